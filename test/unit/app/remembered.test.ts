import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { findKept } from '../../../src/app/kept.ts';
import { PushCheck } from '../../../src/app/push-check.ts';
import { RememberedRegistry } from '../../../src/app/remembered.ts';
import { parseReference, RegistryClient, RegistryError, sha256 } from '../../../src/oci/index.ts';
import type { Target } from '../../../src/options/targets.ts';
import { Stopwatch } from '../../../src/report/stopwatch.ts';

const INDEX = 'application/vnd.oci.image.index.v1+json';
const MANIFEST = 'application/vnd.oci.image.manifest.v1+json';

let server: Server;
let stored: Map<string, string>;
let asked: string[];
let registry: RegistryClient;
let push: Target;

beforeEach(async () => {
  stored = new Map();
  asked = [];
  server = createServer(({ method, url = '' }, response) => {
    const name = url.split('/').at(-1) ?? '';
    asked.push(`${method ?? ''} ${name}`);
    const body = stored.get(name);
    if (method === 'POST') response.writeHead(403).end();
    else if (body === undefined) response.writeHead(404).end();
    else response.setHeader('content-type', body.includes('manifests') ? INDEX : MANIFEST).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  registry = new RegistryClient({ fetch, credentials: async () => undefined });
  push = { type: 'image', attributes: { push: 'true' }, names: [parseReference(`${host}/app:1`)] };
});

afterEach(() => {
  server.close();
  server.closeAllConnections();
});

function put(content: object, tag?: string): { readonly digest: string; readonly size: number; mediaType: string } {
  const body = JSON.stringify(content);
  stored.set(sha256(Buffer.from(body)), body);
  if (tag !== undefined) stored.set(tag, body);
  return { digest: sha256(Buffer.from(body)), size: body.length, mediaType: MANIFEST };
}

/** What a build leaves under its tag: an image, and a manifest with what is said about it. */
function publish(): { readonly root: string; readonly statement: string } {
  const statement = { ...put({ predicate: 'p' }), mediaType: 'application/vnd.in-toto+json' };
  const config = { ...put({ config: {} }), mediaType: 'application/vnd.oci.image.config.v1+json' };
  const layer = { ...put({ layer: 1 }), mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip' };
  const image = put({ schemaVersion: 2, mediaType: MANIFEST, config, layers: [layer] });
  const about = put({ schemaVersion: 2, mediaType: MANIFEST, config, layers: [statement] });
  const root = put({ schemaVersion: 2, mediaType: INDEX, manifests: [image, about] }, '1');
  return { root: root.digest, statement: statement.digest };
}

describe('what pushes are compared with', () => {
  test('is read ahead, and not asked for again', async () => {
    const { root, statement } = publish();
    const remembered = new RememberedRegistry(registry);
    await remembered.begin([push], true);
    const before = [...asked];
    expect(before.filter((each) => each.endsWith(statement))).toHaveLength(1);
    const [name] = push.names;
    if (name === undefined) throw new Error('no name');
    expect((await remembered.root(push.names))?.digest).toBe(root);
    await remembered.manifest({ registry: name.registry, repository: name.repository, digest: root });
    expect(Buffer.from(await remembered.blob(name, statement, 1000)).toString()).toBe('{"predicate":"p"}');
    expect(asked).toEqual(before);
  });

  test('leaves what an image is made of, and all of what is not attested, where it is', async () => {
    publish();
    const remembered = new RememberedRegistry(registry);
    await remembered.begin([push], false);
    expect(asked.map((each) => each.slice(0, 10))).toEqual(['GET 1']);
  });

  test('is asked for again where it was not there', async () => {
    const remembered = new RememberedRegistry(registry);
    await remembered.begin([push], true);
    const { root } = publish();
    expect((await remembered.root(push.names))?.digest).toBe(root);
  });
});

describe('an image is kept', () => {
  const request = {
    outputs: [] as Target[],
    annotations: {},
    attestations: { sbom: false, provenance: false },
    baseLayers: false,
    sourceDateEpoch: 0,
    caches: { exports: [] },
    noCache: false,
  } as const;
  const builds = [{ platform: 'linux/amd64', predicates: { build: {} } }];

  async function kept(whileBuilding: () => void, recorded = false): Promise<readonly unknown[]> {
    const { root } = publish();
    const remembered = new RememberedRegistry(registry);
    await remembered.root(push.names);
    const internal: unknown[] = [];
    const solve = async (_: readonly string[], pass: { readonly internal?: boolean }): Promise<string> => {
      internal.push(pass.internal);
      whileBuilding();
      return root;
    };
    const tools = { registry: remembered, stopwatch: new Stopwatch(() => 0), recorded, solve };
    const found = await findKept({ ...request, outputs: [push] }, tools, builds);
    return [found?.digest === root, ...internal];
  }

  test('where the tag names it after the comparison as before', async () => {
    expect(await kept(() => undefined)).toEqual([true, true]);
  });

  test('not where somebody has pushed another one meanwhile', async () => {
    expect(await kept(() => put({ schemaVersion: 2, mediaType: INDEX, manifests: [] }, '1'))).toEqual([false, true]);
  });

  test('and the daemon records the comparison where somebody wants to read of it', async () => {
    expect(await kept(() => undefined, true)).toEqual([true, false]);
  });
});

test('whether a push will be taken is asked once, and what is refused told to whoever asks', async () => {
  const pushes = new PushCheck(registry);
  pushes.begin(push.names);
  const [refused] = await pushes.answers(push.names);
  expect(refused?.tag).toEqual(push.names[0]);
  expect(refused?.error).toBeInstanceOf(RegistryError);
  expect(asked).toEqual(['POST ']);
});
