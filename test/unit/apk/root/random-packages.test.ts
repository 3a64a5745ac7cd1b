import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { RootError } from '../../../../src/apk/root/errors.ts';
import { ApkFails, ApkModel } from './support/apk-model.ts';
import { type Laid, laySamples, type Made, type MadePackage, makePackage, type Sample } from './support/packages.ts';

const FOLDERS = ['a', 'b', 'a/c', 'b/c', 'link', 'link/c', 'a/up'];
const NAMES = ['x', 'y', 'z'];
/** They lead to folders of the same set, through each other, and back. */
const LINKS: readonly Made[] = [
  { path: 'link', link: 'a' },
  { path: 'a/up', link: '../b' },
  { path: 'b/root', link: '/a/up' },
];

const mode = fc.constantFrom(0o755, 0o700, 0o711);
const folder = fc.record({
  path: fc.constantFrom(...FOLDERS).map((path) => `${path}/`),
  mode,
  uid: fc.constantFrom(0, 7),
});
const file = fc.record({
  path: fc
    .tuple(fc.constantFrom('', 'a/', 'b/', 'a/c/', 'link/', 'link/c/', 'a/up/', 'b/root/'), fc.constantFrom(...NAMES))
    .map((parts) => parts.join('')),
  mode: fc.constantFrom(0o644, 0o4755),
  isLink: fc.boolean(),
});

interface Drawn {
  readonly folders: readonly Made[];
  readonly files: readonly { readonly path: string; readonly mode: number; readonly isLink: boolean }[];
  readonly replaces: readonly number[];
  readonly priority: number;
  readonly origin: string;
}

const drawn: fc.Arbitrary<Drawn> = fc.record({
  folders: fc.uniqueArray(folder, { selector: ({ path }) => path, maxLength: 4 }),
  files: fc.uniqueArray(file, { selector: ({ path }) => path, minLength: 1, maxLength: 4 }),
  replaces: fc.uniqueArray(fc.nat(4), { maxLength: 4 }),
  priority: fc.nat(2),
  origin: fc.constantFrom('', '', 'p1', 'p2', 'other'),
});

/** Packages of which each is installed after those before it, though names say otherwise. */
function packagesOf(all: readonly Drawn[], names: readonly string[], links: readonly Made[]): MadePackage[] {
  return all.map(({ folders, files, replaces, priority, origin }, index) => {
    const own = index === 0 ? links : [];
    // Paths of links are left to the first package, which has none of the folders of those names.
    const isFree = (path: string): boolean =>
      index > 0 || !links.some((link) => `${path}/`.startsWith(`${link.path}/`));
    const needed = files.filter(({ path }) => isFree(path)).flatMap(({ path }) => above(path));
    const linked = own.flatMap(({ path }) => above(path));
    const given = folders.filter(({ path }) => isFree(path.slice(0, -1)));
    const entries = new Map<string, Made>([...needed, ...linked].map((path) => [`${path}/`, { path: `${path}/` }]));
    for (const each of given) entries.set(each.path, each);
    const sorted = [...entries.values()].sort((x, y) => (x.path < y.path ? -1 : 1));
    const [first, ...rest] = files.filter(({ path }) => isFree(path) && !entries.has(`${path}/`));
    const made = (path: string): Made => ({ path, content: `${names[index] ?? ''} ${path}` });
    return {
      name: names[index] ?? '',
      info: [
        ...(index > 0 ? [`depend = ${names[index - 1] ?? ''}`] : []),
        ...replaces
          .filter((each) => each < all.length && each !== index)
          .map((each) => `replaces = ${names[each] ?? ''}`),
        `replaces_priority = ${priority}`,
        `origin = ${origin}`,
      ],
      entries: [
        ...sorted,
        ...own,
        ...(first === undefined ? [] : [{ ...made(first.path), mode: first.mode }]),
        ...rest.map((each): Made =>
          each.isLink && first !== undefined
            ? { path: each.path, same: first.path, mode: first.mode }
            : { ...made(each.path), mode: each.mode },
        ),
      ],
    };
  });
}

function above(path: string): string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

/** The tree as the model lists it, without what is made here. */
function listing({ tree, at, text }: Laid): Map<string, string> {
  const ours = /^(?:etc|lib|var)(?:\/|$)/;
  return new Map(
    [...tree.keys()]
      .filter((path) => !ours.test(path))
      .map((path) => [path, tree.get(path)?.type === 'file' ? `${at(path)} =${text(path)}` : at(path)]),
  );
}

function modelListing(samples: readonly Sample[]): Map<string, string> | undefined {
  const model = new ApkModel();
  try {
    for (const { apk } of samples) model.add(apk);
  } catch (error) {
    if (error instanceof ApkFails) return undefined;
    throw error;
  }
  return new Map([...model.listing()].sort(([a], [b]) => (a < b ? -1 : 1)));
}

const sets = fc
  .tuple(
    fc.array(drawn, { minLength: 1, maxLength: 5 }),
    fc.shuffledSubarray(['p1', 'p2', 'p3', 'p4', 'p5'], { minLength: 5 }),
    fc.subarray([...LINKS]),
  )
  .map(([all, names, links]) => packagesOf(all, names, links));

test('layers of whatever packages come to the tree that apk makes, and what apk refuses for two files is refused', async () => {
  const outcomes = { same: 0, refused: 0, anew: 0 };
  await fc.assert(
    fc.asyncProperty(sets, fc.constantFrom(100, 3), async (packages, layerLimit) => {
      const samples = await Promise.all(packages.map(makePackage));
      const expected = modelListing(samples);
      const laid = await laySamples(samples, { layerLimit }).catch((error: unknown) => error as RootError);
      if (expected === undefined) {
        outcomes.refused++;
        return;
      }
      if (!('tree' in laid)) throw laid;
      outcomes.same++;
      if (laid.notices.includes('LAYER_MADE_ANEW')) outcomes.anew++;
      expect(listing(laid)).toEqual(expected);
      for (const path of expected.keys()) expect(laid.root.find(path)?.path).toBe(path);
    }),
    { numRuns: 250, seed: 20_261_127 },
  );
  // That it is not all refusals which come out the same.
  expect(outcomes.same).toBeGreaterThan(60);
  expect(outcomes.anew).toBeGreaterThan(10);
  expect(outcomes.refused).toBeGreaterThan(10);
});
