import { createHash, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { networkFetch } from '../../../../src/host/network/network-fetch.ts';
import { copyImage, type Fetch, RegistryClient, RegistryWriter } from '../../../../src/oci/index.ts';

const INDEX = 'application/vnd.oci.image.index.v1+json';
const MANIFEST = 'application/vnd.oci.image.manifest.v1+json';

interface Stored {
  readonly type: string;
  readonly bytes: Buffer;
}

/** A registry in memory: what a push and a pull ask of one, blobs by repository. */
class MemoryRegistry {
  readonly blobs = new Map<string, Buffer>();
  readonly manifests = new Map<string, Stored>();
  readonly asked: string[] = [];
  /** Whether a blob may be taken from another repository. */
  mounts = true;
  /** Where uploads are sent, in place of the registry itself. */
  elsewhere = '';
  readonly #uploads = new Map<string, Buffer[]>();
  readonly #server: Server;

  constructor() {
    this.#server = createServer((request, response) => {
      void this.#answer(request).then(
        ({ status, headers = {}, body }) => response.writeHead(status, headers).end(body),
        // Whoever sends has gone away.
        () => response.destroy(),
      );
    });
  }

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return this;
  }

  stop(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  get host(): string {
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  put(
    repository: string,
    content: object,
    type: string,
    tag?: string,
  ): { mediaType: string; digest: string; size: number } {
    const bytes = Buffer.from(JSON.stringify(content));
    const digest = digestOf(bytes);
    for (const name of [digest, ...(tag === undefined ? [] : [tag])])
      this.manifests.set(`${repository} ${name}`, { type, bytes });
    return { mediaType: type, digest, size: bytes.length };
  }

  putBlob(repository: string, bytes: Buffer): { mediaType: string; digest: string; size: number } {
    const digest = digestOf(bytes);
    this.blobs.set(`${repository} ${digest}`, bytes);
    return { mediaType: 'application/octet-stream', digest, size: bytes.length };
  }

  async #answer(
    request: IncomingMessage,
  ): Promise<{ status: number; headers?: Record<string, string>; body?: Buffer | string }> {
    const url = new URL(request.url ?? '', `http://${this.host}`);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const [, repository = '', kind = '', name = ''] =
      /^\/v2\/(.+?)\/(blobs|manifests|referrers)\/(.*)$/.exec(url.pathname) ?? [];
    const method = request.method ?? '';
    this.asked.push(`${method} ${kind}`);
    if (kind === 'referrers') {
      const found = [...this.manifests].filter(
        ([key, { bytes }]) =>
          key.startsWith(`${repository} sha256:`) && bytes.includes(`"subject":{"digest":"${name}"`),
      );
      const manifests = found.map(([key, { type, bytes }]) => ({
        mediaType: type,
        digest: key.slice(repository.length + 1),
        size: bytes.length,
      }));
      return { status: 200, headers: { 'content-type': INDEX }, body: JSON.stringify({ schemaVersion: 2, manifests }) };
    }
    if (kind === 'manifests' && method === 'PUT') {
      for (const key of [name, digestOf(body)])
        this.manifests.set(`${repository} ${key}`, { type: request.headers['content-type'] ?? '', bytes: body });
      return { status: 201 };
    }
    if (kind === 'manifests') {
      const found = this.manifests.get(`${repository} ${name}`);
      return found === undefined
        ? { status: 404 }
        : { status: 200, headers: { 'content-type': found.type }, body: found.bytes };
    }
    if (method === 'POST') {
      const [mount, from] = [url.searchParams.get('mount'), url.searchParams.get('from')];
      const there = this.blobs.get(`${from ?? ''} ${mount ?? ''}`);
      if (this.mounts && there !== undefined) {
        this.blobs.set(`${repository} ${mount ?? ''}`, there);
        return { status: 201 };
      }
      const id = `${this.#uploads.size}`;
      this.#uploads.set(id, []);
      return { status: 202, headers: { location: `${this.elsewhere}/v2/${repository}/blobs/uploads/${id}` } };
    }
    if (method === 'PATCH') {
      this.#uploads.get(name.replace('uploads/', ''))?.push(body);
      return { status: 202, headers: { location: url.pathname } };
    }
    if (method === 'PUT') {
      const bytes = Buffer.concat(this.#uploads.get(name.replace('uploads/', '')) ?? []);
      if (digestOf(bytes) !== url.searchParams.get('digest')) return { status: 400 };
      this.blobs.set(`${repository} ${digestOf(bytes)}`, bytes);
      return { status: 201 };
    }
    const found = this.blobs.get(`${repository} ${name}`);
    return found === undefined ? { status: 404 } : { status: 200, body: found };
  }
}

function digestOf(bytes: Buffer): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

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
