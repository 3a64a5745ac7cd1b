import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export const INDEX = 'application/vnd.oci.image.index.v1+json';
export const MANIFEST = 'application/vnd.oci.image.manifest.v1+json';

interface Stored {
  readonly type: string;
  readonly bytes: Buffer;
}

/** A registry in memory: what a push and a pull ask of one, blobs by repository. */
export class MemoryRegistry {
  readonly blobs = new Map<string, Buffer>();
  readonly manifests = new Map<string, Stored>();
  readonly asked: string[] = [];
  /** Whether a blob may be taken from another repository. */
  mounts = true;
  /** Whether it keeps lists of what refers to what. */
  lists = true;
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
      if (!this.lists) return { status: 404 };
      const found = [...this.manifests].filter(
        ([key, { bytes }]) => key.startsWith(`${repository} sha256:`) && subjectOf(bytes)?.digest === name,
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
      const subject = subjectOf(body);
      return this.lists && subject !== undefined
        ? { status: 201, headers: { 'oci-subject': subject.digest } }
        : { status: 201 };
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

function subjectOf(manifest: Buffer): { readonly digest: string } | undefined {
  return (JSON.parse(manifest.toString()) as { readonly subject?: { readonly digest: string } }).subject;
}

export function digestOf(bytes: Buffer): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}
