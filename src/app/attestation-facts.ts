import type { ApkPackage } from '../apk/index.ts';
import type { AttestationFacts } from '../image/attestations.ts';
import type { AskedSettings } from './asked-settings.ts';
import { statedChoice, type AttestationChoice } from './attest.ts';
import type { Source } from './source-facts.ts';
import type { PinnedBuild, PinnedPlatform } from './validate.ts';

/** What was learnt of the packages of one platform, where they were fetched. */
export type LearntPackages = Readonly<Record<'build' | 'runtime', readonly ApkPackage[]>>;

function dataDigest(
  { checksum }: { readonly checksum: string },
  learnt: readonly ApkPackage[] | undefined,
): { readonly dataDigest?: string } {
  const found = learnt?.find((each) => each.checksum === checksum);
  return found === undefined ? {} : { dataDigest: found.data.digest };
}

/** What statements about every platform of a build are made from. */
export interface FactsOfAll {
  readonly pinned: PinnedBuild;
  readonly source: Source;
  readonly asked: AskedSettings;
}

/** Everything that statements about one platform are made from. */
export function attestationFacts(
  { asked, pinned, source }: FactsOfAll,
  platform: PinnedPlatform,
  choice: AttestationChoice,
  toolVersion: string,
  learnt: LearntPackages | undefined,
): AttestationFacts {
  const { baseImage, ...settings } = asked;
  const { repository, revision } = source;
  return {
    build: pinned.build,
    platform: platform.platform,
    inventory: platform.inventory.map((item) => ({ ...item, ...dataDigest(item, learnt?.runtime) })),
    buildPackages: platform.packages.build.map(({ checksum, name, version }) => {
      const item = { name, version, architecture: platform.buildArchitecture, checksum };
      return { ...item, ...dataDigest(item, learnt?.build) };
    }),
    installation: learnt === undefined ? 'apk' : 'layers',
    indexDigest: platform.indexDigest,
    source: {
      ...(repository === undefined ? {} : { repository }),
      ...(revision === undefined ? {} : { revision }),
    },
    sourceDateEpoch: source.epoch,
    settings: {
      ...settings,
      buildPlatform: platform.buildPlatform,
      ...(learnt === undefined ? { baseImage } : {}),
    },
    toolVersion,
    attestations: statedChoice(choice),
  };
}
