import type { InventoryPackage } from '../image/attestations.ts';
import type { Installation, PinnedPackage } from '../image/image-plan.ts';
import { stageWorlds } from '../image/world.ts';
import { AipackError, type Problem } from '../schema/errors.ts';
import type { Locate } from '../schema/locate.ts';
import { wolfiPackageRule } from '../schema/rules/wolfi-packages.ts';
import type { UniversalBuild } from '../schema/universal-build.ts';
import { STATIC_RULES, validateBuild } from '../schema/validator.ts';
import {
  resolve,
  ResolveError,
  type Architecture,
  type PackageIndex,
  type Resolution,
  type ResolvedPackage,
  LockError,
  resolveLocked,
} from '../wolfi/index.ts';
import { lockProblem, type LockFile } from './lock.ts';
import { resolveProblems } from './resolve-problems.ts';

/** A build whose packages are resolved: the whole set of each stage, dependencies included, at exact versions. */
export interface PinnedBuild {
  readonly build: UniversalBuild;
  readonly platforms: readonly PinnedPlatform[];
}

export interface PinnedPlatform {
  readonly platform: string;
  readonly architecture: Architecture;
  /** The platform that its build stage runs on. */
  readonly buildPlatform: string;
  /** The same as apk names it. */
  readonly buildArchitecture: Architecture;
  /** Digest of the index that the versions are from. */
  readonly indexDigest: string;
  readonly packages: { readonly build: readonly ResolvedPackage[]; readonly runtime: readonly ResolvedPackage[] };
  /** The packages of the image as its SBOM lists them. */
  readonly inventory: readonly InventoryPackage[];
}

export interface PlatformIndex {
  readonly platform: string;
  readonly index: PackageIndex;
  readonly digest: string;
}

export interface PinOptions {
  /** How packages come into both stages: it decides what a build stage needs besides what the build names. */
  readonly way?: Installation['way'];
  /** Takes these builds and no others. */
  readonly lock?: LockFile;
  readonly locate?: Locate;
  /** The machine that the build stages of all platforms run on; each on its own platform without it. */
  readonly builder?: PlatformIndex;
}

/**
 * Checks a build and pins its packages on every platform.
 * @throws AipackError with everything that is wrong on any platform: rules broken, names unknown, sets unsatisfiable, a lock
 * that can't be honoured.
 */
export function pinBuild(
  build: UniversalBuild,
  indexes: readonly PlatformIndex[],
  { way = 'layers', lock, locate, builder }: PinOptions = {},
): PinnedBuild {
  const problems: Problem[] = [...validateBuild(build, STATIC_RULES, locate)];
  const platforms: PinnedPlatform[] = [];
  const pin = (stage: 'build' | 'runtime', index: PackageIndex): readonly ResolvedPackage[] => {
    const { installed, ...whole } = stageWorlds(build, (name) => index.has(name));
    const world = stage === 'build' && way === 'apk' ? installed : whole[stage];
    try {
      return resolveWorld(index, world, lock).packages;
    } catch (error) {
      problems.push(...explain(error, `${build.metadata.project_name}: ${stage} packages for ${index.architecture}: `));
      return [];
    }
  };
  // One a machine that builds: platforms that have it in common have the very same list.
  const buildStages = new Map<PackageIndex, readonly ResolvedPackage[]>();
  for (const { platform, index, digest } of indexes) {
    const builderIndex = builder?.index ?? index;
    const unknown = [...new Set([index, builderIndex])].flatMap((each) =>
      validateBuild(build, [wolfiPackageRule(each)], locate),
    );
    problems.push(...unknown);
    // A set with unknown names can't be resolved, and would only say so again.
    if (unknown.length > 0) continue;
    const buildPackages = buildStages.get(builderIndex) ?? pin('build', builderIndex);
    buildStages.set(builderIndex, buildPackages);
    const packages = { build: buildPackages, runtime: pin('runtime', index) };
    const inventory = packages.runtime.map((item) => inventoryPackage(item, index));
    const buildPlatform = builder?.platform ?? platform;
    const { architecture } = index;
    platforms.push({
      platform,
      architecture,
      buildPlatform,
      buildArchitecture: builderIndex.architecture,
      indexDigest: digest,
      packages,
      inventory,
    });
  }
  // Both stages and all platforms have the same lock file, and may say the same of it.
  const unique = new Map(problems.map((problem) => [JSON.stringify(problem), problem]));
  if (unique.size > 0) throw new AipackError([...unique.values()]);
  return { build, platforms };
}

function resolveWorld(index: PackageIndex, world: readonly string[], lock: LockFile | undefined): Resolution {
  if (lock === undefined) return resolve(index, world);
  try {
    return resolveLocked(index, world, lock.lock);
  } catch (error) {
    if (!(error instanceof LockError)) throw error;
    throw new AipackError(lockProblem(error, lock.file), { cause: error });
  }
}

function explain(error: unknown, where: string): readonly Problem[] {
  if (error instanceof AipackError) return error.problems;
  if (error instanceof ResolveError) return resolveProblems(error, where);
  throw error;
}

function inventoryPackage(item: ResolvedPackage, index: PackageIndex): InventoryPackage {
  const { checksum, name, version, origin, repository } = item;
  const license = index.record(name, version)?.license ?? '';
  return { name, version, architecture: index.architecture, checksum, license, origin, repository };
}

/** What the image plan needs to know of a resolved package. */
export function pinnedPackages(packages: readonly ResolvedPackage[]): readonly PinnedPackage[] {
  return packages.map(({ name, version }) => ({ name, version }));
}
