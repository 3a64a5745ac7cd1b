import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cyclonedxDocument } from '../../../src/inventory/cyclonedx.ts';
import { byPurl, listed, type Inventory } from '../../../src/inventory/inventory.ts';
import { licenceOf } from '../../../src/inventory/licences.ts';
import { purl } from '../../../src/inventory/purl.ts';
import { spdxDocument } from '../../../src/inventory/spdx.ts';
import type { Component, Found, Kind } from '../../../src/inventory/types.ts';
import { reviewed, type SpdxDocument } from '../../support/inventory/golden.ts';
import { cyclonedxFaults, spdxFaults } from '../../support/inventory/schemas.ts';

const brought = [
  { path: '/app', layer: 2 },
  { path: '/app/node_modules', layer: 1 },
];

function inventory(found: readonly Found[], changes: Partial<Inventory> = {}): Inventory {
  const apk: Component = {
    kind: 'apk',
    name: 'nodejs',
    version: '22-r0',
    license: 'MIT',
    supplier: 'Organization: Wolfi',
  };
  const distribution = { component: apk, purl: 'pkg:apk/wolfi/nodejs@22-r0?arch=x86_64', paths: [], layers: [0] };
  return {
    name: 'app-linux-amd64',
    project: 'app',
    toolVersion: '1.2.3',
    epoch: 1_700_000_000,
    source: { repository: 'https://example.com/app', revision: 'abc' },
    layers: [
      { title: 'nodejs=22-r0', digest: `sha256:${'0'.repeat(64)}` },
      { title: 'copy node_modules' },
      { title: 'copy .' },
    ],
    listed: [distribution, ...listed(found, brought)].sort(byPurl),
    gaps: [],
    ...changes,
  };
}

const spdx = (found: readonly Found[], changes: Partial<Inventory> = {}): SpdxDocument & Record<string, unknown> =>
  spdxDocument(inventory(found, changes)) as SpdxDocument & Record<string, unknown>;

const express: Component = { kind: 'npm', name: 'express', version: '5.2.1', license: 'MIT' };

describe('an SPDX document', () => {
  test('relates the image to its layers, and each layer to what it brought', () => {
    const document = spdx([
      { component: express, path: '/app/node_modules/express/package.json' },
      { component: express, path: '/app/vendor/node_modules/express/package.json' },
    ]);
    expect(spdxFaults(document)).toEqual([]);
    const id = document.packages.find(({ name }) => name === 'express')?.SPDXID ?? '';
    expect(id).toMatch(/^SPDXRef-Package-npm-express-[0-9a-f]{12}$/);
    expect(document.relationships.map((each) => Object.values(each).join(' '))).toEqual([
      'SPDXRef-DOCUMENT DESCRIBES SPDXRef-Image',
      'SPDXRef-Image CONTAINS SPDXRef-Layer-0',
      'SPDXRef-Image CONTAINS SPDXRef-Layer-1',
      'SPDXRef-Image CONTAINS SPDXRef-Layer-2',
      'SPDXRef-Layer-0 CONTAINS SPDXRef-Package-apk-nodejs',
      `SPDXRef-Layer-1 CONTAINS ${id}`,
      `SPDXRef-Layer-2 CONTAINS ${id}`,
    ]);
  });

  test('has the expression that a source means, and its words where they are another', () => {
    const component = { ...express, license: 'Apache License, Version 2.0' };
    const free = { ...express, name: 'free', license: 'SEE LICENSE IN EULA.txt' };
    const own = { ...express, name: 'own', license: 'LicenseRef-Own AND MIT' };
    const document = spdx([component, free, own].map((each) => ({ component: each, path: '/app/x' })));
    expect(spdxFaults(document)).toEqual([]);
    expect(reviewed(document)).toBe(
      [
        'pkg:npm/express@5.2.1 | Apache-2.0 (declared as: Apache License, Version 2.0) |  | found in /app/x | contains copy .',
        'pkg:npm/free@5.2.1 | NOASSERTION (declared as: SEE LICENSE IN EULA.txt) |  | found in /app/x | contains copy .',
        'pkg:npm/own@5.2.1 | LicenseRef-Own AND MIT |  | found in /app/x | contains copy .',
        '',
      ].join('\n'),
    );
    expect(document.hasExtractedLicensingInfos).toEqual([expect.objectContaining({ licenseId: 'LicenseRef-Own' })]);
  });

  test('says what was not read', () => {
    const document = spdx([], { gaps: ['/app/x.json is too large to be read'] });
    expect(spdxFaults(document)).toEqual([]);
    expect(document.comment).toBe('Not everything was read: /app/x.json is too large to be read.');
  });

  test('is sound and the same, in whatever order files were read and whatever they say', () => {
    const text = fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme' });
    const kinds: readonly Kind[] = ['npm', 'pypi', 'golang', 'maven', 'hex', 'gem'];
    const component = fc.record(
      { kind: fc.constantFrom(...kinds), name: text, version: text, namespace: text, license: text },
      { requiredKeys: ['kind', 'name', 'version'] },
    );
    const found = fc.uniqueArray(
      fc.record({ component, path: fc.constantFrom('/app/a', '/app/node_modules/b', '/c') }),
      {
        selector: ({ component: each }) => purl(each),
        maxLength: 10,
      },
    );
    fc.assert(
      fc.property(
        found.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([all, other]) => {
          const document = spdx(all);
          expect(spdxFaults(document)).toEqual([]);
          expect(cyclonedxFaults(cyclonedxDocument(inventory(all)))).toEqual([]);
          expect(JSON.stringify(spdx(other))).toBe(JSON.stringify(document));
          const ids = document.packages.map(({ SPDXID }) => SPDXID);
          expect(new Set(ids).size).toBe(ids.length);
          expect(JSON.stringify(cyclonedxDocument(inventory(other)))).toBe(
            JSON.stringify(cyclonedxDocument(inventory(all))),
          );
        },
      ),
    );
  });
});

test('a CycloneDX document says the same', () => {
  const document = cyclonedxDocument(
    inventory([
      {
        component: { ...express, checksums: [{ algorithm: 'SHA512', value: 'ab'.repeat(64) }] },
        path: '/app/node_modules/express/package.json',
      },
    ]),
  );
  expect(cyclonedxFaults(document)).toEqual([]);
  expect(document).toMatchObject({
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: expect.stringMatching(
      /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    ) as unknown,
    metadata: { timestamp: '2023-11-14T22:13:20Z', component: { type: 'container', name: 'app', version: 'abc' } },
    components: [
      { purl: 'pkg:apk/wolfi/nodejs@22-r0?arch=x86_64', licenses: [{ expression: 'MIT' }] },
      {
        purl: 'pkg:npm/express@5.2.1',
        hashes: [{ alg: 'SHA-512', content: 'ab'.repeat(64) }],
        properties: [{ name: 'aipack:layer', value: '1: copy node_modules' }],
        evidence: { occurrences: [{ location: '/app/node_modules/express/package.json' }] },
      },
    ],
  });
});

test.each([
  ['npm', '@types', 'node', '1.0.0', 'pkg:npm/%40types/node@1.0.0'],
  ['maven', 'org.a', 'b', '1+2', 'pkg:maven/org.a/b@1%2B2'],
  [
    'golang',
    'github.com/Masterminds',
    'semver',
    'v3.0.0+incompatible',
    'pkg:golang/github.com/masterminds/semver@v3.0.0%2Bincompatible',
  ],
  ['composer', 'Monolog', 'monolog', '3.9', 'pkg:composer/monolog/monolog@3.9'],
  ['npm', undefined, 'a b', '', 'pkg:npm/a%20b'],
  ['otp', undefined, 'kernel', '1:2', 'pkg:otp/kernel@1:2'],
] as const)('the package URL of %s %s/%s@%s', (kind, namespace, name, version, expected) => {
  expect(purl({ kind, name, version, ...(namespace === undefined ? {} : { namespace }) })).toBe(expected);
});

test.each([
  ['MIT', { expression: 'MIT' }],
  ['(MIT OR Apache-2.0)', { expression: '(MIT OR Apache-2.0)' }],
  [
    'The Apache Software License, Version 2.0',
    { expression: 'Apache-2.0', words: 'The Apache Software License, Version 2.0' },
  ],
  [
    'http://www.apache.org/licenses/LICENSE-2.0.txt',
    { expression: 'Apache-2.0', words: 'http://www.apache.org/licenses/LICENSE-2.0.txt' },
  ],
  [
    'EPL 2.0 OR GPL2 w/ CPE',
    { expression: 'EPL-2.0 OR GPL-2.0-only WITH Classpath-exception-2.0', words: 'EPL 2.0 OR GPL2 w/ CPE' },
  ],
  ['BSD', { words: 'BSD' }],
  ['UNLICENSED', { words: 'UNLICENSED' }],
  ['  ', {}],
  [undefined, {}],
])('the licence %j', (words, expected) => {
  expect(licenceOf(words)).toEqual(expected);
});
