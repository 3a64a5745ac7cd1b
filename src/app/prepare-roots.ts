import type { ApkPackage, RootNotice } from '../apk/index.ts';
import type { OfferedRoots } from '../image/roots.ts';
import { CountedBlobs, type Reference, unionBlobs } from '../oci/index.ts';
import type { Planned } from './line.ts';
import type { MadeRoot, MakeRoots, MakeRootsOptions, PackageSet } from './roots.ts';

/** Names under which the session offers the packages of each stage. */
const STORES = { build: 'packages-build', runtime: 'packages-runtime' } as const;

/** A repository that is in no registry, for images that are pushed to none. */
const NOWHERE = 'aipack.invalid/packages';

type ByStage<T> = Readonly<Record<PackageSet['stage'], T>>;

/** The packages of a build as images, and what the session offers of them. */
export interface PreparedRoots {
  readonly byPlatform: ReadonlyMap<string, OfferedRoots>;
  /** What the daemon takes of them is counted. */
  readonly layouts: Readonly<Record<string, CountedBlobs>>;
  /** What was learnt of the packages of each platform. */
  readonly packages: ReadonlyMap<string, ByStage<readonly ApkPackage[]>>;
  /** What was done otherwise than apk would have. */
  readonly notices: readonly RootNotice[];
  /** Whether something that was remembered is wrong, so that all that used it has to be done again. For a build that failed. */
  readonly isMistaken: () => Promise<boolean>;
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
  // By the list itself: platforms that are built on one machine have that of the build stage in common.
  const sets = new Map<PackageSet['packages'], PackageSet>();
  for (const { architecture, buildArchitecture, packages } of pinned.platforms) {
    sets.set(packages.build, { architecture: buildArchitecture, stage: 'build', packages: packages.build });
    sets.set(packages.runtime, { architecture, stage: 'runtime', packages: packages.runtime });
  }
  const made = await make([...sets.values()], options);
  const roots = new Map([...sets.keys()].map((packages, index) => [packages, made[index]]));
  const [tag] = tags;
  const name = tag === undefined ? NOWHERE : `${tag.registry}/${tag.repository}`;
  const byPlatform = <T>(of: (root: MadeRoot, stage: PackageSet['stage']) => T): Map<string, ByStage<T>> =>
    new Map(
      pinned.platforms.map(({ packages, platform }) => {
        const ofStage = (stage: PackageSet['stage']): T => {
          const root = roots.get(packages[stage]);
          if (root === undefined) throw new Error(`there is no root file system of ${stage} for ${platform}`);
          return of(root, stage);
        };
        return [platform, { build: ofStage('build'), runtime: ofStage('runtime') }];
      }),
    );
  const blobs = [...byPlatform((root) => root.blobs).values()];
  const layout = (stage: PackageSet['stage']): CountedBlobs =>
    new CountedBlobs(unionBlobs([...new Set(blobs.map((each) => each[stage]))]));
  return {
    byPlatform: byPlatform(({ image }, stage) => ({ image, store: STORES[stage], name })),
    layouts: { [STORES.build]: layout('build'), [STORES.runtime]: layout('runtime') },
    packages: byPlatform(({ packages }) => packages),
    notices: [
      ...new Map(made.flatMap(({ image }) => image.notices.map((notice) => [notice.message, notice]))).values(),
    ],
    isMistaken: async () => (await Promise.all(made.map((root) => root.isMistaken()))).some(Boolean),
  };
}

/** Bytes that the daemon has asked for of each stage's packages. */
export function bytesSent({ layouts }: PreparedRoots): { readonly build: number; readonly runtime: number } {
  return { build: layouts[STORES.build]?.bytes ?? 0, runtime: layouts[STORES.runtime]?.bytes ?? 0 };
}
