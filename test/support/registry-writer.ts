import { createHash } from 'node:crypto';

export interface WrittenDescriptor {
  readonly mediaType: string;
  readonly digest: string;
  readonly size: number;
}

/** What anybody who may push to a repository of the lab can do to it. */
export interface RegistryWriter {
  /** A manifest as it is, under its digest unless a tag is given. */
  readonly putManifest: (content: object, mediaType: string, tag?: string) => Promise<WrittenDescriptor>;
  readonly putBlob: (content: object, mediaType: string) => Promise<WrittenDescriptor>;
  /** The JSON of a manifest by tag or digest, or of a blob. */
  readonly manifest: (reference: string) => Promise<Record<string, unknown>>;
  readonly blob: (digest: string) => Promise<Record<string, unknown>>;
  readonly tags: () => Promise<readonly string[]>;
}

/** @param repository as in the names of its images, without a tag */
export function registryWriter(repository: string): RegistryWriter {
  const base = `http://${repository.replace('/', '/v2/')}`;
  const call = async (path: string | URL, init: RequestInit = {}): Promise<Response> => {
    const response = await fetch(typeof path === 'string' ? `${base}/${path}` : path, init);
    if (!response.ok) throw new Error(`${String(path)}: ${response.status} ${await response.text()}`);
    return response;
  };
  const describe = (content: object, mediaType: string): { body: Buffer; descriptor: WrittenDescriptor } => {
    const body = Buffer.from(JSON.stringify(content));
    const digest = `sha256:${createHash('sha256').update(body).digest('hex')}`;
    return { body, descriptor: { mediaType, digest, size: body.byteLength } };
  };
  return {
    putManifest: async (content, mediaType, tag) => {
      const { body, descriptor } = describe(content, mediaType);
      const headers = { 'content-type': mediaType };
      await call(`manifests/${tag ?? descriptor.digest}`, { method: 'PUT', body, headers });
      return descriptor;
    },
    putBlob: async (content, mediaType) => {
      const { body, descriptor } = describe(content, mediaType);
      const opened = await call('blobs/uploads/', { method: 'POST' });
      const upload = new URL(opened.headers.get('location') ?? '', `${base}/`);
      upload.searchParams.set('digest', descriptor.digest);
      const headers = { 'content-type': 'application/octet-stream' };
      await call(upload, { method: 'PUT', body, headers });
      return descriptor;
    },
    manifest: async (reference) => {
      const accept = 'application/vnd.oci.image.index.v1+json, application/vnd.oci.image.manifest.v1+json';
      return (await (await call(`manifests/${reference}`, { headers: { accept } })).json()) as Record<string, unknown>;
    },
    tags: async () => ((await (await call('tags/list')).json()) as { tags: string[] }).tags,
    blob: async (digest) => (await (await call(`blobs/${digest}`)).json()) as Record<string, unknown>,
  };
}
