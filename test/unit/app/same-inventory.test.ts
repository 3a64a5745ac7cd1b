import { describe, expect, test } from '@jest/globals';
import { sameInventory } from '../../../src/app/same-inventory.ts';
import { packageUrl } from '../../../src/image/attested-packages.ts';
import type { AttestationFacts } from '../../../src/image/attestations.ts';
import { cyclonedxDocument } from '../../../src/inventory/cyclonedx.ts';
import type { Inventory } from '../../../src/inventory/inventory.ts';
import { spdxDocument } from '../../../src/inventory/spdx.ts';

const nginx = {
  name: 'nginx',
  version: '1.27-r0',
  architecture: 'x86_64',
  checksum: 'Q1',
  license: '',
  origin: '',
  repository: '',
};
const facts = { inventory: [nginx], sourceDateEpoch: 7, toolVersion: '1.2.3' } as unknown as AttestationFacts;

const made = (changes: Partial<Inventory> = {}): Inventory => ({
  name: 'app-linux-amd64',
  project: 'app',
  toolVersion: '1.2.3',
  epoch: 7,
  source: {},
  layers: [{ title: 'copy .' }],
  gaps: [],
  listed: [
    { component: { kind: 'apk', name: 'nginx', version: '1.27-r0' }, purl: packageUrl(nginx), paths: [], layers: [] },
    {
      component: { kind: 'npm', name: 'vary', version: '1.1.2' },
      purl: 'pkg:npm/vary@1.1.2',
      paths: ['/app'],
      layers: [0],
    },
  ],
  ...changes,
});

describe.each([
  ['SPDX', spdxDocument],
  ['CycloneDX', cyclonedxDocument],
])('a published document as %s', (_format, documentOf) => {
  const accepts = sameInventory(facts);
  const read = (document: object): Record<string, unknown> =>
    JSON.parse(JSON.stringify(document)) as Record<string, unknown>;

  test('is the one that would be made, whatever it lists of the application', () => {
    expect(accepts(read(documentOf(made())))).toBe(true);
    expect(accepts(read(documentOf(made({ listed: made().listed.slice(0, 1) }))))).toBe(true);
  });

  test.each<[string, Partial<Inventory>]>([
    ['of another version of the tool', { toolVersion: '1.2.4' }],
    ['of an image with another time', { epoch: 8 }],
    ['with fewer packages', { listed: made().listed.slice(1) }],
    [
      'with other packages',
      { listed: made().listed.map((each) => ({ ...each, purl: each.purl.replace('1.27', '1.28') })) },
    ],
  ])('%s is another', (_what, changes) => {
    expect(accepts(read(documentOf(made(changes))))).toBe(false);
  });

  test('that something was taken out of is another', () => {
    const text = JSON.stringify(documentOf(made()));
    expect(accepts(JSON.parse(text.replaceAll('pkg:npm/vary@1.1.2', 'pkg:npm/vary@1.1.3')))).toBe(false);
    expect(accepts(JSON.parse(text.replaceAll('copy .', 'copy x')))).toBe(false);
    for (const other of [undefined, [], {}, 'x']) expect(accepts(other)).toBe(false);
  });
});
