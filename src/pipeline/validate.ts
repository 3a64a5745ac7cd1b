import type { InventoryPackage } from '../image/attestations.ts';
import type { PinnedPackage } from '../image/image-plan.ts';
import { stageWorlds } from '../image/world.ts';
import { AipackError, type Problem } from '../schema/errors.ts';
import { wolfiPackageRule } from '../schema/rules/wolfi-packages.ts';
import type { UniversalBuild } from '../schema/universal-build.ts';
import { STATIC_RULES, validateBuild } from '../schema/validator.ts';
import { resolve, ResolveError, type PackageIndex, type ResolvedPackage } from '../wolfi/index.ts';
import { resolveProblems } from './resolve-problems.ts';

/** A build whose packages are resolved: the whole set of each stage, dependencies included, at exact versions. */
export interface PinnedBuild {
  readonly build: UniversalBuild;
  readonly platforms: readonly PinnedPlatform[];
}

export interface PinnedPlatform {
  readonly platform: string;
  readonly architecture: string;
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

/**
 * Checks a build and pins its packages on every platform.
 * @throws AipackError with everything that is wrong on any platform: rules broken, names unknown, sets unsatisfiable.
 */
export function pinBuild(build: UniversalBuild, indexes: readonly PlatformIndex[]): PinnedBuild {
  const problems: Problem[] = [...validateBuild(build, STATIC_RULES)];
  const platforms: PinnedPlatform[] = [];
  for (const { platform, index, digest } of indexes) {
    const unknown = validateBuild(build, [wolfiPackageRule(index, index.architecture)]);
    problems.push(...unknown);
    // A set with unknown names can't be resolved, and would only say so again.
    if (unknown.length > 0) continue;
    const worlds = stageWorlds(build);
    const packages = {
      build: resolveStage(build, 'build', worlds.build, index, problems),
      runtime: resolveStage(build, 'runtime', worlds.runtime, index, problems),
    };
    const inventory = packages.runtime.map((item) => inventoryPackage(item, index));
    platforms.push({ platform, architecture: index.architecture, indexDigest: digest, packages, inventory });
  }
  if (problems.length > 0) throw new AipackError(problems);
  return { build, platforms };
}

function resolveStage(
  build: UniversalBuild,
  stage: 'build' | 'runtime',
  world: readonly string[],
  index: PackageIndex,
  problems: Problem[],
): readonly ResolvedPackage[] {
  try {
    return resolve(index, world).packages;
  } catch (error) {
    if (!(error instanceof ResolveError)) throw error;
    const where = `${build.metadata.project_name}: ${stage} packages for ${index.architecture}: `;
    problems.push(...resolveProblems(error, where));
    return [];
  }
}

function inventoryPackage(item: ResolvedPackage, index: PackageIndex): InventoryPackage {
  const { name, version, origin, repository } = item;
  const license = index.record(name, version)?.license ?? '';
  return { name, version, architecture: index.architecture, license, origin, repository };
}

/** What the image plan needs to know of a resolved package. */
export function pinnedPackages(packages: readonly ResolvedPackage[]): readonly PinnedPackage[] {
  return packages.map(({ name, version }) => ({ name, version }));
}
