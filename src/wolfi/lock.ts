/** Lock files: the exact builds that a project's images are made of, for each architecture. */
import * as z from 'zod/mini';
import { checkShape } from '../untrusted/shape.ts';
import { LockError, messageOf, ResolveError } from './errors.ts';
import type { PackageIndex } from './package-index.ts';
import { resolve, type Resolution } from './resolve.ts';
import { isChecksum, isPackageName } from './shape.ts';
import type { Architecture } from './types.ts';
import { compareVersions, isVersion } from './version.ts';

/** Bytes that a lock file may have: thousands of packages take a few hundred thousand. */
const LARGEST_LOCK = 2 * 2 ** 20;

/** Packages of one architecture. Checked before the schema, which makes several objects of each that is wrong. */
const MOST_PACKAGES = 20_000;

const MOST_PROBLEMS = 20;

const lockedPackage = z.strictObject({
  name: z.string().check(z.refine(isPackageName, 'is no package name')),
  version: z.string().check(z.refine(isVersion, 'is no version')),
  checksum: z.string().check(z.refine(isChecksum, 'is no checksum')),
});

const lockFile = z.strictObject({
  version: z.literal(1),
  architectures: z.partialRecord(z.enum(['x86_64', 'aarch64']), z.array(lockedPackage)),
});

export type LockedPackage = Readonly<z.infer<typeof lockedPackage>>;

/** Builds by architecture, sorted by name and version. */
export interface Lock {
  readonly version: 1;
  readonly architectures: Readonly<Partial<Record<Architecture, readonly LockedPackage[]>>>;
}

/** What to resolve again, and for which architecture. */
export interface ArchitectureResolution {
  readonly architecture: Architecture;
  readonly resolution: Resolution;
}

function comparePackages(a: LockedPackage, b: LockedPackage): number {
  if (a.name !== b.name) return a.name < b.name ? -1 : 1;
  return compareVersions(a.version, b.version);
}

function sortedLock(byArchitecture: ReadonlyMap<Architecture, readonly LockedPackage[]>): Lock {
  const sorted = [...byArchitecture].sort(([a], [b]) => (a < b ? -1 : 1));
  const architectures = sorted.map(([architecture, packages]) => {
    const unique = new Map(packages.map((item) => [`${item.name}=${item.version}`, item]));
    return [architecture, [...unique.values()].sort(comparePackages)] as const;
  });
  return { version: 1, architectures: Object.fromEntries(architectures) };
}

/** A lock of everything that the resolutions install: any number of worlds, for any number of architectures. */
export function makeLock(resolutions: Iterable<ArchitectureResolution>): Lock {
  const byArchitecture = new Map<Architecture, LockedPackage[]>();
  for (const { architecture, resolution } of resolutions) {
    const packages = byArchitecture.get(architecture) ?? [];
    packages.push(...resolution.packages.map(({ name, version, checksum }) => ({ name, version, checksum })));
    byArchitecture.set(architecture, packages);
  }
  return sortedLock(byArchitecture);
}

/** The text of a lock file; the same lock always gives the same bytes. One package a line, so that changes read well. */
export function formatLock(lock: Lock): string {
  const blocks = Object.entries(lock.architectures).map(([architecture, packages]) => {
    const lines = packages.map(({ name, version, checksum }) => `      ${JSON.stringify({ name, version, checksum })}`);
    return `    ${JSON.stringify(architecture)}: [\n${lines.join(',\n')}\n    ]`;
  });
  return `{\n  "version": 1,\n  "architectures": {\n${blocks.join(',\n')}\n  }\n}\n`;
}

const UPDATE_HINT = 'Update the lock file.';

/**
 * Reads the text of a lock file.
 * @throws LockError LOCK_FORMAT, naming everything that is wrong
 */
export function parseLock(text: string): Lock {
  if (text.length > LARGEST_LOCK) {
    throw new LockError('LOCK_FORMAT', `The lock file is larger than ${LARGEST_LOCK} bytes.`, { hint: UPDATE_HINT });
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const message = `The lock file is no JSON: ${messageOf(error)}`;
    throw new LockError('LOCK_FORMAT', message, { hint: UPDATE_HINT, cause: error });
  }
  if (hasTooMany(value)) {
    const message = `The lock file has more than ${MOST_PACKAGES} packages of one architecture.`;
    throw new LockError('LOCK_FORMAT', message, { hint: UPDATE_HINT });
  }
  const result = checkShape(lockFile, value);
  if (!result.success) {
    const { issues } = result.error;
    const problems = issues
      .slice(0, MOST_PROBLEMS)
      .map((issue) => `${issue.path.join('.') || 'the file'}: ${issue.message.slice(0, 200)}`);
    if (issues.length > MOST_PROBLEMS) problems.push(`${issues.length - MOST_PROBLEMS} more`);
    throw new LockError('LOCK_FORMAT', `The lock file cannot be read: ${problems.join('; ')}`, { hint: UPDATE_HINT });
  }
  const entries = Object.entries(result.data.architectures) as [Architecture, LockedPackage[]][];
  return sortedLock(new Map(entries));
}

function hasTooMany(value: unknown): boolean {
  const { architectures } = (value ?? {}) as { readonly architectures?: unknown };
  const lists = typeof architectures === 'object' && architectures !== null ? Object.values(architectures) : [];
  return lists.some((list: unknown) => Array.isArray(list) && list.length > MOST_PACKAGES);
}

/** A locked build that the index does not have as it was locked. */
export interface LockProblem {
  readonly name: string;
  readonly version: string;
  /** `withdrawn`: the build is gone; `changed`: there is another build under the same version. */
  readonly kind: 'withdrawn' | 'changed';
  /** Newest build of the package; undefined when the package itself is gone. */
  readonly newest: string | undefined;
}

function lockedFor(lock: Lock, architecture: Architecture): readonly LockedPackage[] {
  const packages = lock.architectures[architecture];
  if (packages) return packages;
  const known = Object.keys(lock.architectures).join(', ') || 'none';
  throw new LockError('LOCK_ARCHITECTURE', `The lock file has no packages for ${architecture}, only for: ${known}.`, {
    hint: UPDATE_HINT,
  });
}

/**
 * Locked builds that the index no longer has, for the index's architecture.
 * @throws LockError LOCK_ARCHITECTURE
 */
export function checkLock(index: PackageIndex, lock: Lock): LockProblem[] {
  return lockedFor(lock, index.architecture).flatMap(({ name, version, checksum }): LockProblem[] => {
    const checksums = index.packagesNamed(name).filter((id) => index.versionOf(id) === version);
    if (checksums.some((id) => index.recordOf(id).checksum === checksum)) return [];
    const kind = checksums.length > 0 ? 'changed' : 'withdrawn';
    return [{ name, version, kind, newest: index.versions(name)[0] }];
  });
}

function describeProblem({ name, version, kind, newest }: LockProblem): string {
  const what =
    kind === 'changed' ? `${name} ${version} is another build than the one locked` : `${name} ${version} was withdrawn`;
  return newest === undefined ? `${what}, and there is no other ${name}` : `${what}; the newest is ${newest}`;
}

/**
 * Resolves a world to locked builds only.
 * @throws LockError LOCK_ARCHITECTURE; LOCK_WITHDRAWN naming each build that is gone and the newest of its package;
 * LOCK_OUTDATED when the world asks for something that is not locked
 */
export function resolveLocked(index: PackageIndex, world: readonly string[], lock: Lock): Resolution {
  const problems = checkLock(index, lock);
  if (problems.length > 0) {
    const message = `The lock file cannot be honoured: ${problems.map(describeProblem).join('; ')}.`;
    const hint = `Wolfi withdraws builds that are not their stream's latest after six months. ${UPDATE_HINT}`;
    throw new LockError('LOCK_WITHDRAWN', message, { hint });
  }
  const locked = new Set(
    lockedFor(lock, index.architecture).map((item) => `${item.name}=${item.version} ${item.checksum}`),
  );
  try {
    return resolve(index, world, {
      accepts: (name, version, checksum) => locked.has(`${name}=${version} ${checksum}`),
    });
  } catch (error) {
    if (!(error instanceof ResolveError) || error.code !== 'RESOLVE_UNSATISFIABLE') throw error;
    const subjects = error.reasons.map((reason) => reason.subject).join(', ');
    const message = `The lock file does not cover what is asked for: ${subjects}.`;
    throw new LockError('LOCK_OUTDATED', message, { hint: UPDATE_HINT, cause: error });
  }
}

export interface LockChange {
  readonly architecture: Architecture;
  readonly name: string;
  /** Undefined for a package that was not there before. */
  readonly from: string | undefined;
  /** Undefined for a package that is there no longer. */
  readonly to: string | undefined;
}

/** What an update of a lock changes, sorted by architecture and name. */
export function compareLocks(before: Lock, after: Lock): LockChange[] {
  const architectures = new Set([...Object.keys(before.architectures), ...Object.keys(after.architectures)]);
  return ([...architectures].sort() as Architecture[]).flatMap((architecture) => {
    const from = versionsByName(before, architecture);
    const to = versionsByName(after, architecture);
    const names = [...new Set([...from.keys(), ...to.keys()])].sort();
    const changed = names.filter((name) => from.get(name) !== to.get(name));
    return changed.map((name) => ({ architecture, name, from: from.get(name), to: to.get(name) }));
  });
}

function versionsByName(lock: Lock, architecture: Architecture): Map<string, string> {
  const versions = new Map<string, string>();
  for (const { name, version } of lock.architectures[architecture] ?? []) {
    const other = versions.get(name);
    versions.set(name, other === undefined ? version : `${other}, ${version}`);
  }
  return versions;
}
