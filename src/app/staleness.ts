import type { Problem } from '../schema/errors.ts';
import type { UniversalBuild } from '../schema/universal-build.ts';
import {
  FAMILIES,
  findStale,
  listStreams,
  parseDependency,
  type PackageIndex,
  type StalePackage,
} from '../wolfi/index.ts';

export interface StalenessSettings {
  /** Days after which a package that isn't built any more counts as no longer maintained; a default without. */
  readonly maxAgeDays?: number;
  /** Refuse such packages instead of warning of them. */
  readonly fail: boolean;
}

/**
 * Packages that a build names and that are probably no longer maintained. Those that only come along are their packagers'
 * choice: nobody could act on a warning about them.
 */
export function staleProblems(
  build: UniversalBuild,
  index: PackageIndex,
  { maxAgeDays }: StalenessSettings,
): readonly Problem[] {
  const names = [...build.build.packages, ...build.runtime.packages].map((text) => parseDependency(text)?.name ?? text);
  const options = maxAgeDays === undefined ? {} : { maxBuildAgeDays: maxAgeDays };
  return findStale(index, names, options).map((stale) => ({
    code: 'PACKAGE_UNMAINTAINED',
    message: sentence(stale),
    hint: hintFor(stale, index, options),
  }));
}

/** In the words that a choice of streams has for it, so that nobody is told twice. */
function sentence({ name, ageDays }: StalePackage): string {
  return `${name} was last built ${ageDays} days before the newest package; it is probably no longer maintained.`;
}

function hintFor({ name }: StalePackage, index: PackageIndex, options: { readonly maxBuildAgeDays?: number }): string {
  const family = FAMILIES.find(({ pattern }) => pattern.test(name));
  const maintained = family === undefined ? [] : listStreams(index, family.name, options).filter(({ stale }) => !stale);
  return maintained.length > 0
    ? `Maintained are ${maintained.map((stream) => stream.package).join(', ')}.`
    : 'Use another package, or allow a greater age.';
}
