import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { LockError, parseIndexText, resolve, type PackageIndex } from '../../../src/wolfi/index.ts';
import {
  checkLock,
  compareLocks,
  formatLock,
  makeLock,
  parseLock,
  resolveLocked,
  type Lock,
} from '../../../src/wolfi/lock.ts';
import { indexText, type TestPackage } from './support/index-text.ts';

function indexOf(...packages: readonly (TestPackage | string)[]): PackageIndex {
  return parseIndexText(Buffer.from(indexText(...packages)));
}

function codeOf(action: () => unknown): string {
  try {
    action();
    return 'done';
  } catch (error) {
    if (error instanceof LockError) return error.code;
    throw error;
  }
}

const index = indexOf({ name: 'app', depends: 'lib' }, { name: 'lib', version: '1-r0' }, 'tool');
const lock = makeLock([
  { architecture: 'x86_64', resolution: resolve(index, ['tool']) },
  { architecture: 'x86_64', resolution: resolve(index, ['app']) },
  { architecture: 'aarch64', resolution: resolve(index, ['tool']) },
]);
const later = indexOf(
  { name: 'app', depends: 'lib' },
  { name: 'lib', version: '1-r0' },
  { name: 'lib', version: '2-r0' },
  'tool',
  { name: 'tool', version: '3-r0' },
);

describe('a lock', () => {
  test('holds every build once, sorted, by architecture', () => {
    const names = (architecture: 'x86_64' | 'aarch64'): string[] =>
      (lock.architectures[architecture] ?? []).map((item) => item.name);
    expect(Object.keys(lock.architectures)).toEqual(['aarch64', 'x86_64']);
    expect(names('x86_64')).toEqual(['app', 'lib', 'tool']);
    expect(names('aarch64')).toEqual(['tool']);
  });

  test('is written one package a line, and read back as it was', () => {
    const text = formatLock(lock);
    expect(parseLock(text)).toEqual(lock);
    expect(text.split('\n').filter((line) => line.includes('"tool"'))).toHaveLength(2);
    expect(formatLock(parseLock(text))).toBe(text);
    expect(parseLock(formatLock({ version: 1, architectures: {} }))).toEqual({ version: 1, architectures: {} });
  });

  test('comes out the same whatever order the resolutions have', () => {
    const item = fc.record({ name: fc.constantFrom('a', 'b', 'c'), version: fc.constantFrom('1-r0', '2-r0', '10-r0') });
    fc.assert(
      fc.property(fc.array(item), (items) => {
        const packages = items.map((entry) => ({
          ...entry,
          checksum: 'Q1aa',
          size: 1,
          installedSize: 1,
          origin: '',
          repository: '',
        }));
        const of = (list: typeof packages): string =>
          formatLock(makeLock([{ architecture: 'x86_64', resolution: { packages: list } }]));
        return of(packages) === of(packages.toReversed());
      }),
    );
  });

  test.each([
    ['no JSON', 'x'],
    ['another version', '{"version":2,"architectures":{}}'],
    ['another architecture', '{"version":1,"architectures":{"riscv64":[]}}'],
    ['more than it should', '{"version":1,"architectures":{},"extra":true}'],
    [
      'an option for a name',
      '{"version":1,"architectures":{"x86_64":[{"name":"--root","version":"1","checksum":"Q1aa"}]}}',
    ],
    [
      'a version that is none',
      '{"version":1,"architectures":{"x86_64":[{"name":"a","version":"1;rm","checksum":"Q1aa"}]}}',
    ],
    ['no checksum', '{"version":1,"architectures":{"x86_64":[{"name":"a","version":"1"}]}}'],
  ])('with %s is refused', (_, text) => {
    expect(codeOf(() => parseLock(text))).toBe('LOCK_FORMAT');
  });

  test.each([
    ['packages without number', `{"version":1,"architectures":{"x86_64":[${'{},'.repeat(600_000)}{}]}}`],
    ['lists in lists', `{"version":1,"architectures":{"x86_64":${'['.repeat(500_000)}${']'.repeat(500_000)}}}`],
    ['objects in objects', `${'{"a":'.repeat(200_000)}1${'}'.repeat(200_000)}`],
    ['thousands of wrong packages', `{"version":1,"architectures":{"x86_64":[${'1,'.repeat(19_000)}1]}}`],
    ['thousands of wrong fields', `{${Array.from({ length: 50_000 }, (_, at) => `"key${at}":1`).join(',')}}`],
  ])('with %s is refused in few words', (_, text) => {
    let message = '';
    expect(
      codeOf(() => {
        try {
          parseLock(text);
        } catch (error) {
          message = String(error);
          throw error;
        }
      }),
    ).toBe('LOCK_FORMAT');
    expect(message.length).toBeLessThan(6000);
  });

  test('names everything that is wrong with it', () => {
    const text = '{"version":1,"architectures":{"x86_64":[{"name":"-a","version":"x","checksum":"?"}]}}';
    expect(() => parseLock(text)).toThrow(/0\.name.*0\.version.*0\.checksum/);
  });
});

describe('resolving by a lock', () => {
  test('gives the locked builds although there are newer ones', () => {
    expect(resolve(later, ['app', 'tool']).packages.map((item) => item.version)).toEqual(['1.0-r0', '2-r0', '3-r0']);
    expect(resolveLocked(later, ['app', 'tool'], lock).packages.map((item) => item.version)).toEqual([
      '1.0-r0',
      '1-r0',
      '1.0-r0',
    ]);
  });

  test('fails where a build was withdrawn, naming the newest', () => {
    const pruned = indexOf({ name: 'app', depends: 'lib' }, { name: 'lib', version: '2-r0' });
    expect(checkLock(pruned, lock)).toEqual([
      { name: 'lib', version: '1-r0', kind: 'withdrawn', newest: '2-r0' },
      { name: 'tool', version: '1.0-r0', kind: 'withdrawn', newest: undefined },
    ]);
    expect(() => resolveLocked(pruned, ['app'], lock)).toThrow(
      'The lock file cannot be honoured: lib 1-r0 was withdrawn; the newest is 2-r0; tool 1.0-r0 was withdrawn, and there is no other tool.',
    );
  });

  test('fails where another build has the same version', () => {
    const changed = indexOf(
      { name: 'app', depends: 'lib' },
      { name: 'lib', version: '1-r0', checksum: 'Q1other' },
      'tool',
    );
    expect(checkLock(changed, lock)).toMatchObject([{ name: 'lib', kind: 'changed' }]);
    expect(codeOf(() => resolveLocked(changed, ['app'], lock))).toBe('LOCK_WITHDRAWN');
  });

  test('fails where the world asks for more than is locked', () => {
    const grown = indexOf({ name: 'app', depends: 'lib' }, { name: 'lib', version: '1-r0' }, 'tool', 'curl');
    expect(codeOf(() => resolveLocked(grown, ['app', 'curl'], lock))).toBe('LOCK_OUTDATED');
    expect(() => resolveLocked(grown, ['curl'], lock)).toThrow('does not cover what is asked for: curl');
  });

  test('fails for an architecture that is not in it', () => {
    const only: Lock = { version: 1, architectures: { aarch64: [] } };
    expect(codeOf(() => resolveLocked(index, ['tool'], only))).toBe('LOCK_ARCHITECTURE');
  });
});

test('an update says what it changes', () => {
  const updated = makeLock([{ architecture: 'x86_64', resolution: resolve(later, ['app']) }]);
  expect(compareLocks(lock, updated)).toEqual([
    { architecture: 'aarch64', name: 'tool', from: '1.0-r0', to: undefined },
    { architecture: 'x86_64', name: 'lib', from: '1-r0', to: '2-r0' },
    { architecture: 'x86_64', name: 'tool', from: '1.0-r0', to: undefined },
  ]);
  expect(compareLocks(lock, lock)).toEqual([]);
});
