import { createHash } from 'node:crypto';
import type { Descriptor } from '../descriptor.ts';
import { sha256 } from '../digest.ts';
import type { Reference } from '../reference.ts';
import { BLOB_TIMEOUT_MS, RegistryConnection, type RegistryClientOptions } from './connection.ts';
import { RegistryError, unreachable } from './errors.ts';
import { referrersTag } from './referrers-tag.ts';
import { MANIFEST_TYPES, type ManifestContent, readManifest } from './manifest.ts';

export interface Manifest {
  readonly mediaType: string;
  readonly digest: string;
  /** In bytes. */
  readonly size: number;
  readonly content: ManifestContent;
  /** As the registry has it. */
  readonly bytes: Uint8Array;
}

/** Manifests are capped at 4 MiB by registries; what claims to be larger is not one. */
const MAX_MANIFEST_BYTES = 4 * 1024 * 1024;

/** The few calls of the OCI distribution API that a client needs around a build. */
export class RegistryClient {
  readonly #connection: RegistryConnection;

  constructor(options: RegistryClientOptions) {
    this.#connection = new RegistryConnection(options);
  }

  /**
   * The manifest or index that a reference names, or undefined where there is none.
   * @throws RegistryError
   */
  async manifest(reference: Reference): Promise<Manifest | undefined> {
    const name = reference.digest ?? reference.tag ?? 'latest';
    const response = await this.#connection.get(reference, `manifests/${name}`, { accept: MANIFEST_TYPES });
    if (response.status === 404) {
      await response.body?.cancel();
      return undefined;
    }
    const bytes = await this.#connection.bytes(reference, response, MAX_MANIFEST_BYTES);
    const digest = sha256(bytes);
    if (reference.digest !== undefined && reference.digest !== digest) throw otherBytes(reference, reference.digest);
    const content = readManifest(bytes);
    if (content === undefined) {
      throw new RegistryError('PROTOCOL', `${reference.registry} answered with what is no manifest for ${name}`);
    }
    const mediaType = response.headers.get('content-type')?.split(';')[0]?.trim() ?? '';
    return { mediaType, digest, size: bytes.byteLength, content, bytes };
  }

  /**
   * The bytes of a blob, checked against its digest. `limit` is in bytes.
   * @throws RegistryError
   */
  async blob(reference: Reference, digest: string, limit: number): Promise<Uint8Array> {
    const bytes = await this.#connection.bytes(
      reference,
      await this.#connection.get(reference, `blobs/${digest}`),
      limit,
    );
    if (sha256(bytes) !== digest) throw otherBytes(reference, digest);
    return bytes;
  }

  /**
   * The bytes of a blob while they come. Whoever reads them to the end knows that they are those of the digest.
   * @param size bytes that it has; more are refused
   * @throws RegistryError
   */
  async *blobStream(reference: Reference, digest: string, size: number): AsyncGenerator<Uint8Array> {
    const response = await this.#connection.get(reference, `blobs/${digest}`, {}, BLOB_TIMEOUT_MS);
    if (!response.ok) throw await this.#connection.refusal(reference, 'pull', response);
    const hash = createHash('sha256');
    let length = 0;
    try {
      for await (const bytes of response.body ?? []) {
        hash.update(bytes);
        length += bytes.length;
        if (length > size) throw otherBytes(reference, digest);
        yield bytes;
      }
    } catch (cause) {
      this.#connection.signal.throwIfAborted();
      throw cause instanceof RegistryError ? cause : unreachable(reference.registry, cause);
    }
    if (`sha256:${hash.digest('hex')}` !== digest) throw otherBytes(reference, digest);
  }

  /**
   * What refers to a manifest (OCI distribution 1.1), as the registry lists it or, where it keeps no such list, as clients do.
   * @throws RegistryError when it doesn't answer
   */
  async referrers(reference: Reference): Promise<readonly Descriptor[]> {
    const path = `referrers/${reference.digest ?? ''}`;
    const response = await this.#connection.get(reference, path, { accept: MANIFEST_TYPES });
    if (!response.ok) {
      await response.body?.cancel();
      const listed = await this.manifest(referrersTag(reference, reference.digest ?? ''));
      return listed?.content.manifests ?? [];
    }
    return readManifest(await this.#connection.bytes(reference, response, MAX_MANIFEST_BYTES))?.manifests ?? [];
  }

  /**
   * Asks whether the given credentials may push, by opening an upload and dropping it: nothing is stored.
   * @throws RegistryError DENIED when the registry says no, UNREACHABLE when it doesn't answer.
   */
  async checkPush(reference: Reference): Promise<void> {
    const base = await this.#connection.base(reference);
    const url = new URL('blobs/uploads/', base);
    const call = { url, method: 'POST', headers: { 'content-length': '0' } };
    const response = await this.#connection.send(reference, call, 'pull,push');
    if (response.status !== 202) throw await this.#connection.refusal(reference, 'push', response);
    await response.body?.cancel();
    const location = response.headers.get('location');
    const upload = location === null ? null : URL.parse(location, url.href);
    // An upload expires by itself, and only the registry is told of this one: no other host, nor the registry without TLS.
    if (upload?.origin !== base.origin) return;
    await this.#connection.send(reference, { url: upload, method: 'DELETE' }, 'pull,push').then(
      (answer) => answer.body?.cancel(),
      // A registry that doesn't know how to cancel one is no reason to stop.
      () => undefined,
    );
  }
}

function otherBytes({ registry }: Reference, digest: string): RegistryError {
  return new RegistryError('PROTOCOL', `${registry} answered other bytes than ${digest}`);
}
