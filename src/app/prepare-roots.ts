import type { ApkPackage, RootNotice } from '../apk/index.ts';
import type { OfferedRoots } from '../image/roots.ts';
import { type BlobSource, CountedBlobs, type Reference, unionBlobs } from '../oci/index.ts';
import type { Planned } from './line.ts';
import type { MadeRoot, MakeRoots, MakeRootsOptions, PackageSet } from './roots.ts';

const STAGES = ['build', 'runtime'] as const;

/** Names under which the session offers the packages of each stage. */
const STORES = { build: 'packages-build', runtime: 'packages-runtime' } as const;

/** A repository that is in no registry, for images that are pushed to none. */
const NOWHERE = 'aipack.invalid/packages';

/** The packages of a build as images, and what the session offers of them. */
export interface PreparedRoots {
  readonly byPlatform: ReadonlyMap<string, OfferedRoots>;
  /** What the daemon takes of them is counted. */
  readonly layouts: Readonly<Record<string, CountedBlobs>>;
  /** What was learnt of the packages of each platform. */
  readonly packages: ReadonlyMap<string, Readonly<Record<'build' | 'runtime', readonly ApkPackage[]>>>;
  /** What was done otherwise than apk would have. */
  readonly notices: readonly RootNotice[];
}

/**
 * Makes the root file systems of every stage and platform.
 * @param tags what is pushed: in the repository of the first, a daemon looks for layers before it asks for them
 */
export async function prepareRoots(
  { pinned }: Pick<Planned, 'pinned'>,
  tags: readonly Reference[],
  make: MakeRoots,
  options: MakeRootsOptions,
): Promise<PreparedRoots> {
  const wanted = pinned.platforms.flatMap(({ architecture, buildArchitecture, packages, platform }) => {
    const architectures = { build: buildArchitecture, runtime: architecture };
    return STAGES.map((stage) => ({
      platform,
      set: { architecture: architectures[stage], stage, packages: packages[stage] } satisfies PackageSet,
    }));
  });
  const made = await make(
    wanted.map(({ set }) => set),
    options,
  );
  const [tag] = tags;
  const name = tag === undefined ? NOWHERE : `${tag.registry}/${tag.repository}`;
  const rootOf = (platform: string, stage: PackageSet['stage']): MadeRoot => {
    const root = made[wanted.findIndex((each) => each.platform === platform && each.set.stage === stage)];
    if (root === undefined) throw new Error(`there is no root file system of ${stage} for ${platform}`);
    return root;
  };
  const byStage = <T>(of: (stage: PackageSet['stage']) => T): Record<PackageSet['stage'], T> => ({
    build: of('build'),
    runtime: of('runtime'),
  });
  const platforms = pinned.platforms.map(({ platform }) => platform);
  const blobs = (stage: PackageSet['stage']): BlobSource =>
    unionBlobs(platforms.map((platform) => rootOf(platform, stage).blobs));
  return {
    byPlatform: new Map(
      platforms.map((platform) => [
        platform,
        byStage((stage) => ({ image: rootOf(platform, stage).image, store: STORES[stage], name })),
      ]),
    ),
    layouts: Object.fromEntries(STAGES.map((stage) => [STORES[stage], new CountedBlobs(blobs(stage))])),
    packages: new Map(platforms.map((platform) => [platform, byStage((stage) => rootOf(platform, stage).packages)])),
    notices: [
      ...new Map(made.flatMap(({ image }) => image.notices.map((notice) => [notice.message, notice]))).values(),
    ],
  };
}

/** Bytes that the daemon has asked for of each stage's packages. */
export function bytesSent({ layouts }: PreparedRoots): { readonly build: number; readonly runtime: number } {
  return { build: layouts[STORES.build]?.bytes ?? 0, runtime: layouts[STORES.runtime]?.bytes ?? 0 };
}
