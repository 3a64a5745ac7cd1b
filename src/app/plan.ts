import type { DetectionTables } from '../detect/core/tables.ts';
import type { ApkSource, ImagePlan, Installation } from '../image/image-plan.ts';
import { planImage } from '../image/plan-image.ts';
import type { StepNetwork } from '../options/network.ts';
import type { Repository } from '../wolfi/index.ts';
import type { PackageSettings } from './packages.ts';
import type { Source } from './source-facts.ts';
import { pinnedPackages, type PinnedBuild } from './validate.ts';

export interface PlanOptions {
  readonly installation: Installation;
  readonly baseImage: string;
  readonly packages: PackageSettings;
  readonly source: Source;
  readonly repositoryIdentity: string;
  readonly toolVersion: string;
  readonly ownCertificates: boolean;
  readonly secrets: readonly string[];
  readonly ssh: readonly string[];
  readonly network?: StepNetwork;
  readonly labels: Readonly<Record<string, string>>;
  readonly cacheScope?: string;
  /** What detection knows of languages. */
  readonly tables: Pick<DetectionTables, 'dependencyFolders'>;
}

/** One image plan a platform, in the order of the platforms. */
export function planBuild(pinned: PinnedBuild, { tables, ...options }: PlanOptions): readonly ImagePlan[] {
  const { packages, source } = options;
  return pinned.platforms.map((platform) =>
    planImage(pinned.build, {
      ...options,
      ...tables,
      platform: platform.platform,
      architecture: platform.architecture,
      buildPlatform: platform.buildPlatform,
      apk: apkSource(packages),
      packages: {
        build: pinnedPackages(platform.packages.build),
        runtime: pinnedPackages(platform.packages.runtime),
      },
      sourceDateEpoch: source.epoch,
    }),
  );
}

/** Plans are printed and attested: what they say of a repository holds no credentials. */
function apkSource({ repositories, keys }: PackageSettings): ApkSource {
  return {
    repositories: repositories.map(publicLine),
    private: repositories.some(({ url }) => hasCredentials(url)),
    keys,
  };
}

/** The line of a repository in apk's own list, without credentials. */
export function publicLine(repository: Repository): string {
  return repositoryLine(repository, true);
}

/** The lines of apk's own repositories file, credentials included. */
export function repositoryLines({ repositories }: PackageSettings): string {
  return repositories.map((repository) => `${repositoryLine(repository, false)}\n`).join('');
}

function repositoryLine({ url, tag }: Repository, redacted: boolean): string {
  const address = new URL(url);
  if (redacted) {
    address.username = '';
    address.password = '';
  }
  const text = address.href.replace(/\/$/, '');
  return tag === undefined ? text : `@${tag} ${text}`;
}

function hasCredentials(url: string): boolean {
  const { username, password } = new URL(url);
  return username !== '' || password !== '';
}
