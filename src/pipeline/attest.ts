import {
  BUILD_PREDICATE,
  buildPredicate,
  SPDX_PREDICATE,
  spdxDocument,
  type AttestationFacts,
} from '../image/attestations.ts';
import { FIXED_EPOCH } from '../image/plan-image.ts';
import type { Attestation, Gateway } from '../buildkit/index.ts';
import { file, marshal, mkfile, scratch } from '../llb/index.ts';
import type { Source } from './source-facts.ts';
import type { PinnedBuild, PinnedPlatform } from './validate.ts';

/** Which attestations a build carries. */
export interface AttestationChoice {
  /** `false` for none, `true` for the inventory of resolved packages, else options for BuildKit's scanner. */
  readonly sbom: boolean | string;
  /** `false` for none, `true` for the default, else options such as `mode=min`. */
  readonly provenance: boolean | string;
  /** Who built it, as a URL; part of the provenance. */
  readonly builderId?: string;
}

/** Reads `true`, `false` or options, as the faces take them. */
export function parseChoice(value: string | boolean): boolean | string {
  if (typeof value === 'boolean') return value;
  const text = value.trim();
  if (text === '' || text.toLowerCase() === 'true') return true;
  return text.toLowerCase() === 'false' ? false : text;
}

/**
 * What the daemon is asked to attest by itself. These are frontend attributes: in an exporter's attributes they would
 * silently do nothing. The mode is always said, since daemons' defaults differ.
 */
export function attestationAttributes({ sbom, provenance, builderId }: AttestationChoice): Record<string, string> {
  const options = provenance === true ? 'mode=max' : provenance;
  const builder = builderId === undefined ? '' : `,builder-id=${builderId}`;
  return {
    ...(options === false ? {} : { 'attest:provenance': `${options}${builder}` }),
    ...(typeof sbom === 'string' ? { 'attest:sbom': sbom } : {}),
  };
}

/** Whether anything is attested at all. */
export function attests({ sbom, provenance }: AttestationChoice): boolean {
  return sbom !== false || provenance !== false;
}

/** Everything that statements about one platform are made from. */
export function attestationFacts(
  pinned: PinnedBuild,
  platform: PinnedPlatform,
  source: Source,
  choice: AttestationChoice,
  toolVersion: string,
): AttestationFacts {
  const { repository, revision } = source;
  return {
    build: pinned.build,
    platform: platform.platform,
    inventory: platform.inventory,
    buildPackages: platform.packages.build,
    indexDigest: platform.indexDigest,
    source: {
      ...(repository === undefined ? {} : { repository }),
      ...(revision === undefined ? {} : { revision }),
    },
    sourceDateEpoch: source.epoch,
    toolVersion,
    attestations: { sbom: String(choice.sbom), provenance: String(choice.provenance) },
  };
}

/** The statements that this tool makes itself, as files that the daemon wraps with the image as their subject. */
export async function ownAttestations(
  gateway: Gateway,
  facts: AttestationFacts,
  choice: AttestationChoice,
): Promise<readonly Attestation[]> {
  if (!attests(choice)) return [];
  const withInventory = choice.sbom === true;
  const options = { timestamp: FIXED_EPOCH };
  const files = [
    mkfile('/build.json', JSON.stringify(buildPredicate(facts)), options),
    ...(withInventory ? [mkfile('/sbom.spdx.json', JSON.stringify(spdxDocument(facts)), options)] : []),
  ];
  const state = file(scratch(), files, { name: `[attest] ${facts.platform}` });
  const ref = await gateway.solve(marshal(state), { evaluate: true });
  return [
    { kind: 'in-toto', predicateType: BUILD_PREDICATE, ref, path: '/build.json' },
    ...(withInventory
      ? [
          {
            kind: 'in-toto' as const,
            predicateType: SPDX_PREDICATE,
            ref,
            path: '/sbom.spdx.json',
            metadata: { reason: 'sbom' },
          },
        ]
      : []),
  ];
}
