import type { ImagePlan } from '../image/image-plan.ts';
import { planImage } from '../image/plan-image.ts';
import type { PackageSettings } from './packages.ts';
import type { Source } from './source-facts.ts';
import { pinnedPackages, type PinnedBuild } from './validate.ts';

export interface PlanOptions {
  readonly baseImage: string;
  readonly packages: PackageSettings;
  readonly source: Source;
  readonly repositoryIdentity: string;
  readonly toolVersion: string;
  readonly ownCertificates: boolean;
  readonly secrets: readonly string[];
  readonly ssh: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
}

/** One image plan a platform, in the order of the platforms. */
export function planBuild(pinned: PinnedBuild, options: PlanOptions): readonly ImagePlan[] {
  const { packages, source } = options;
  return pinned.platforms.map((platform) =>
    planImage(pinned.build, {
      ...options,
      platform: platform.platform,
      apk: { repositories: packages.repositories.map(({ url }) => url), keys: packages.keys },
      packages: {
        build: pinnedPackages(platform.packages.build),
        runtime: pinnedPackages(platform.packages.runtime),
      },
      sourceDateEpoch: source.epoch,
    }),
  );
}
