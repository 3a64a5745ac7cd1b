import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

const script = join(import.meta.dirname, '../../lab/base-image/select.awk');

type Package = { name: string; version: string; depends?: string; provides?: string; priority?: number };

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'aipack-select-'));
});
afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

function records(packages: readonly Package[]): string {
  return packages
    .map(({ name, version, depends = '', provides = '', priority = 0 }) =>
      [
        '@:http://repo',
        'C:Q1x',
        `P:${name}`,
        `V:${version}`,
        `k:${priority}`,
        `D:${depends}`,
        `p:${provides}`,
        '',
      ].join('\n'),
    )
    .join('\n');
}

/** What the stand-in for apk would install, as name=version, or what it says instead. */
function select(
  world: readonly string[],
  index: readonly Package[],
  installed: readonly Package[] = [],
): string[] | string {
  const write = (name: string, content: string) => {
    writeFileSync(join(directory, name), `${content}\n`);
    return join(directory, name);
  };
  const files = [
    write('world', world.join('\n')),
    write('installed', records(installed)),
    write('index', records(index)),
  ];
  const done = spawnSync('awk', ['-f', script, '-v', 'mode=select', ...files], { encoding: 'utf8' });
  if (done.status !== 0) return done.stdout;
  return done.stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => line.split(' ').slice(0, 2).join('='));
}

const version = (name: string, ...versions: string[]): Package[] => versions.map((each) => ({ name, version: each }));

describe('the stand-in for apk selects', () => {
  test('the newest version', () => {
    const index = version('a', '1.9-r0', '1.10-r0', '1.10_rc1-r0', '1.10-r2', '1.2-r9');
    expect(select(['a'], index)).toEqual(['a=1.10-r2']);
  });

  test.each([
    ['a=1.9-r0', 'a=1.9-r0'],
    ['a~1.9', 'a=1.9-r1'],
    ['a<2', 'a=1.10-r0'],
    ['a>=2', 'a=2.0.1-r0'],
  ])('what %s allows', (wanted, expected) => {
    expect(select([wanted], version('a', '1.9-r0', '1.9-r1', '1.10-r0', '2.0.1-r0'))).toEqual([expected]);
  });

  test('dependencies first, each once, in circles too', () => {
    const index: Package[] = [
      { name: 'app', version: '1-r0', depends: 'so:libc.so.6 base' },
      { name: 'libc', version: '2-r0', provides: 'so:libc.so.6=6', depends: 'base' },
      { name: 'base', version: '3-r0', depends: 'certs' },
      { name: 'certs', version: '4-r0', depends: 'base' },
    ];
    expect(select(['app'], index)).toEqual(['certs=4-r0', 'base=3-r0', 'libc=2-r0', 'app=1-r0']);
  });

  test('of several providers the one that is asked for, else the newest', () => {
    const index: Package[] = [
      { name: 'nodejs-22', version: '22.1-r0', provides: 'nodejs=22.1-r0' },
      { name: 'nodejs-24', version: '24.1-r0', provides: 'nodejs=24.1-r0' },
      { name: 'npm', version: '1-r0', depends: 'nodejs' },
    ];
    expect(select(['npm', 'nodejs-22'], index)).toEqual(['nodejs-22=22.1-r0', 'npm=1-r0']);
    expect(select(['npm'], index)).toEqual(['nodejs-24=24.1-r0', 'npm=1-r0']);
  });

  test('nothing that is there already', () => {
    const a = version('a', '1-r0');
    expect(select(['a', 'b'], [...a, ...version('b', '1-r0')], a)).toEqual(['b=1-r0']);
  });
});

describe('the stand-in for apk refuses, in apk’s words,', () => {
  test('a package that does not exist', () => {
    expect(select(['foo'], [])).toBe(
      'ERROR: unable to select packages:\n  foo (no such package):\n    required by: world[foo]\n',
    );
  });

  test('a version that does not exist', () => {
    expect(select(['a=2'], version('a', '1-r0'))).toBe(
      'ERROR: unable to select packages:\n  a-1-r0:\n    breaks: world[a=2]\n',
    );
  });

  test('packages that exclude each other', () => {
    const index: Package[] = [
      { name: 'glibc', version: '2-r0', depends: '!musl' },
      { name: 'musl', version: '1-r0' },
    ];
    expect(select(['glibc', 'musl'], index)).toContain('musl:\n    conflicts: glibc-2-r0[!musl]');
  });
});
