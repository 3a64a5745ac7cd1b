import { stageWorlds } from '../image/world.ts';
import { AipackError, type Problem } from '../schema/errors.ts';
import type { UniversalBuild } from '../schema/universal-build.ts';
import {
  compareLocks,
  formatLock,
  LockError,
  makeLock,
  parseLock,
  type ArchitectureResolution,
  type Lock,
  type LockChange,
  parseIndexText,
  resolve,
  ResolveError,
  type PackageIndex,
} from '../wolfi/index.ts';
import { resolveProblems } from './resolve-problems.ts';

/** The lock file, in the root of the context. */
export const LOCK_FILE = 'aipack.lock';

/** A lock file as it was read. */
export interface LockSource {
  /** Path for messages. */
  readonly file: string;
  readonly content: string;
}

export interface LockFile {
  readonly file: string;
  readonly lock: Lock;
}

/** @throws AipackError LOCK_FORMAT */
export function readLock({ file, content }: LockSource): LockFile {
  try {
    return { file, lock: parseLock(content) };
  } catch (error) {
    if (!(error instanceof LockError)) throw error;
    throw new AipackError(lockProblem(error, file), { cause: error });
  }
}

/** What is wrong with a lock file, at the file. */
export function lockProblem({ code, message, hint }: LockError, file: string): Problem {
  const how = file.endsWith(LOCK_FILE)
    ? `${hint} To do so: aipack lock`
    : 'Print the file again with aipack validate or aipack plan.';
  return { code, message, hint: how, location: { file } };
}

/** The part of an index that is locked, from which detection prefers to choose; undefined where nothing is. */
export function lockedPart(index: PackageIndex, { lock }: LockFile): PackageIndex | undefined {
  const stanzas = (lock.architectures[index.architecture] ?? []).flatMap(({ name, version }) =>
    index
      .packagesNamed(name)
      .filter((id) => index.versionOf(id) === version)
      .map((id) => index.stanzaOf(id).trimEnd()),
  );
  if (stanzas.length === 0) return undefined;
  return parseIndexText(Buffer.from(`${stanzas.join('\n\n')}\n\n`), { architecture: index.architecture });
}

const NOTHING: Lock = { version: 1, architectures: {} };

export interface WrittenLock {
  readonly text: string;
  readonly changes: readonly LockChange[];
}

/**
 * Locks what builds are made of, on the architecture of each index; other architectures of a lock from before stay as they are.
 * What it holds stays wherever it can: builds that were withdrawn move to the newest, what nothing needs any more goes.
 * @param update moves everything to the newest
 * @throws AipackError with every package that is unknown or can't be installed
 */
export function lockBuilds(
  builds: readonly UniversalBuild[],
  indexes: readonly PackageIndex[],
  before: Lock | undefined,
  update: boolean,
): WrittenLock {
  const problems: Problem[] = [];
  const kept = update ? undefined : before;
  const resolutions = indexes.flatMap((index) =>
    builds.flatMap((build) => {
      const stages = stageWorlds(build, (name) => index.has(name));
      return (['build', 'runtime'] as const).flatMap((stage): ArchitectureResolution[] => {
        try {
          return [{ architecture: index.architecture, resolution: resolveKeeping(index, stages[stage], kept) }];
        } catch (error) {
          if (!(error instanceof ResolveError)) throw error;
          const where = `${build.metadata.project_name}: ${stage} packages for ${index.architecture}: `;
          problems.push(...resolveProblems(error, where));
          return [];
        }
      });
    }),
  );
  if (problems.length > 0) throw new AipackError(problems);
  const after = mergeLocks(before ?? NOTHING, makeLock(resolutions));
  return { text: formatLock(after), changes: compareLocks(before ?? NOTHING, after) };
}

/** The architectures of both; of one that both have, the newer lock's. */
function mergeLocks(older: Lock, newer: Lock): Lock {
  const architectures = Object.entries({ ...older.architectures, ...newer.architectures });
  return { version: 1, architectures: Object.fromEntries(architectures.sort(([a], [b]) => (a < b ? -1 : 1))) };
}

/** Resolves to the builds that are locked, as far as the index still has them and they go together with what is new. */
function resolveKeeping(
  index: PackageIndex,
  world: readonly string[],
  lock: Lock | undefined,
): ArchitectureResolution['resolution'] {
  const held = lock === undefined ? undefined : heldBuilds(index, lock);
  if (held === undefined) return resolve(index, world);
  try {
    return resolve(index, world, {
      accepts: (name, version, checksum) => held.get(name)?.has(`${version} ${checksum}`) ?? true,
    });
  } catch (error) {
    if (!(error instanceof ResolveError)) throw error;
    return resolve(index, world);
  }
}

/** Locked builds that the index has as they were locked, by name. */
function heldBuilds(index: PackageIndex, lock: Lock): ReadonlyMap<string, ReadonlySet<string>> {
  const held = new Map<string, Set<string>>();
  for (const { name, version, checksum } of lock.architectures[index.architecture] ?? []) {
    const there = index
      .packagesNamed(name)
      .some((id) => index.versionOf(id) === version && index.recordOf(id).checksum === checksum);
    if (there) held.set(name, (held.get(name) ?? new Set()).add(`${version} ${checksum}`));
  }
  return held;
}
