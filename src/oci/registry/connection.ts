import type { Answer } from '../../untrusted/answer.ts';
import type { Credentials, CredentialsProvider } from '../credentials.ts';
import type { Reference } from '../reference.ts';
import { authorize } from './authorize.ts';
import { parseChallenges } from './challenges.ts';
import { bodyOf, errorDetail, refusal, RegistryError, unreachable } from './errors.ts';
import { type Scheme, schemeOf } from './scheme.ts';
import { redirection } from './redirect.ts';
import type { Fetch } from './token.ts';

export interface RegistryClientOptions {
  readonly fetch: Fetch;
  readonly credentials: CredentialsProvider;
  readonly signal?: AbortSignal;
  /**
   * Registries that may be spoken to without TLS, where they don't answer with it; loopback ones always are without, as Docker does.
   * That their certificates aren't checked is the business of `fetch`.
   */
  readonly insecure?: readonly string[];
}

/** Which repository a request is about. */
export type Repository = Pick<Reference, 'registry' | 'repository'>;

export interface Call {
  readonly url: URL;
  readonly method: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** One that comes piece by piece can be sent once only, so not as the first request to a registry that wants a token. */
  readonly body?: Uint8Array | ReadableStream<Uint8Array>;
  /** Milliseconds until the answer has to be read to its end. */
  readonly timeout?: number;
}

const MAX_REFUSAL_BYTES = 64 * 1024;
const REQUEST_TIMEOUT_MS = 20_000;
/** A registry that is near, as those without TLS are, answers at once. */
const PROBE_TIMEOUT_MS = 5_000;
/** A layer may have gigabytes, and a line may be slow. */
export const BLOB_TIMEOUT_MS = 1_800_000;
/** A blob is one redirect away, or two where a registry has several names. */
const MAX_REDIRECTS = 5;

/** Docker Hub answers its registry API under another name than references use. */
function apiHost(registry: string): string {
  return registry === 'docker.io' ? 'registry-1.docker.io' : registry;
}

/** Requests to registries, each with what its registry asks for. */
export class RegistryConnection {
  readonly #options: RegistryClientOptions;
  readonly signal: AbortSignal;
  /** By registry and scope: two registries may have a repository of the same name. */
  readonly #tokens = new Map<string, string>();
  /** By registry. */
  readonly #schemes = new Map<string, Scheme>();

  constructor(options: RegistryClientOptions) {
    this.#options = options;
    this.signal = options.signal ?? new AbortController().signal;
  }

  /** Where the API of a repository begins. */
  async base({ registry, repository }: Repository): Promise<URL> {
    const host = apiHost(registry);
    const known = this.#schemes.get(registry);
    const asks = (url: URL): Promise<Answer> =>
      this.#fetch({ registry, repository }, { url, method: 'GET', timeout: PROBE_TIMEOUT_MS });
    const scheme = known ?? (await schemeOf(registry, host, this.#isInsecure(registry), asks, this.signal));
    this.#schemes.set(registry, scheme);
    return new URL(`${scheme}://${host}/v2/${repository}/`);
  }

  #isInsecure(registry: string): boolean {
    return this.#options.insecure?.includes(registry) ?? false;
  }

  /** What lies elsewhere is fetched from there, as registries keep their blobs with others, and told no secrets. */
  async get(
    reference: Repository,
    path: string,
    headers: Record<string, string> = {},
    timeout?: number,
  ): Promise<Answer> {
    const base = await this.base(reference);
    let url = new URL(path, base);
    for (let count = 0; count <= MAX_REDIRECTS; count++) {
      const call = { url, method: 'GET', headers, ...(timeout === undefined ? {} : { timeout }) };
      const own = url.origin === base.origin;
      const response = await (own ? this.send(reference, call, 'pull') : this.#fetch(reference, call));
      const next = redirection(response, url, base.protocol);
      if (next === undefined) return response;
      await response.body?.cancel();
      url = next;
    }
    throw new RegistryError('PROTOCOL', `${reference.registry} redirects more than ${MAX_REDIRECTS} times`);
  }

  /** One request to the registry itself, with what it asks for. The answer may be a redirect. */
  async send(reference: Repository, call: Call, actions: string): Promise<Answer> {
    const { registry, repository } = reference;
    const scope = `repository:${repository}:${actions}`;
    const key = `${registry} ${scope}`;
    const first = await this.#fetch(reference, withAuthorization(call, this.#tokens.get(key)));
    if (first.status !== 401) return first;
    await first.body?.cancel();
    const challenges = parseChallenges(first.headers.get('www-authenticate') ?? '');
    const host = apiHost(registry);
    const found = await this.#options.credentials(host, this.signal, repository);
    const answer = async (credentials: Credentials | undefined): Promise<Answer> => {
      const value = await authorize(challenges, { host, registry }, scope, {
        credentials,
        insecure: this.#isInsecure(registry),
        fetch: this.#options.fetch,
        signal: this.signal,
      });
      this.#tokens.set(key, value);
      return this.#fetch(reference, withAuthorization(call, value));
    };
    const response = await answer(found);
    if (found?.optional !== true || actions !== 'pull' || ![401, 403].includes(response.status)) return response;
    await response.body?.cancel();
    return answer(undefined);
  }

  /** Redirects are never followed by themselves: whoever gets one knows what may be told to whom. */
  async #fetch(
    { registry }: Repository,
    { body, headers, method, timeout = REQUEST_TIMEOUT_MS, url }: Call,
  ): Promise<Answer> {
    const signal = AbortSignal.any([AbortSignal.timeout(timeout), this.signal]);
    try {
      const init: RequestInit = { method, redirect: 'manual', signal, headers: headers ?? {} };
      if (body !== undefined) Object.assign(init, { body, duplex: 'half' });
      return await this.#options.fetch(url, init);
    } catch (cause) {
      this.signal.throwIfAborted();
      throw unreachable(registry, cause);
    }
  }

  async bytes(reference: Repository, response: Answer, limit: number): Promise<Uint8Array> {
    if (!response.ok) throw await this.refusal(reference, 'pull', response);
    try {
      return await bodyOf(response, reference.registry, limit);
    } catch (error) {
      this.signal.throwIfAborted();
      throw error;
    }
  }

  async refusal({ registry, repository }: Repository, action: string, response: Answer): Promise<RegistryError> {
    const detail = await bodyOf(response, registry, MAX_REFUSAL_BYTES).then(errorDetail, () => '');
    const { status } = response;
    const said = detail === '' ? '' : ` ${detail}`;
    return refusal(status, `${registry}/${repository} refuses to ${action}: ${status}${said}`);
  }
}

function withAuthorization(call: Call, value: string | undefined): Call {
  return value === undefined ? call : { ...call, headers: { ...call.headers, authorization: value } };
}
