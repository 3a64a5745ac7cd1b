import { createHash } from 'node:crypto';
import type { UniversalBuild } from '../schema/universal-build.ts';
import type { StatedSettings } from './stated-settings.ts';
import type { SourceFacts } from './labels.ts';
import { packageReference, packageUrl, type AttestedPackage } from './attested-packages.ts';

/** Type of the statement that says how this tool came to the image. */
export const BUILD_PREDICATE = 'https://aipack.dev/attestation/build/v1';
/** Type of an SPDX document as an in-toto predicate. */
export const SPDX_PREDICATE = 'https://spdx.dev/Document';

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

/**
 * The image's packages as an SPDX 2.3 document: exactly the set that was resolved and pinned. Its name space is
 * derived from its content, so equal images have equal documents.
 */
export function spdxDocument(facts: AttestationFacts): Record<string, unknown> {
  const { build, inventory } = facts;
  const name = `${build.metadata.project_name}-${facts.platform.replace('/', '-')}`;
  const packages = inventory.map((item) => spdxPackage(item));
  const content = createHash('sha256')
    .update(JSON.stringify([name, packages, facts.source]))
    .digest('hex');
  return {
    spdxVersion: 'SPDX-2.3',
    dataLicense: 'CC0-1.0',
    SPDXID: 'SPDXRef-DOCUMENT',
    name,
    documentNamespace: `https://aipack.dev/spdx/${content}`,
    creationInfo: {
      created: timestamp(facts.sourceDateEpoch),
      creators: [`Tool: aipack-${facts.toolVersion}`],
    },
    packages,
    relationships: packages.map(({ SPDXID }) => ({
      spdxElementId: 'SPDXRef-DOCUMENT',
      relationshipType: 'DESCRIBES',
      relatedSpdxElement: SPDXID,
    })),
  };
}

function spdxPackage(item: InventoryPackage): { readonly SPDXID: string } & Record<string, unknown> {
  const { name, version, architecture, license, origin, repository } = item;
  return {
    SPDXID: `SPDXRef-Package-apk-${name.replaceAll(/[^A-Za-z0-9.-]/g, '-')}`,
    name,
    versionInfo: version,
    supplier: 'Organization: Wolfi',
    downloadLocation: repository === '' ? 'NOASSERTION' : `${repository}/${architecture}/${name}-${version}.apk`,
    filesAnalyzed: false,
    licenseConcluded: 'NOASSERTION',
    licenseDeclared: license === '' ? 'NOASSERTION' : license,
    copyrightText: 'NOASSERTION',
    ...(origin === '' || origin === name ? {} : { sourceInfo: `built from the recipe ${origin}` }),
    externalRefs: [
      {
        referenceCategory: 'PACKAGE-MANAGER',
        referenceType: 'purl',
        referenceLocator: packageUrl(item),
      },
    ],
    ...(item.dataDigest === undefined
      ? {}
      : { comment: `control segment ${item.checksum}, data segment ${item.dataDigest}` }),
  };
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
    source: facts.source,
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

function timestamp(epoch: number): string {
  return new Date(epoch * 1000).toISOString().replace('.000Z', 'Z');
}
