import type { UniversalBuild } from '../schema/universal-build.ts';
import type { StatedSettings } from './stated-settings.ts';
import type { SourceFacts } from './labels.ts';
import { packageReference, type AttestedPackage } from './attested-packages.ts';

/** Type of the statement that says how this tool came to the image. */
export const BUILD_PREDICATE = 'https://aipack.dev/attestation/build/v1';
/** Type of an SPDX document as an in-toto predicate. */
export const SPDX_PREDICATE = 'https://spdx.dev/Document';
/** The same of a CycloneDX document. */
export const CYCLONEDX_PREDICATE = 'https://cyclonedx.org/bom';

/** A package as the image's inventory lists it. */
export interface InventoryPackage extends AttestedPackage {
  /** SPDX expression as the index has it; empty when it has none. */
  readonly license: string;
  /** The recipe it was built from. */
  readonly origin: string;
  /** Address of the repository that it came from. */
  readonly repository: string;
}

export interface AttestationFacts {
  readonly build: UniversalBuild;
  readonly platform: string;
  readonly inventory: readonly InventoryPackage[];
  readonly buildPackages: readonly AttestedPackage[];
  /** How packages came into both stages. */
  readonly installation: 'layers' | 'apk';
  /** Digest of the package index that every version is from. */
  readonly indexDigest: string;
  readonly source: SourceFacts;
  readonly sourceDateEpoch: number;
  /** What was asked for beyond what the repository says. */
  readonly settings: StatedSettings;
  readonly toolVersion: string;
  /** Which attestations were asked for, as the user wrote it. */
  readonly attestations: { readonly sbom: string; readonly provenance: string };
}

/** What was detected, from where, and which packages were used: what SLSA provenance of a plain graph can't tell. */
export function buildPredicate(facts: AttestationFacts): Record<string, unknown> {
  const { metadata } = facts.build;
  return {
    tool: { name: 'aipack', version: facts.toolVersion },
    project: {
      name: metadata.project_name,
      path: metadata.path,
      language: metadata.language,
      buildSystem: metadata.build_system,
      ...(metadata.framework === undefined ? {} : { framework: metadata.framework }),
      reasoning: metadata.reasoning,
    },
    source: { ...facts.source, ...sourceReference(facts.source) },
    platform: facts.platform,
    packageIndex: facts.indexDigest,
    attestations: facts.attestations,
    settings: { sourceDateEpoch: facts.sourceDateEpoch, ...facts.settings },
    packages: {
      installation: facts.installation,
      build: facts.buildPackages.map(packageReference),
      runtime: facts.inventory.map(packageReference),
    },
  };
}

/** A commit as in-toto describes a thing that something was made from, where both are known. */
export function sourceReference({ repository, revision }: SourceFacts): {
  readonly uri?: string;
  readonly digest?: { readonly gitCommit: string };
} {
  if (repository === undefined || revision === undefined) return {};
  return { uri: `git+${repository}@${revision}`, digest: { gitCommit: revision } };
}
