import type { Inventory, Listed } from './inventory.ts';
import { licenceOf } from './licences.ts';
import { serialNumber } from './seal.ts';

const ALGORITHMS: Readonly<Record<string, string>> = {
  MD5: 'MD5',
  SHA1: 'SHA-1',
  SHA256: 'SHA-256',
  SHA384: 'SHA-384',
  SHA512: 'SHA-512',
};

/** The same as a CycloneDX 1.6 document. Its serial number is derived from its content, which has no time of its making. */
export function cyclonedxDocument(inventory: Inventory): Record<string, unknown> {
  const { epoch, gaps, layers, project, source, toolVersion } = inventory;
  const components = inventory.listed.map((each) => component(each, layers));
  const { repository, revision } = source;
  const metadata = {
    timestamp: new Date(epoch * 1000).toISOString().replace('.000Z', 'Z'),
    tools: { components: [{ type: 'application', name: 'aipack', version: toolVersion }] },
    component: {
      'bom-ref': 'image',
      type: 'container',
      name: project,
      ...(revision === undefined ? {} : { version: revision }),
      ...(repository === undefined || !URL.canParse(repository)
        ? {}
        : { externalReferences: [{ type: 'vcs', url: repository }] }),
    },
    ...(gaps.length === 0 ? {} : { properties: gaps.map((value) => ({ name: 'aipack:gap', value })) }),
  };
  const document = {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata,
    components,
    dependencies: [{ ref: 'image', dependsOn: components.map((each) => each['bom-ref']) }],
  };
  return { ...document, serialNumber: serialNumber(document) };
}

function component(
  { component: each, layers, paths, purl }: Listed,
  all: Inventory['layers'],
): { 'bom-ref': string } & Record<string, unknown> {
  const { checksums = [], download, license, name, namespace, note, version } = each;
  const { expression, words } = licenceOf(license);
  const properties = [
    ...layers.map((index) => ({ name: 'aipack:layer', value: `${index}: ${all[index]?.title ?? ''}` })),
    ...(note === undefined ? [] : [{ name: 'aipack:note', value: note }]),
  ];
  return {
    'bom-ref': purl,
    type: 'library',
    ...(namespace === undefined ? {} : { group: namespace }),
    name,
    ...(version === '' ? {} : { version }),
    purl,
    ...(checksums.length === 0
      ? {}
      : { hashes: checksums.map(({ algorithm, value }) => ({ alg: ALGORITHMS[algorithm], content: value })) }),
    ...(expression === undefined
      ? words === undefined
        ? {}
        : { licenses: [{ license: { name: words } }] }
      : { licenses: [{ expression }] }),
    ...(download === undefined ? {} : { externalReferences: [{ type: 'distribution', url: download }] }),
    ...(properties.length === 0 ? {} : { properties }),
    ...(paths.length === 0 ? {} : { evidence: { occurrences: paths.map((location) => ({ location })) } }),
  };
}
