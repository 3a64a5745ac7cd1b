import { authorize, type CredentialProvider } from './authorize.ts';
import { sha256 } from './digest.ts';
import { RegistryError } from './errors.ts';
import { isLoopback } from './loopback.ts';
import type { Reference } from '../oci/index.ts';

export interface RegistryClientOptions {
  readonly fetch: typeof fetch;
  readonly credentials: CredentialProvider;
  readonly signal?: AbortSignal;
  /** Registries that are spoken to without TLS; loopback ones always are, as Docker does. */
  readonly insecure?: readonly string[];
}

export interface Manifest {
  readonly mediaType: string;
  readonly digest: string;
  readonly content: ManifestContent;
}

export interface Descriptor {
  readonly mediaType: string;
  readonly digest: string;
  readonly size: number;
  readonly platform?: { readonly os: string; readonly architecture: string; readonly variant?: string };
  readonly annotations?: Readonly<Record<string, string>>;
}

/** A manifest or an index: which one, the media type says. */
export interface ManifestContent {
  readonly manifests?: readonly Descriptor[];
  readonly config?: Descriptor;
  readonly layers?: readonly Descriptor[];
}

const MANIFEST_TYPES = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
].join(', ');

/** Manifests are capped at 4 MiB by registries; what claims to be larger is not one. */
const MAX_MANIFEST_BYTES = 4 * 1024 * 1024;
const REQUEST_TIMEOUT_MS = 20_000;

/** Docker Hub answers its registry API under another name than references use. */
export function apiHost(registry: string): string {
  return registry === 'docker.io' ? 'registry-1.docker.io' : registry;
}

/** The few calls of the OCI distribution API that a client needs around a build. */
export class RegistryClient {
  readonly #options: RegistryClientOptions;
  /** By registry and scope: two registries may have a repository of the same name. */
  readonly #tokens = new Map<string, string>();

  constructor(options: RegistryClientOptions) {
    this.#options = options;
  }

  /** The manifest or index that a reference names, or undefined where there is none. */
  async manifest(reference: Reference): Promise<Manifest | undefined> {
    const name = reference.digest ?? reference.tag ?? 'latest';
    const response = await this.#request(reference, 'GET', `manifests/${name}`, 'pull', { accept: MANIFEST_TYPES });
    if (response.status === 404) return undefined;
    if (!response.ok) throw await refusal(reference, 'pull', response);
    const bytes = await boundedBody(response, MAX_MANIFEST_BYTES);
    const digest = sha256(bytes);
    if (reference.digest !== undefined && reference.digest !== digest) {
      throw new RegistryError('PROTOCOL', `${reference.registry} answered other bytes than ${reference.digest}`);
    }
    const content = JSON.parse(Buffer.from(bytes).toString('utf8')) as ManifestContent;
    return { mediaType: response.headers.get('content-type')?.split(';')[0] ?? '', digest, content };
  }

  /** The bytes of a blob, checked against its digest. `limit` is in bytes. */
  async blob(reference: Reference, digest: string, limit: number): Promise<Uint8Array> {
    const response = await this.#request(reference, 'GET', `blobs/${digest}`, 'pull');
    if (!response.ok) throw await refusal(reference, 'pull', response);
    const bytes = await boundedBody(response, limit);
    if (sha256(bytes) !== digest) {
      throw new RegistryError('PROTOCOL', `${reference.registry} answered other bytes than ${digest}`);
    }
    return bytes;
  }

  /**
   * Asks whether the given credentials may push, by opening an upload and dropping it: nothing is stored.
   * @throws RegistryError DENIED when the registry says no, UNREACHABLE when it doesn't answer.
   */
  async checkPush(reference: Reference): Promise<void> {
    const response = await this.#request(reference, 'POST', 'blobs/uploads/', 'pull,push', { 'content-length': '0' });
    if (response.status !== 202) throw await refusal(reference, 'push', response);
    await response.body?.cancel();
    const location = response.headers.get('location');
    if (location === null) return;
    const url = new URL(location, this.#base(reference));
    // The upload expires by itself; a registry that doesn't know how to cancel one is no reason to stop.
    await this.#send(url, 'DELETE', reference, 'pull,push').then(
      (answer) => answer.body?.cancel(),
      () => undefined,
    );
  }

  #base(reference: Reference): string {
    const plain = isLoopback(reference.registry) || this.#options.insecure?.includes(reference.registry);
    return `${plain ? 'http' : 'https'}://${apiHost(reference.registry)}/v2/${reference.repository}/`;
  }

  #request(reference: Reference, method: string, path: string, actions: string, headers?: Record<string, string>) {
    return this.#send(new URL(path, this.#base(reference)), method, reference, actions, headers);
  }

  async #send(
    url: URL,
    method: string,
    reference: Reference,
    actions: string,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    const scope = `repository:${reference.repository}:${actions}`;
    // A registry may send an upload elsewhere; its token goes to the registry only.
    const own = url.host === apiHost(reference.registry);
    const key = `${reference.registry} ${scope}`;
    const first = await this.#fetch(reference, url, method, { ...headers, ...this.#authorization(key, own) });
    if (first.status !== 401 || !own) return first;
    await first.body?.cancel();
    const challenge = first.headers.get('www-authenticate') ?? '';
    const value = await authorize(challenge, apiHost(reference.registry), scope, {
      credentials: this.#options.credentials,
      insecure: this.#options.insecure?.includes(reference.registry) ?? false,
      // A form is sent again in full to wherever a redirect leads, the identity token in it too.
      fetch: ({ url: realm, headers: given, form }) =>
        this.#fetch(reference, realm, form === undefined ? 'GET' : 'POST', given, { body: form, redirect: 'error' }),
    });
    if (value === undefined) {
      const asks = /^\w+/.exec(challenge)?.[0] ?? 'unknown';
      throw new RegistryError(
        'DENIED',
        `${reference.registry} asks for ${asks} credentials, and there are none for it`,
      );
    }
    this.#tokens.set(key, value);
    return this.#fetch(reference, url, method, { ...headers, authorization: value });
  }

  #authorization(key: string, own: boolean): Record<string, string> {
    const token = this.#tokens.get(key);
    return token === undefined || !own ? {} : { authorization: token };
  }

  async #fetch(
    reference: Reference,
    url: URL,
    method: string,
    headers: Record<string, string>,
    { body, redirect = 'follow' }: { body?: URLSearchParams | undefined; redirect?: 'follow' | 'error' } = {},
  ): Promise<Response> {
    const timeout = AbortSignal.timeout(REQUEST_TIMEOUT_MS);
    const signal = this.#options.signal === undefined ? timeout : AbortSignal.any([timeout, this.#options.signal]);
    try {
      return await this.#options.fetch(url, {
        ...{ method, headers, redirect, signal },
        ...(body === undefined ? {} : { body }),
      });
    } catch (cause) {
      this.#options.signal?.throwIfAborted();
      const reason =
        cause instanceof Error ? ((cause.cause as Error | undefined)?.message ?? cause.message) : String(cause);
      throw new RegistryError('UNREACHABLE', `${reference.registry} did not answer: ${reason}`, { cause });
    }
  }
}

async function refusal(reference: Reference, action: string, response: Response): Promise<RegistryError> {
  const detail = await boundedBody(response, 64 * 1024).then(
    (bytes) => errorDetail(Buffer.from(bytes).toString('utf8')),
    () => '',
  );
  const name = `${reference.registry}/${reference.repository}`;
  const denied = response.status === 401 || response.status === 403 || response.status === 404;
  const code = denied ? 'DENIED' : response.status === 429 ? 'RATE_LIMITED' : 'PROTOCOL';
  return new RegistryError(
    code,
    `${name} refuses to ${action}: ${response.status}${detail === '' ? '' : ` ${detail}`}`,
  );
}

function errorDetail(body: string): string {
  try {
    const { errors } = JSON.parse(body) as { errors?: { code?: string; message?: string }[] };
    return (errors ?? []).map(({ code, message }) => [code, message].filter(Boolean).join(': ')).join('; ');
  } catch {
    return body.slice(0, 200).replaceAll(/\s+/g, ' ').trim();
  }
}

async function boundedBody(response: Response, limit: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > limit) throw new RegistryError('PROTOCOL', `the answer has more than ${limit} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
