import { createHash } from 'node:crypto';
import { LabError } from '../errors.ts';

/** Content that a registry keeps under its digest. */
export type Blob = { bytes: Buffer; digest: string };

export function blob(bytes: Buffer | string): Blob {
  const content = Buffer.from(bytes);
  return { bytes: content, digest: `sha256:${createHash('sha256').update(content).digest('hex')}` };
}

/** A repository of the lab's registry: host:port and the repository's name. */
export type RepositoryAddress = { registry: string; name: string };

async function check(response: Response, what: string): Promise<Response> {
  if (!response.ok) {
    throw new LabError('lab-request-failed', `${what}: ${response.status} ${(await response.text()).slice(0, 500)}`);
  }
  await response.body?.cancel();
  return response;
}

/** The digest that a tag points at, or undefined. */
export async function tagDigest(to: RepositoryAddress, tag: string, mediaType: string): Promise<string | undefined> {
  const response = await fetch(`http://${to.registry}/v2/${to.name}/manifests/${tag}`, {
    method: 'HEAD',
    headers: { accept: mediaType },
  });
  return response.ok ? (response.headers.get('docker-content-digest') ?? undefined) : undefined;
}

/** Uploads a blob in one piece, unless the registry has it. */
export async function pushBlob(to: RepositoryAddress, content: Blob): Promise<void> {
  const base = `http://${to.registry}/v2/${to.name}/blobs`;
  const there = await fetch(`${base}/${content.digest}`, { method: 'HEAD' });
  if (there.ok) return;
  const begun = await check(await fetch(`${base}/uploads/`, { method: 'POST' }), `beginning an upload to ${to.name}`);
  const location = new URL(begun.headers.get('location') ?? '', base);
  location.searchParams.set('digest', content.digest);
  const put = {
    method: 'PUT',
    body: new Uint8Array(content.bytes),
    headers: { 'content-type': 'application/octet-stream' },
  };
  await check(await fetch(location, put), `uploading to ${to.name}`);
}

export async function pushManifest(
  to: RepositoryAddress,
  reference: string,
  manifest: Blob,
  mediaType: string,
): Promise<void> {
  const put = { method: 'PUT', body: new Uint8Array(manifest.bytes), headers: { 'content-type': mediaType } };
  await check(
    await fetch(`http://${to.registry}/v2/${to.name}/manifests/${reference}`, put),
    `pushing ${to.name}:${reference}`,
  );
}
