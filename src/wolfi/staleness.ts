import type { PackageIndex } from './package-index.ts';
import type { PackageRecord } from './types.ts';

/** Wolfi rebuilds what it maintains for every fix in a dependency; three months without a build mean that nobody does. */
export const DEFAULT_MAX_BUILD_AGE_DAYS = 90;

export interface StalenessOptions {
  /** Days between a package's newest build and the newest of the repository, after which it counts as not maintained. */
  readonly maxBuildAgeDays?: number;
}

/**
 * Whether a build is much older than the repository it is in. Ages are counted from the newest build of the index instead of
 * from today: a mirror that stands still makes everything old, but nothing unmaintained.
 */
export function isStale(index: PackageIndex, record: PackageRecord, options: StalenessOptions = {}): boolean {
  if (record.buildTime === 0) return false;
  const limit = (options.maxBuildAgeDays ?? DEFAULT_MAX_BUILD_AGE_DAYS) * 86_400;
  return index.newestBuild - record.buildTime > limit;
}

export interface StalePackage {
  readonly name: string;
  /** The newest build. */
  readonly version: string;
  /** Days between it and the newest build of the repository. */
  readonly ageDays: number;
}

/** Those of the packages whose newest build is so old that they are probably no longer maintained. */
export function findStale(
  index: PackageIndex,
  names: Iterable<string>,
  options: StalenessOptions = {},
): StalePackage[] {
  const stale: StalePackage[] = [];
  for (const name of new Set(names)) {
    const record = index.record(name);
    if (!record || !isStale(index, record, options)) continue;
    stale.push({ name, version: record.version, ageDays: Math.floor((index.newestBuild - record.buildTime) / 86_400) });
  }
  return stale;
}
