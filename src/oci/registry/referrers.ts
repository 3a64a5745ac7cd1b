import type { Descriptor } from '../descriptor.ts';
import { sha256 } from '../digest.ts';
import { EMPTY_TYPE, INDEX_TYPE, MANIFEST_TYPE } from '../media-types.ts';
import type { RegistryClient } from './client.ts';
import type { Repository } from './connection.ts';
import { RegistryError } from './errors.ts';
import { referrersTag } from './referrers-tag.ts';
import type { RegistryWriter } from './writer.ts';

export interface RegistryTools {
  readonly reader: RegistryClient;
  readonly writer: RegistryWriter;
}

/** Something that is kept beside a manifest and refers to it, such as a signature. */
export interface Artifact {
  /** Of the artifact and of its bytes. */
  readonly type: string;
  readonly bytes: Uint8Array;
  readonly annotations: Readonly<Record<string, string>>;
}

const EMPTY = Buffer.from('{}');
const EMPTY_CONFIG = { mediaType: EMPTY_TYPE, digest: sha256(EMPTY), size: EMPTY.length };

/**
 * Puts an artifact beside what it refers to.
 * @returns the digest of its manifest
 * @throws RegistryError
 */
export async function attachArtifact(
  tools: RegistryTools,
  to: Repository,
  { digest, mediaType, size }: Descriptor,
  { annotations, bytes, type }: Artifact,
): Promise<string> {
  const layer = { mediaType: type, digest: sha256(bytes), size: bytes.length };
  for (const [descriptor, content] of [[EMPTY_CONFIG, EMPTY] as const, [layer, bytes] as const]) {
    await tools.writer.putBlob(to, descriptor, undefined, () => oneChunk(content));
  }
  const manifest = {
    schemaVersion: 2,
    mediaType: MANIFEST_TYPE,
    artifactType: type,
    config: EMPTY_CONFIG,
    layers: [layer],
    subject: { mediaType, digest, size },
    annotations,
  };
  const encoded = Buffer.from(JSON.stringify(manifest));
  const own = { mediaType: MANIFEST_TYPE, digest: sha256(encoded), size: encoded.length };
  const noted = await tools.writer.putManifest({ ...to, digest: own.digest }, encoded, MANIFEST_TYPE);
  if (noted === undefined) await listReferrer(tools, to, digest, { ...own, artifactType: type, annotations });
  return own.digest;
}

/**
 * Adds to the list that clients keep where a registry keeps none.
 * @param subject digest of what is referred to
 * @throws RegistryError
 */
export async function listReferrer(
  { reader, writer }: RegistryTools,
  to: Repository,
  subject: string,
  referrer: Descriptor,
): Promise<void> {
  const tag = referrersTag(to, subject);
  const listed = await reader.manifest(tag);
  if (listed !== undefined && listed.mediaType !== INDEX_TYPE)
    throw new RegistryError(
      'PROTOCOL',
      `${to.registry}/${to.repository}:${tag.tag} is no list of what refers to an image`,
    );
  const manifests = (listed?.content.manifests ?? []).filter(({ digest }) => digest !== referrer.digest);
  const index = { schemaVersion: 2, mediaType: INDEX_TYPE, manifests: [...manifests, referrer] };
  await writer.putManifest(tag, Buffer.from(JSON.stringify(index)), INDEX_TYPE);
}

async function* oneChunk(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes);
}
