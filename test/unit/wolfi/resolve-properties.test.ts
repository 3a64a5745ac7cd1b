import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { acceptsProvider, parseDependencies, parseDependency } from '../../../src/wolfi/dependency.ts';
import {
  parseIndexText,
  resolve,
  ResolveError,
  type PackageIndex,
  type PackageRecord,
} from '../../../src/wolfi/index.ts';
import { indexText, type TestPackage } from './support/index-text.ts';

const name = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
const version = fc.constantFrom('1-r0', '2-r0', '3-r0');
const constraint = fc.constantFrom('', '', '', '=2-r0', '<3', '>1-r0', '~2');
const need = fc
  .tuple(fc.constantFrom('', '', '', '!'), fc.oneof(name, fc.constantFrom('v', 'w')), constraint)
  .map((parts) => parts.join(''));
const provision = fc.tuple(fc.constantFrom('v', 'w'), fc.constantFrom('', '=1', '=2')).map((parts) => parts.join(''));

const build = fc.record({
  name,
  version,
  depends: fc.array(need, { maxLength: 3 }).map((items) => items.join(' ')),
  provides: fc.array(provision, { maxLength: 1 }).map((items) => items.join(' ')),
  priority: fc.constantFrom(0, 0, 5, 10),
});
const repository = fc.uniqueArray(build, {
  selector: (item) => `${item.name}-${item.version}`,
  minLength: 1,
  maxLength: 12,
});
const bareName = (token: string): string => token.replace(/[<>=~].*$/, '');
const world = fc.uniqueArray(
  fc.tuple(name, constraint).map((parts) => parts.join('')),
  { minLength: 1, maxLength: 3, selector: bareName },
);

function indexOf(packages: readonly TestPackage[]): PackageIndex {
  return parseIndexText(Buffer.from(indexText(...packages)));
}

function solve(index: PackageIndex, wanted: readonly string[]): PackageRecord[] | ResolveError {
  try {
    return resolve(index, wanted).packages.flatMap((item) => index.record(item.name, item.version) ?? []);
  } catch (error) {
    if (error instanceof ResolveError) return error;
    throw error;
  }
}

/** Names a set provides, with the version under which it does. */
function offers(item: PackageRecord): { name: string; version: string | undefined }[] {
  const provided = parseDependencies(item.provides.join(' ')).dependencies;
  return [
    { name: item.name, version: item.version },
    ...provided.map((token) => ({ name: token.name, version: token.version })),
  ];
}

/** Whether a token holds for a set of packages; a package's own conflicts do not concern itself. */
function holds(token: string, set: readonly PackageRecord[], owner?: PackageRecord): boolean {
  const dependency = parseDependency(token);
  if (!dependency) return false;
  const others = dependency.conflict ? set.filter((item) => item !== owner) : set;
  const matching = others.flatMap((item) => offers(item).filter((offer) => offer.name === dependency.name));
  const accepted = matching.map((offer) => acceptsProvider(dependency, offer.version, ''));
  return dependency.conflict ? accepted.every(Boolean) : accepted.some(Boolean);
}

test('whatever is resolved can really be installed', () => {
  let resolved = 0;
  fc.assert(
    fc.property(repository, world, (packages, wanted) => {
      const set = solve(indexOf(packages), wanted);
      if (set instanceof ResolveError) return true;
      resolved++;
      const names = set.map((item) => item.name);
      const versioned = set.flatMap((item) =>
        offers(item)
          .filter((offer) => offer.version !== undefined)
          .map((offer) => offer.name),
      );
      return (
        new Set(names).size === names.length &&
        new Set(versioned).size === versioned.length &&
        wanted.every((token) => holds(token, set)) &&
        set.every((item) => item.dependencies.every((token) => holds(token, set, item)))
      );
    }),
    { numRuns: 1500 },
  );
  // About one world in seven: this says that there are some, and far fewer would be chance.
  expect(resolved).toBeGreaterThan(50);
});

test('nothing is installed that nobody needs', () => {
  fc.assert(
    fc.property(repository, world, (packages, wanted) => {
      const set = solve(indexOf(packages), wanted);
      if (set instanceof ResolveError) return true;
      const needed = [...wanted, ...set.flatMap((item) => item.dependencies)];
      return set.every((item) => {
        const own = new Set(offers(item).map((offer) => offer.name));
        return needed.some((token) => own.has(parseDependency(token)?.name ?? ''));
      });
    }),
    { numRuns: 500 },
  );
});

test('a refusal names at least one reason, in words', () => {
  fc.assert(
    fc.property(repository, world, (packages, wanted) => {
      const refused = solve(indexOf(packages), wanted);
      if (!(refused instanceof ResolveError)) return true;
      return refused.reasons.length > 0 && refused.reasons.every((reason) => reason.message.length > 10);
    }),
    { numRuns: 500 },
  );
});

test('packages without constraints always resolve, to the newest of each', () => {
  const plain = fc.uniqueArray(fc.record({ name, version }), {
    selector: (item) => `${item.name}-${item.version}`,
    minLength: 1,
  });
  fc.assert(
    fc.property(plain, (packages) => {
      const names = [...new Set(packages.map((item) => item.name))];
      const set = solve(indexOf(packages), names);
      if (set instanceof ResolveError) return false;
      const newest = (wanted: string): string =>
        packages
          .filter((item) => item.name === wanted)
          .map((item) => item.version)
          .sort()
          .at(-1) ?? '';
      return set.every((item) => item.version === newest(item.name)) && set.length === names.length;
    }),
  );
});

test('the order of a world makes no difference', () => {
  fc.assert(
    fc.property(repository, world, (packages, wanted) => {
      const index = indexOf(packages);
      expect(solve(index, [...wanted].reverse())).toEqual(solve(index, wanted));
    }),
    { numRuns: 300 },
  );
});
