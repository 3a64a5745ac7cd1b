import type { Answer } from '../../untrusted/answer.ts';
import type { Descriptor } from '../descriptor.ts';
import type { Reference } from '../reference.ts';
import { BLOB_TIMEOUT_MS, RegistryConnection, type RegistryClientOptions, type Repository } from './connection.ts';
import { RegistryError } from './errors.ts';

const PUSH = 'pull,push';

/** What is put into repositories besides what a daemon pushes. */
export class RegistryWriter {
  readonly #connection: RegistryConnection;

  constructor(options: RegistryClientOptions) {
    this.#connection = new RegistryConnection(options);
  }

  /**
   * Puts a manifest under a tag, or without one under its digest.
   * @returns the digest of what the manifest refers to, where the registry keeps a list of that (OCI distribution 1.1)
   * @throws RegistryError
   */
  async putManifest(to: Reference, bytes: Uint8Array, mediaType: string): Promise<string | undefined> {
    const name = to.tag ?? to.digest ?? 'latest';
    const url = new URL(`manifests/${name}`, await this.#connection.base(to));
    const headers = { 'content-type': mediaType };
    const { headers: told } = await this.#expect(to, { url, method: 'PUT', headers, body: bytes }, [201]);
    return told.get('oci-subject') ?? undefined;
  }

  /**
   * Has a repository hold a blob: by itself where it has it already, from another repository of its registry where that lets it be
   * taken, else byte by byte.
   * @param from where the blob is, if it is anywhere
   * @param read its bytes
   * @returns bytes that were sent
   * @throws RegistryError
   */
  async putBlob(
    to: Repository,
    { digest, size }: Descriptor,
    from: Repository | undefined,
    read: () => AsyncIterable<Uint8Array>,
  ): Promise<number> {
    if (await this.#has(to, digest)) return 0;
    const uploads = new URL('blobs/uploads/', await this.#connection.base(to));
    if (from?.registry === to.registry) {
      uploads.searchParams.set('mount', digest);
      uploads.searchParams.set('from', from.repository);
    }
    const headers = { 'content-length': '0' };
    const opened = await this.#expect(to, { url: uploads, method: 'POST', headers }, [201, 202]);
    if (opened.status === 201) return 0;
    const upload = this.#upload(opened, uploads, to);
    // As Docker pushes: all bytes in one request, then the digest of what they have to be.
    const body = ReadableStream.from(read());
    const sent = { 'content-type': 'application/octet-stream', 'content-length': String(size) };
    const patched = await this.#expect(
      to,
      { url: upload, method: 'PATCH', headers: sent, body, timeout: BLOB_TIMEOUT_MS },
      [202, 204],
    );
    const end = this.#upload(patched, upload, to);
    end.searchParams.set('digest', digest);
    await this.#expect(to, { url: end, method: 'PUT', headers }, [201]);
    return size;
  }

  async #has(to: Repository, digest: string): Promise<boolean> {
    const url = new URL(`blobs/${digest}`, await this.#connection.base(to));
    const response = await this.#connection.send(to, { url, method: 'HEAD' }, PUSH);
    await response.body?.cancel();
    // One that is kept elsewhere is there as well.
    return response.status < 400;
  }

  /** Where an upload goes on. Nothing is told to another host than the registry, nor to it without TLS. */
  #upload(response: Answer, asked: URL, { registry }: Repository): URL {
    const location = response.headers.get('location');
    const url = location === null ? null : URL.parse(location, asked.href);
    if (url?.origin === asked.origin) return url;
    throw new RegistryError('PROTOCOL', `${registry} wants an upload sent elsewhere`);
  }

  async #expect(
    to: Repository,
    call: Parameters<RegistryConnection['send']>[1],
    statuses: readonly number[],
  ): Promise<Answer> {
    const response = await this.#connection.send(to, call, PUSH);
    if (!statuses.includes(response.status)) throw await this.#connection.refusal(to, 'push', response);
    await response.body?.cancel();
    return response;
  }
}
