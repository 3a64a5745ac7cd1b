import { describe, expect, test } from '@jest/globals';
import { FolderRecords } from '../../../../src/apk/root/folder-records.ts';
import { installOrder } from '../../../../src/apk/root/install-order.ts';
import { orderLayers } from '../../../../src/apk/root/layer-order.ts';
import { compareBytes, compareNames } from '../../../../src/apk/root/text-order.ts';
import { realPath, settleLinks } from '../../../../src/apk/root/links.ts';
import type { ApkPackage, PackageEntry } from '../../../../src/apk/types.ts';
import { makePackage } from './support/packages.ts';

async function packagesOf(table: Readonly<Record<string, readonly string[]>>): Promise<ApkPackage[]> {
  const samples = Object.entries(table).map(([name, info]) => makePackage({ name, info, entries: [name] }));
  return (await Promise.all(samples)).map(({ apk }) => apk);
}

const names = (packages: readonly ApkPackage[]): string => packages.map(({ info }) => info.name).join(' ');

describe('packages are installed', () => {
  test.each<[string, Record<string, string[]>, string[], string]>([
    ['by name', { c: [], a: [], B: [], b: [] }, [], 'a B b c'],
    ['after what they depend on', { a: ['depend = c', 'depend = b'], b: [], c: ['depend = d'], d: [] }, [], 'd c b a'],
    ['after what provides it', { a: ['depend = so:x.1>=2'], b: ['provides = so:x.1=3'] }, [], 'b a'],
    ['what was asked for first', { a: [], b: ['depend = c'], c: [] }, ['b'], 'c b a'],
    ['whatever must not be there', { a: ['depend = !b'], b: [] }, [], 'a b'],
    [
      'in a circle, what was come by first last',
      { a: ['depend = b'], b: ['depend = c'], c: ['depend = a'] },
      [],
      'c b a',
    ],
  ])('%s', async (_, table, world, order) => {
    const packages = await packagesOf(table);
    expect(names(installOrder(packages, world))).toBe(order);
    expect(names(installOrder([...packages].reverse(), world))).toBe(order);
  });

  test('however deep their dependencies go', async () => {
    const [first] = await packagesOf({ a: [] });
    if (first === undefined) throw new Error('there is none');
    const chain = Array.from({ length: 20_000 }, (_, index): ApkPackage => {
      const info = { ...first.info, name: `p${index}`, dependencies: [`p${index + 1}`] };
      return { ...first, info };
    });
    expect(installOrder(chain, [])[0]?.info.name).toBe('p19999');
  });
});

describe('layers are ordered', () => {
  const edges = (
    all: readonly ApkPackage[],
    ...pairs: [above: string, below: string][]
  ): Map<ApkPackage, Set<ApkPackage>> => {
    const of = (name: string): ApkPackage => {
      const found = all.find(({ info }) => info.name === name);
      if (found === undefined) throw new Error(`there is no ${name}`);
      return found;
    };
    return new Map(pairs.map(([above, below]) => [of(above), new Set([of(below)])]));
  };

  test.each<[string, [string, string][], [string, string][], string, string]>([
    ['as they come', [], [], 'a b c', ''],
    ['above those that they hide files of', [['a', 'c']], [], 'b c a', ''],
    ['above their dependencies', [], [['a', 'c']], 'b c a', ''],
    ['by what they hide where that is against dependencies', [['b', 'a']], [['a', 'b']], 'c a b', ''],
    [
      'by the order they come in where they hide each other',
      [
        ['b', 'a'],
        ['a', 'b'],
      ],
      [],
      'c a b',
      'a over b',
    ],
  ])('%s', async (_, must, should, order, unmet) => {
    const all = await packagesOf({ a: [], b: [], c: [] });
    const found = orderLayers(all, edges(all, ...must), edges(all, ...should));
    expect(names(found.order)).toBe(order);
    expect([...found.unmet].map(([apk, losers]) => `${apk.info.name} over ${names(losers)}`).join()).toBe(unmet);
  });
});

describe('the database has folders', () => {
  const entry: PackageEntry = { path: '', kind: 'directory', mode: 0o755, uid: 0, gid: 0, size: 0, modified: 0 };
  const listed = (paths: readonly string[]): string[] => {
    const records = new FolderRecords();
    for (const path of paths) records.folder(path, entry);
    return [...records.folders()].map(({ path }) => path);
  };

  test('in the order of the archive', () => {
    expect(listed(['usr', 'usr/lib', 'etc', 'usr/bin'])).toEqual(['usr', 'usr/lib', 'etc', 'usr/bin']);
  });

  test('sorted where more than 32 came out of order, but for what comes after', () => {
    const down = Array.from({ length: 34 }, (_, index) => `d${String(99 - index)}`);
    expect(listed(down)).toEqual(down);
    expect(listed([...down, 'a'])).toEqual([...down].sort().concat('a'));
  });

  test('with files by their bytes', () => {
    const records = new FolderRecords();
    for (const path of ['b', 'a-b', 'a', 'é', 'Z', '𝒳', '\uffee'])
      records.file(path, { ...entry, kind: 'file', path }, undefined);
    expect([...records.files()]).toEqual(['Z', 'a', 'a-b', 'b', 'é', '\uffee', '𝒳']);
  });
});

test.each([
  ['a', 'b', -1],
  ['a', 'a', 0],
  ['a', 'ab', -1],
  ['\uffee', '\u{1d4b3}', -1],
])('%j comes before %j as bytes do', (a, b, order) => {
  expect(Math.sign(compareBytes(a, b))).toBe(order);
  expect(Math.sign(compareBytes(b, a))).toBe(0 - order);
});

test('names of packages are compared without case, then with', () => {
  expect(['b', 'A', 'a', 'B', 'a-b'].sort(compareNames)).toEqual(['A', 'a', 'a-b', 'B', 'b']);
});

describe('links', () => {
  const links: Record<string, string> = {
    lib: 'usr/lib',
    'usr/x': '/etc/../opt',
    'opt/up': '../..',
    self: 'self',
    a: 'b',
    b: 'a/x',
  };
  const linkAt = (path: string): string | undefined => (Object.hasOwn(links, path) ? links[path] : undefined);

  test.each([
    ['lib/y', 'usr/lib/y'],
    ['/lib/../y', 'usr/y'],
    ['usr/x/y', 'opt/y'],
    ['usr/x/up/lib/y', 'usr/lib/y'],
    ['../../etc', 'etc'],
    ['lib', 'lib'],
    ['lib/.', 'usr/lib'],
    ['self', 'self'],
    ['self/x', undefined],
    ['a/x', undefined],
    ['', ''],
  ])('%j is really %j', (path, real) => {
    expect(realPath(path, linkAt)).toBe(real);
  });

  test('that lead through each other are settled, whatever order they come in', () => {
    const all = [
      { path: 'one/two/three', target: 'x' },
      { path: 'one/two', target: '/there' },
      { path: 'one', target: 'uno' },
    ];
    for (const order of [all, [...all].reverse()]) {
      const { links: settled, loops } = settleLinks(order);
      expect([...settled.keys()].sort()).toEqual(['one', 'there/three', 'uno/two']);
      expect(loops).toEqual([]);
    }
  });
});
