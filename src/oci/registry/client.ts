import { createHash } from 'node:crypto';
import type { CredentialsProvider } from '../credentials.ts';
import { sha256 } from '../digest.ts';
import { isLoopback } from '../loopback.ts';
import type { Reference } from '../reference.ts';
import { authorize } from './authorize.ts';
import { bodyOf, errorDetail, refusal, RegistryError, unreachable } from './errors.ts';
import { type ManifestContent, readManifest } from './manifest.ts';
import { redirection } from './redirect.ts';
import type { Fetch } from './token.ts';

export interface RegistryClientOptions {
  readonly fetch: Fetch;
  readonly credentials: CredentialsProvider;
  readonly signal?: AbortSignal;
  /** Registries that are spoken to without TLS; loopback ones always are, as Docker does. */
  readonly insecure?: readonly string[];
}

export interface Manifest {
  readonly mediaType: string;
  readonly digest: string;
  /** In bytes. */
  readonly size: number;
  readonly content: ManifestContent;
}

interface Call {
  readonly url: URL;
  readonly method: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Milliseconds until the answer has to be read to its end. */
  readonly timeout?: number;
}

const MANIFEST_TYPES = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
].join(', ');

/** Manifests are capped at 4 MiB by registries; what claims to be larger is not one. */
const MAX_MANIFEST_BYTES = 4 * 1024 * 1024;
const MAX_REFUSAL_BYTES = 64 * 1024;
const REQUEST_TIMEOUT_MS = 20_000;
/** A layer may have gigabytes, and a line may be slow. */
const BLOB_TIMEOUT_MS = 1_800_000;
/** A blob is one redirect away, or two where a registry has several names. */
const MAX_REDIRECTS = 5;

/** Docker Hub answers its registry API under another name than references use. */
function apiHost(registry: string): string {
  return registry === 'docker.io' ? 'registry-1.docker.io' : registry;
}

/** The few calls of the OCI distribution API that a client needs around a build. */
export class RegistryClient {
  readonly #options: RegistryClientOptions;
  readonly #signal: AbortSignal;
  /** By registry and scope: two registries may have a repository of the same name. */
  readonly #tokens = new Map<string, string>();

  constructor(options: RegistryClientOptions) {
    this.#options = options;
    this.#signal = options.signal ?? new AbortController().signal;
  }

  /**
   * The manifest or index that a reference names, or undefined where there is none.
   * @throws RegistryError
   */
  async manifest(reference: Reference): Promise<Manifest | undefined> {
    const name = reference.digest ?? reference.tag ?? 'latest';
    const response = await this.#get(reference, `manifests/${name}`, { accept: MANIFEST_TYPES });
    if (response.status === 404) {
      await response.body?.cancel();
      return undefined;
    }
    const bytes = await this.#bytes(reference, response, MAX_MANIFEST_BYTES);
    const digest = sha256(bytes);
    if (reference.digest !== undefined && reference.digest !== digest) throw otherBytes(reference, reference.digest);
    const content = readManifest(bytes);
    if (content === undefined) {
      throw new RegistryError('PROTOCOL', `${reference.registry} answered with what is no manifest for ${name}`);
    }
    const mediaType = response.headers.get('content-type')?.split(';')[0]?.trim() ?? '';
    return { mediaType, digest, size: bytes.byteLength, content };
  }

  /**
   * The bytes of a blob, checked against its digest. `limit` is in bytes.
   * @throws RegistryError
   */
  async blob(reference: Reference, digest: string, limit: number): Promise<Uint8Array> {
    const bytes = await this.#bytes(reference, await this.#get(reference, `blobs/${digest}`), limit);
    if (sha256(bytes) !== digest) throw otherBytes(reference, digest);
    return bytes;
  }

  /**
   * The bytes of a blob while they come. Whoever reads them to the end knows that they are those of the digest.
   * @param size bytes that it has; more are refused
   * @throws RegistryError
   */
  async *blobStream(reference: Reference, digest: string, size: number): AsyncGenerator<Uint8Array> {
    const response = await this.#get(reference, `blobs/${digest}`, {}, BLOB_TIMEOUT_MS);
    if (!response.ok) throw await this.#refusal(reference, 'pull', response);
    const hash = createHash('sha256');
    let length = 0;
    try {
      for await (const bytes of (response.body ?? []) as AsyncIterable<Uint8Array>) {
        hash.update(bytes);
        length += bytes.length;
        if (length > size) throw otherBytes(reference, digest);
        yield bytes;
      }
    } catch (cause) {
      this.#signal.throwIfAborted();
      throw cause instanceof RegistryError ? cause : unreachable(reference.registry, cause);
    }
    if (`sha256:${hash.digest('hex')}` !== digest) throw otherBytes(reference, digest);
  }

  /**
   * Asks whether the given credentials may push, by opening an upload and dropping it: nothing is stored.
   * @throws RegistryError DENIED when the registry says no, UNREACHABLE when it doesn't answer.
   */
  async checkPush(reference: Reference): Promise<void> {
    const base = this.#base(reference);
    const url = new URL('blobs/uploads/', base);
    const call = { url, method: 'POST', headers: { 'content-length': '0' } };
    const response = await this.#send(reference, call, 'pull,push');
    if (response.status !== 202) throw await this.#refusal(reference, 'push', response);
    await response.body?.cancel();
    const location = response.headers.get('location');
    const upload = location === null ? null : URL.parse(location, url.href);
    // An upload expires by itself, and only the registry is told of this one: no other host, nor the registry without TLS.
    if (upload?.origin !== base.origin) return;
    await this.#send(reference, { url: upload, method: 'DELETE' }, 'pull,push').then(
      (answer) => answer.body?.cancel(),
      // A registry that doesn't know how to cancel one is no reason to stop.
      () => undefined,
    );
  }

  #base({ registry, repository }: Reference): URL {
    return new URL(`${this.#isPlain(registry) ? 'http' : 'https'}://${apiHost(registry)}/v2/${repository}/`);
  }

  #isPlain(registry: string): boolean {
    return isLoopback(registry) || this.#isInsecure(registry);
  }

  #isInsecure(registry: string): boolean {
    return this.#options.insecure?.includes(registry) ?? false;
  }

  /** What lies elsewhere is fetched from there, as registries keep their blobs with others, and told no secrets. */
  async #get(
    reference: Reference,
    path: string,
    headers: Record<string, string> = {},
    timeout?: number,
  ): Promise<Response> {
    const base = this.#base(reference);
    let url = new URL(path, base);
    for (let count = 0; count <= MAX_REDIRECTS; count++) {
      const call = { url, method: 'GET', headers, ...(timeout === undefined ? {} : { timeout }) };
      const own = url.origin === base.origin;
      const response = await (own ? this.#send(reference, call, 'pull') : this.#fetch(reference, call));
      const next = redirection(response, url, base.protocol);
      if (next === undefined) return response;
      await response.body?.cancel();
      url = next;
    }
    throw new RegistryError('PROTOCOL', `${reference.registry} redirects more than ${MAX_REDIRECTS} times`);
  }

  /** One request to the registry itself, with what it asks for. The answer may be a redirect. */
  async #send(reference: Reference, call: Call, actions: string): Promise<Response> {
    const { registry, repository } = reference;
    const scope = `repository:${repository}:${actions}`;
    const key = `${registry} ${scope}`;
    const first = await this.#fetch(reference, withAuthorization(call, this.#tokens.get(key)));
    if (first.status !== 401) return first;
    await first.body?.cancel();
    const challenge = first.headers.get('www-authenticate') ?? '';
    const host = apiHost(registry);
    const value = await authorize(challenge, host, scope, {
      credentials: await this.#options.credentials(host, this.#signal),
      insecure: this.#isInsecure(registry),
      fetch: this.#options.fetch,
      signal: this.#signal,
    });
    if (value === undefined) {
      const asks = /^\w+/.exec(challenge)?.[0] ?? 'unknown';
      throw new RegistryError('DENIED', `${registry} asks for ${asks} credentials, and there are none for it`);
    }
    this.#tokens.set(key, value);
    return this.#fetch(reference, withAuthorization(call, value));
  }

  /** Redirects are never followed by themselves: whoever gets one knows what may be told to whom. */
  async #fetch(
    { registry }: Reference,
    { url, method, headers, timeout = REQUEST_TIMEOUT_MS }: Call,
  ): Promise<Response> {
    const signal = AbortSignal.any([AbortSignal.timeout(timeout), this.#signal]);
    try {
      return await this.#options.fetch(url, { method, redirect: 'manual', signal, headers: headers ?? {} });
    } catch (cause) {
      this.#signal.throwIfAborted();
      throw unreachable(registry, cause);
    }
  }

  async #bytes(reference: Reference, response: Response, limit: number): Promise<Uint8Array> {
    if (!response.ok) throw await this.#refusal(reference, 'pull', response);
    try {
      return await bodyOf(response, reference.registry, limit);
    } catch (error) {
      this.#signal.throwIfAborted();
      throw error;
    }
  }

  async #refusal({ registry, repository }: Reference, action: string, response: Response): Promise<RegistryError> {
    const detail = await bodyOf(response, registry, MAX_REFUSAL_BYTES).then(errorDetail, () => '');
    const { status } = response;
    const said = detail === '' ? '' : ` ${detail}`;
    return refusal(status, `${registry}/${repository} refuses to ${action}: ${status}${said}`);
  }
}

function withAuthorization(call: Call, value: string | undefined): Call {
  return value === undefined ? call : { ...call, headers: { ...call.headers, authorization: value } };
}

function otherBytes({ registry }: Reference, digest: string): RegistryError {
  return new RegistryError('PROTOCOL', `${registry} answered other bytes than ${digest}`);
}
