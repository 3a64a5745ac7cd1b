import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { networkFetch } from '../../../../src/host/network/network-fetch.ts';
import { copyImage, type Fetch, RegistryClient, RegistryWriter } from '../../../../src/oci/index.ts';
import { digestOf, INDEX, MANIFEST, MemoryRegistry } from '../../../support/memory-registry.ts';

let source: MemoryRegistry;
let target: MemoryRegistry;
let digest: string;
let layer: Buffer;

beforeEach(async () => {
  [source, target] = await Promise.all([new MemoryRegistry().start(), new MemoryRegistry().start()]);
  layer = randomBytes(3_000_000);
  const config = source.putBlob('team/app', Buffer.from('{"os":"linux"}'));
  const image = source.put(
    'team/app',
    { schemaVersion: 2, config, layers: [source.putBlob('team/app', layer)] },
    MANIFEST,
  );
  const statement = source.putBlob('team/app', Buffer.from('{"predicate":{}}'));
  const attestation = source.put('team/app', { schemaVersion: 2, config, layers: [statement] }, MANIFEST);
  ({ digest } = source.put('team/app', { schemaVersion: 2, manifests: [image, attestation] }, INDEX, '1.0'));
  const signature = source.putBlob('team/app', Buffer.from('signed'));
  source.put('team/app', { schemaVersion: 2, config, layers: [signature], subject: { digest } }, MANIFEST);
});
afterEach(() => {
  source.stop();
  target.stop();
});

interface Sent {
  readonly bytes: number;
}

async function copy(to: MemoryRegistry, repository: string, fetched: Fetch = fetch): Promise<Sent> {
  const options = { fetch: fetched, credentials: async () => undefined };
  let bytes = 0;
  await copyImage(
    { registry: source.host, repository: 'team/app', digest },
    { registry: to.host, repository },
    {
      reader: new RegistryClient(options),
      writer: new RegistryWriter(options),
      onBlob: (_, sent) => {
        bytes += sent;
      },
    },
  );
  return { bytes };
}

describe('an image', () => {
  test.each<[string, Fetch]>([
    ["Node's own requests", fetch],
    ['those that go through proxies', networkFetch({ proxies: { no: '' } })],
  ])('is copied to another registry with all that belongs to it, by %s', async (_, fetched) => {
    const { bytes } = await copy(target, 'prod/app', fetched);
    const there = (all: ReadonlyMap<string, unknown>): readonly string[] =>
      [...all.keys()]
        .map((key) => key.split(' ')[1] ?? '')
        .filter((name) => name !== '1.0')
        .sort();
    expect(there(target.manifests)).toEqual(there(source.manifests));
    expect(there(target.blobs)).toEqual(there(source.blobs));
    expect(target.blobs.get(`prod/app ${digestOf(layer)}`)?.equals(layer)).toBe(true);
    expect(bytes).toBe([...source.blobs.values()].reduce((sum, blob) => sum + blob.length, 0));
  });

  test('is taken from beside where its registry lets it be', async () => {
    expect(await copy(source, 'prod/app')).toEqual({ bytes: 0 });
    expect(source.blobs.get(`prod/app ${digestOf(layer)}`)?.equals(layer)).toBe(true);
    expect(source.asked).not.toContain('PATCH blobs');
  });

  test('is sent where its registry does not', async () => {
    source.mounts = false;
    expect((await copy(source, 'prod/app')).bytes).toBeGreaterThan(layer.length);
    expect(source.blobs.get(`prod/app ${digestOf(layer)}`)?.equals(layer)).toBe(true);
  });

  test('is sent once: what is there stays', async () => {
    await copy(target, 'prod/app');
    expect(await copy(target, 'prod/app')).toEqual({ bytes: 0 });
  });

  test('in its own repository is there already', async () => {
    expect(await copy(source, 'team/app')).toEqual({ bytes: 0 });
    expect(source.asked.filter((asked) => !asked.startsWith('GET'))).toEqual([]);
  });
});

test('what refers to an image is listed as clients do where a registry keeps no list', async () => {
  target.lists = false;
  await copy(target, 'prod/app');
  const reader = new RegistryClient({ fetch, credentials: async () => undefined });
  const referrers = await reader.referrers({ registry: target.host, repository: 'prod/app', digest });
  expect(referrers).toEqual(await reader.referrers({ registry: source.host, repository: 'team/app', digest }));
  expect(referrers).toHaveLength(1);
  await copy(target, 'prod/app');
  expect(await reader.referrers({ registry: target.host, repository: 'prod/app', digest })).toEqual(referrers);
});

describe('a copy that fails', () => {
  test('leaves no index for what is not there', async () => {
    source.blobs.delete(`team/app ${digestOf(layer)}`);
    await expect(copy(target, 'prod/app')).rejects.toThrow('404');
    expect(target.manifests.has(`prod/app ${digest}`)).toBe(false);
  });

  test('tells of bytes that are not those of their digest', async () => {
    source.blobs.set(`team/app ${digestOf(layer)}`, randomBytes(layer.length));
    await expect(copy(target, 'prod/app')).rejects.toThrow();
    expect(target.blobs.has(`prod/app ${digestOf(layer)}`)).toBe(false);
  });

  test('sends nothing to another host than the registry', async () => {
    target.elsewhere = `http://${source.host}`;
    await expect(copy(target, 'prod/app')).rejects.toThrow('wants an upload sent elsewhere');
    expect(source.asked).not.toContain('PATCH blobs');
  });
});
