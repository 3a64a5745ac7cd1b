import { describe, expect, test } from '@jest/globals';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { offence, table } from '../../../scripts/lint/rooms.ts';

const root = join(import.meta.dirname, '../../..');

const imports = globSync('src/**/*.ts', { cwd: root }).flatMap((file) =>
  [...readFileSync(join(root, file), 'utf8').matchAll(/(?:from|import|import\()\s*'([^']+)'/g)].map(
    ([, specifier = '']) => ({ file, specifier }),
  ),
);

describe('the rooms of the source tree', () => {
  test('no file imports what its room may not know', () => {
    expect(imports.length).toBeGreaterThan(100);
    const offences = imports.map(({ file, specifier }) => [file, specifier, offence(file, specifier)]);
    expect(offences.filter(([, , message]) => message !== undefined)).toEqual([]);
  });

  // The bundler leaves out a module of which nothing is used.
  test('no module is imported for what it does when it is loaded', () => {
    const effects = globSync('src/**/*.ts', { cwd: root }).filter((file) =>
      /^import\s*'/m.test(readFileSync(join(root, file), 'utf8')),
    );
    expect(effects).toEqual([]);
  });

  test('the table names rooms that are there, and each after those that it may import', () => {
    const names = Object.keys(table.rooms);
    const folders = new Set(globSync('src/*/', { cwd: root }).map((path) => path.split('/')[1]));
    expect(names.filter((name) => !folders.has(name))).toEqual([]);
    const late = Object.entries(table.rooms).flatMap(([room, known]) =>
      known.filter((each) => names.indexOf(each) >= names.indexOf(room)).map((each) => [room, each]),
    );
    expect(late).toEqual([]);
  });

  test.each([
    ['a room above', 'src/llb/exec.ts', '../app/line.ts'],
    ['a file behind the door of a room', 'src/app/build.ts', '../oci/registry/client.ts'],
    ['the file system, from a room that is given it', 'src/app/build.ts', 'node:fs'],
    ['the toolkit of GitHub', 'src/cli/main.ts', '@actions/core'],
    ['anything, from a room without a rule', 'src/attic/a.ts', './b.ts'],
  ])('%s is an offence', (_what, file, specifier) => {
    expect(offence(file, specifier)).toEqual(expect.any(String));
  });

  test.each([
    ['the base', 'src/llb/exec.ts', '../untrusted/json.ts'],
    ['a room below, by its door', 'src/app/build.ts', '../oci/index.ts'],
    ['its own files', 'src/oci/layout.ts', './digest.ts'],
    ['the file system, from an adapter', 'src/host/git.ts', 'node:fs'],
    ['the toolkit, from the action', 'src/action/main.ts', '@actions/core'],
  ])('%s is none', (_what, file, specifier) => {
    expect(offence(file, specifier)).toBeUndefined();
  });
});
