import { createHash } from 'node:crypto';
import type { Inventory, Layer, Listed } from './inventory.ts';
import { licenceOf, references } from './licences.ts';
import { spdxNamespace } from './seal.ts';

const IMAGE = 'SPDXRef-Image';
const NONE = 'NOASSERTION';

interface Package {
  readonly SPDXID: string;
  readonly licenseDeclared: string;
}

/** An SPDX 2.3 document. Its name space is derived from its content, so equal images have equal documents. */
export function spdxDocument(inventory: Inventory): Record<string, unknown> {
  const { epoch, gaps, layers, name, toolVersion } = inventory;
  const layerPackages = layers.map(layerPackage);
  const components = inventory.listed.map(componentPackage);
  const packages: readonly Package[] = [imagePackage(inventory), ...layerPackages, ...components];
  const refs = [...new Set(packages.flatMap(({ licenseDeclared }) => references(licenseDeclared)))].sort();
  const relationships = [
    relationship('SPDXRef-DOCUMENT', 'DESCRIBES', IMAGE),
    ...layerPackages.map(({ SPDXID }) => relationship(IMAGE, 'CONTAINS', SPDXID)),
    ...inventory.listed.flatMap((each, i) =>
      (each.layers.length === 0 ? [IMAGE] : each.layers.map((layer) => layerPackages[layer]?.SPDXID ?? IMAGE)).map(
        (from) =>
          relationship(from, each.component.assumed === true ? 'DEPENDS_ON' : 'CONTAINS', components[i]?.SPDXID ?? ''),
      ),
    ),
  ];
  const document = {
    spdxVersion: 'SPDX-2.3',
    dataLicense: 'CC0-1.0',
    SPDXID: 'SPDXRef-DOCUMENT',
    name,
    ...(gaps.length === 0 ? {} : { comment: `Not everything was read: ${gaps.join('; ')}.` }),
    creationInfo: {
      created: new Date(epoch * 1000).toISOString().replace('.000Z', 'Z'),
      creators: [`Tool: aipack-${toolVersion}`],
    },
    packages,
    ...(refs.length === 0 ? {} : { hasExtractedLicensingInfos: refs.map(extracted) }),
    relationships,
  };
  return { ...document, documentNamespace: spdxNamespace(document) };
}

function relationship(spdxElementId: string, relationshipType: string, relatedSpdxElement: string): object {
  return { spdxElementId, relationshipType, relatedSpdxElement };
}

/** The licence itself is a file of the package that refers to it; a document has to say so for each. */
function extracted(licenseId: string): object {
  return { licenseId, extractedText: 'The text is in the package that names it.' };
}

const UNKNOWN = { filesAnalyzed: false, licenseConcluded: NONE, copyrightText: NONE };

function imagePackage({ project, source }: Inventory): Package & Record<string, unknown> {
  const { repository, revision } = source;
  return {
    SPDXID: IMAGE,
    name: project,
    ...(revision === undefined ? {} : { versionInfo: revision }),
    downloadLocation: NONE,
    ...UNKNOWN,
    licenseDeclared: NONE,
    ...(repository === undefined ? {} : { sourceInfo: `built from ${repository}` }),
    primaryPackagePurpose: 'CONTAINER',
  };
}

function layerPackage({ digest, title }: Layer, index: number): Package & Record<string, unknown> {
  return {
    SPDXID: `SPDXRef-Layer-${index}`,
    name: `layer ${index}`,
    summary: title,
    downloadLocation: NONE,
    ...UNKNOWN,
    licenseDeclared: NONE,
    primaryPackagePurpose: 'ARCHIVE',
    ...(digest === undefined
      ? {}
      : { checksums: [{ algorithm: 'SHA256', checksumValue: digest.replace('sha256:', '') }] }),
  };
}

function componentPackage({ component, paths, purl }: Listed): Package & Record<string, unknown> {
  const { checksums = [], download, kind, license, note, origin, supplier, version } = component;
  const { expression = NONE, words } = licenceOf(license);
  const sources = [
    ...(origin === undefined ? [] : [`built from the recipe ${origin}`]),
    ...(paths.length === 0 ? [] : [`found in ${shown(paths)}`]),
  ];
  return {
    SPDXID: idOf(component.name, kind, purl),
    name: fullName(component),
    ...(version === '' ? {} : { versionInfo: version }),
    ...(supplier === undefined ? {} : { supplier }),
    downloadLocation: download ?? NONE,
    ...UNKNOWN,
    licenseDeclared: expression,
    ...(words === undefined ? {} : { licenseComments: `declared as: ${words}` }),
    ...(sources.length === 0 ? {} : { sourceInfo: sources.join('; ') }),
    ...(checksums.length === 0
      ? {}
      : { checksums: checksums.map(({ algorithm, value }) => ({ algorithm, checksumValue: value })) }),
    externalRefs: [{ referenceCategory: 'PACKAGE-MANAGER', referenceType: 'purl', referenceLocator: purl }],
    ...(note === undefined ? {} : { comment: note }),
  };
}

/** Paths that one entry names, of those that say the same. */
const SHOWN = 10;

function shown(paths: readonly string[]): string {
  const more = paths.length - SHOWN;
  return `${paths.slice(0, SHOWN).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** As its own tools call it. */
export function fullName({ kind, name, namespace }: Listed['component']): string {
  if (namespace === undefined || kind === 'apk') return name;
  return kind === 'maven' ? `${namespace}:${name}` : `${namespace}/${name}`;
}

/** Names of several kinds, and names that differ in what an identifier can't have, are told apart by a digest. */
function idOf(name: string, kind: string, purl: string): string {
  const readable = name.replaceAll(/[^A-Za-z0-9.-]/g, '-').slice(0, 80);
  if (kind === 'apk') return `SPDXRef-Package-apk-${readable}`;
  return `SPDXRef-Package-${kind}-${readable}-${createHash('sha256').update(purl).digest('hex').slice(0, 12)}`;
}
