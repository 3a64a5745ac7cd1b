import { isDeepStrictEqual } from 'node:util';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { parseReference, RegistryClient, sha256 } from '../../../src/oci/index.ts';
import { placeAnnotations } from '../../../src/options/annotations.ts';
import type { AttestationChoice } from '../../../src/app/attest.ts';
import { expectedStatements } from '../../../src/app/expected-statements.ts';
import { publishedImage, type PublishedImage } from '../../../src/app/published.ts';

const INDEX = 'application/vnd.oci.image.index.v1+json';
const MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
const CONFIG = 'application/vnd.oci.image.config.v1+json';
const STATEMENT = 'application/vnd.in-toto+json';
const PROVENANCE = 'https://slsa.dev/provenance/v0.2';
const SPDX = 'https://spdx.dev/Document';
const BUILD = 'https://aipack.dev/attestation/build/v1';
const RUN = 'https://github.com/owner/app/actions/runs/';

interface Descriptor {
  readonly mediaType: string;
  readonly digest: string;
  readonly size: number;
  readonly [key: string]: unknown;
}

let server: Server;
let host: string;
let stored: Map<string, { readonly body: Buffer; readonly type: string }>;
let asked: string[];

/** A registry that has what a test puts there, as it is. */
beforeEach(async () => {
  stored = new Map();
  asked = [];
  server = createServer((request, response) => {
    const name = request.url?.split('/').at(-1) ?? '';
    asked.push(name);
    const found = stored.get(name);
    if (found === undefined) response.writeHead(404).end();
    else response.setHeader('content-type', found.type).end(found.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(() => {
  server.close();
  server.closeAllConnections();
});

function put(content: unknown, type: string, tag?: string): Descriptor {
  const body = Buffer.from(typeof content === 'string' ? content : JSON.stringify(content));
  const digest = sha256(body);
  stored.set(digest, { body, type });
  if (tag !== undefined) stored.set(tag, { body, type });
  return { mediaType: type, digest, size: body.byteLength };
}

const predicates: Readonly<Record<string, object>> = {
  [BUILD]: { tool: 'aipack', packageIndex: 'of yesterday' },
  [SPDX]: { packages: ['nginx'] },
  [PROVENANCE]: { builder: { id: `${RUN}1` } },
};

/** Changes to what is published, each of one part of it. */
interface Parts {
  readonly index: (index: Record<string, unknown> & { readonly manifests: readonly Descriptor[] }) => unknown;
  readonly indexType: string;
  readonly image: (descriptor: Descriptor) => Descriptor;
  readonly attestation: (descriptor: Descriptor) => Descriptor;
  readonly manifest: (
    manifest: Record<string, unknown> & { readonly config: Descriptor; readonly layers: readonly Descriptor[] },
    image: Descriptor,
  ) => unknown;
  readonly config: (content: object) => object;
  readonly layer: (descriptor: Descriptor) => Descriptor;
  readonly statement: (statement: { readonly predicateType: string; readonly [key: string]: unknown }) => unknown;
}

function publish(changes: Partial<Parts> = {}): void {
  const same = <T>(value: T): T => value;
  const { index = same, image = same, attestation = same, manifest = same } = changes;
  const { config = same, layer = same, statement = same } = changes;
  const made = put({ schemaVersion: 2, mediaType: MANIFEST, layers: [] }, MANIFEST);
  const described = image({ ...made, platform: { architecture: 'amd64', os: 'linux' } });
  const layers = Object.entries(predicates).map(([predicateType, predicate]) => {
    const subject = [{ name: 'pkg:docker/app', digest: { sha256: made.digest.replace('sha256:', '') } }];
    const content = { _type: 'https://in-toto.io/Statement/v0.1', predicateType, subject, predicate };
    return layer({
      ...put(statement(content), STATEMENT),
      annotations: { 'in-toto.io/predicate-type': predicateType },
    });
  });
  const rootfs = { type: 'layers', diff_ids: layers.map(({ digest }) => digest) };
  const said = put(config({ architecture: 'unknown', os: 'unknown', config: {}, rootfs }), CONFIG);
  const about = put(manifest({ schemaVersion: 2, mediaType: MANIFEST, config: said, layers }, made), MANIFEST);
  const aboutDescriptor = attestation({
    ...about,
    annotations: {
      'vnd.docker.reference.digest': made.digest,
      'vnd.docker.reference.type': 'attestation-manifest',
    },
    platform: { architecture: 'unknown', os: 'unknown' },
  });
  const whole = { schemaVersion: 2, mediaType: INDEX, manifests: [described, aboutDescriptor] };
  put(index(whole), changes.indexType ?? INDEX, '1');
}

const choice: AttestationChoice = { sbom: 'inventory', provenance: 'mode=max', builderId: `${RUN}2` };

function published(attestations = choice, tags: readonly string[] = ['1']): Promise<PublishedImage | undefined> {
  const client = new RegistryClient({ fetch, credentials: async () => undefined });
  const build = { tool: 'aipack', packageIndex: 'of today', nothing: undefined };
  const statements = expectedStatements(attestations, {
    build,
    inventory: (document) => isDeepStrictEqual(document, { packages: ['nginx'] }),
  });
  return publishedImage(
    client,
    tags.map((tag) => parseReference(`${host}/app:${tag}`)),
    { annotations: {}, images: [{ platform: 'linux/amd64', annotations: {}, statements }] },
  );
}

describe('an index is what would be published', () => {
  test('when it has one image, what is attested about it, and nothing else', async () => {
    publish();
    const found = await published();
    expect(found?.manifests).toEqual(
      new Map([['linux/amd64', sha256(stored.get([...stored.keys()][0] ?? '')?.body ?? Buffer.of())]]),
    );
    expect(found?.digest).toBe(sha256(stored.get('1')?.body ?? Buffer.of()));
  });

  test('also as newer daemons write attestations: as an artifact about the image, in new versions', async () => {
    const newer = 'https://slsa.dev/provenance/v1';
    publish({
      manifest: ({ config: _, ...rest }, { digest, mediaType, size }) => ({
        ...rest,
        artifactType: 'application/vnd.docker.attestation.manifest.v1+json',
        config: { ...put('{}', 'application/vnd.oci.empty.v1+json'), data: 'e30=' },
        subject: { mediaType, digest, size },
      }),
      statement: (statement) => ({
        ...statement,
        _type: 'https://in-toto.io/Statement/v1',
        ...(statement.predicateType === PROVENANCE
          ? { predicateType: newer, predicate: { runDetails: { builder: { id: `${RUN}7` } } } }
          : {}),
      }),
      layer: (layer) =>
        JSON.stringify(layer).includes(PROVENANCE)
          ? { ...layer, annotations: { 'in-toto.io/predicate-type': newer } }
          : layer,
    });
    expect(await published()).toBeDefined();
    expect(await published({ ...choice, provenance: 'mode=max,version=v0.2' })).toBeUndefined();
  });

  test.each<[string, AttestationChoice, boolean]>([
    ['another run of the same workflows', choice, true],
    ['other workflows', { ...choice, builderId: 'https://github.com/other/app/actions/runs/1' }, false],
    ['nobody', { sbom: 'inventory', provenance: 'mode=max' }, false],
    ['somebody who is named', { ...choice, provenance: `mode=max,builder-id=${RUN}1` }, true],
    ['somebody else who is named', { ...choice, provenance: 'mode=max,builder-id=x' }, false],
  ])('when it was built by %s: %#', async (_who, attestations, kept) => {
    publish();
    expect((await published(attestations)) !== undefined).toBe(kept);
  });

  test('never where the tags name several, or none', async () => {
    publish();
    stored.set('2', { body: Buffer.from('{"schemaVersion":2}'), type: INDEX });
    expect(await published(choice, ['1', '2'])).toBeUndefined();
    expect(await published(choice, ['1', '3'])).toBeUndefined();
    expect(await published(choice, [])).toBeUndefined();
    expect(await published(choice, ['1', '1'])).toBeDefined();
  });
});

const without = (object: object, key: string): object =>
  Object.fromEntries(Object.entries(object).filter(([name]) => name !== key));

describe('an index is not what would be published', () => {
  const cases: Readonly<Record<string, Partial<Parts>>> = {
    'the image is named twice': {
      index: (index) => ({ ...index, manifests: [index.manifests[0], ...index.manifests] }),
    },
    'what is attested is named twice': {
      index: (index) => ({ ...index, manifests: [...index.manifests, index.manifests[1]] }),
    },
    'nothing is attested': { index: (index) => ({ ...index, manifests: index.manifests.slice(0, 1) }) },
    'there is no image': { index: (index) => ({ ...index, manifests: index.manifests.slice(1) }) },
    'there is nothing': { index: (index) => ({ ...index, manifests: null }) },
    'it has a subject': { index: (index) => ({ ...index, subject: index.manifests[0] }) },
    'it has a property with a special name': {
      index: (index) => JSON.stringify({ ...index, x: 1 }).replace('"x"', '"__proto__"'),
    },
    'it is of another kind': { index: (index) => ({ ...index, artifactType: 'application/vnd.example' }) },
    'it is served as another kind': { indexType: 'application/vnd.docker.distribution.manifest.list.v2+json' },
    'it is no index': { index: (index) => without(index, 'manifests') },
    'it is no JSON': { index: () => '<html>' },
    'the image has a wrong size': { image: (image) => ({ ...image, size: image.size + 1 }) },
    'the image is of another kind': {
      image: (image) => ({ ...image, mediaType: 'application/vnd.docker.distribution.manifest.v2+json' }),
    },
    'the image has other addresses': { image: (image) => ({ ...image, urls: ['https://example.com'] }) },
    'the image has features': {
      image: (image) => ({ ...image, platform: { architecture: 'amd64', os: 'linux', 'os.features': ['x'] } }),
    },
    'the attestations have a wrong size': { attestation: (about) => ({ ...about, size: about.size - 1 }) },
    'the attestations are annotated': {
      attestation: (about) => ({ ...about, annotations: { ...(about.annotations as object), x: 'y' } }),
    },
    'the attestations are of another type': {
      attestation: (about) => ({
        ...about,
        annotations: { ...(about.annotations as object), 'vnd.docker.reference.type': 'other' },
      }),
    },
    'the attestations are for a platform': {
      attestation: (about) => ({ ...about, platform: { architecture: 'arm64', os: 'linux' } }),
    },
    'the attestations are not there': { attestation: (about) => ({ ...about, digest: sha256(Buffer.of()) }) },
    'the manifest of attestations is annotated': { manifest: (manifest) => ({ ...manifest, annotations: { x: 'y' } }) },
    'the manifest of attestations is an artifact about another image': {
      manifest: (manifest) => ({
        ...manifest,
        artifactType: 'application/vnd.docker.attestation.manifest.v1+json',
        config: put('{}', 'application/vnd.oci.empty.v1+json'),
        subject: { mediaType: MANIFEST, digest: sha256(Buffer.of()), size: 1 },
      }),
    },
    'the manifest of attestations has another layer': {
      manifest: (manifest) => ({
        ...manifest,
        layers: [...manifest.layers, put('x', 'application/vnd.oci.image.layer.v1.tar+gzip')],
      }),
    },
    'a statement is there twice': {
      manifest: (manifest) => ({ ...manifest, layers: [...manifest.layers, manifest.layers[2]] }),
    },
    'a statement is missing': { manifest: (manifest) => ({ ...manifest, layers: manifest.layers.slice(1) }) },
    'the configuration says more': { config: (config) => ({ ...config, history: [] }) },
    'the configuration is of another kind': {
      manifest: (manifest) => ({ ...manifest, config: { ...manifest.config, mediaType: 'application/json' } }),
    },
    'a statement has a wrong size': { layer: (layer) => ({ ...layer, size: layer.size + 1 }) },
    'a statement claims to be huge': { layer: (layer) => ({ ...layer, size: 2 ** 40 }) },
    'a statement is of another kind': { layer: (layer) => ({ ...layer, mediaType: 'application/json' }) },
    'a statement is annotated': {
      layer: (layer) => ({ ...layer, annotations: { ...(layer.annotations as object), x: 'y' } }),
    },
    'a statement is not annotated': { layer: (layer) => without(layer, 'annotations') as Descriptor },
    'a statement is of another type than it is said to be': {
      statement: (statement) => ({ ...statement, predicateType: SPDX }),
    },
    'a statement is of another version': {
      statement: (statement) => ({ ...statement, _type: 'https://in-toto.io/Statement/v9' }),
    },
    'a statement says more': { statement: (statement) => ({ ...statement, more: true }) },
    'a statement is about nothing': { statement: (statement) => ({ ...statement, subject: [] }) },
    'a statement is about what is no list': { statement: (statement) => ({ ...statement, subject: { 0: {} } }) },
    'a statement is about another kind of digest': {
      statement: (statement) => ({ ...statement, subject: [{ name: 'x', digest: { sha512: '0' } }] }),
    },
    'a statement is no JSON': { statement: () => 'x' },
    'a statement is null': { statement: () => null },
    'a statement says nothing': { statement: (statement) => without(statement, 'predicate') },
  };

  test.each(Object.keys(cases))('when %s', async (what) => {
    publish(cases[what]);
    expect(await published()).toBeUndefined();
  });

  test('and nothing is read of one that names more than a build makes', async () => {
    publish({ index: (index) => ({ ...index, manifests: Array.from({ length: 100 }, () => index.manifests[0]) }) });
    await published();
    expect(asked).toEqual(['1']);
  });

  test('and no statement that claims to be huge is asked for', async () => {
    publish({ layer: (layer) => ({ ...layer, size: 2 ** 40 }) });
    await published();
    expect(asked).toHaveLength(4);
  });

  test('when bytes are not those of their digest', async () => {
    publish();
    for (const [name, { body, type }] of [...stored].filter(([, each]) => each.type === STATEMENT)) {
      stored.set(name, { body: Buffer.from(body.toString().replace('aipack', 'aipick')), type });
    }
    expect(await published()).toBeUndefined();
  });
});

describe('how many documents a scanner gives', () => {
  const spdx = (choice: AttestationChoice): number =>
    expectedStatements(choice, { build: {} }).filter(({ predicateTypes }) => predicateTypes.includes(SPDX)).length;
  const scanner = { generator: 'x', options: {} };

  test.each([
    [1, { ...scanner, context: false, stage: false }],
    [2, { ...scanner, context: true, stage: false }],
    [3, { ...scanner, context: true, stage: true }],
  ])('is %i', (count, sbom) => {
    expect(spdx({ sbom, provenance: false })).toBe(count);
  });

  test('is none where no list of packages is attached', () => {
    expect(spdx({ sbom: false, provenance: 'mode=max' })).toBe(0);
    expect(spdx({ sbom: 'inventory', provenance: 'mode=max' })).toBe(0);
  });
});

describe('annotations', () => {
  const platforms = ['linux/amd64', 'linux/arm64'];

  test('lie where their level says, those of one platform over those of all', () => {
    const placed = placeAnnotations(
      {
        'annotation[linux/arm64/v8].a': 'arm',
        'annotation.a': 'all',
        'annotation-manifest.b': 'b',
        'annotation-index.c': 'c',
        'annotation-index-descriptor.d': 'd',
        'annotation-manifest-descriptor[linux/amd64].e': 'e',
      },
      platforms,
    );
    expect(placed).toEqual({
      index: { c: 'c' },
      descriptors: new Map([
        ['linux/amd64', { e: 'e' }],
        ['linux/arm64', {}],
      ]),
      manifests: new Map([
        ['linux/amd64', { 'annotation.a': 'all', 'annotation.b': 'b' }],
        ['linux/arm64', { 'annotation.a': 'arm', 'annotation.b': 'b' }],
      ]),
    });
  });

  test('of a platform that is not built lie nowhere', () => {
    expect(placeAnnotations({ 'annotation[linux/s390x].a': 'x' }, platforms)).toBeUndefined();
  });
});
