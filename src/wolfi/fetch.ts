import { IndexError } from './errors.ts';
import { backOff, networkHint, networkReason, Passing, statusFailure, Watchdog, type RetryOptions } from './retry.ts';

/** What an earlier answer said about itself, to ask whether it still holds. */
export interface Validators {
  readonly etag?: string;
  readonly lastModified?: string;
}

export type FetchResult =
  | { readonly status: 'modified'; readonly bytes: Uint8Array; readonly validators: Validators }
  | { readonly status: 'unmodified' };

export interface FetchOptions {
  readonly fetch: typeof fetch;
  readonly url: string;
  readonly authorization?: string;
  readonly validators?: Validators;
  readonly signal?: AbortSignal;
  /** Bytes that the answer may have. */
  readonly maxBytes: number;
  readonly retry: RetryOptions;
}

function statusError(url: string, response: Response): IndexError {
  const { status, statusText } = response;
  const hint =
    status === 401 || status === 403
      ? 'The repository wants credentials, or other ones than it was given.'
      : status === 404
        ? 'Check the address of the repository and whether it has this architecture.'
        : networkHint(undefined);
  return new IndexError('INDEX_STATUS', `${url} answered ${status} ${statusText}`.trimEnd() + '.', { hint });
}

function networkError(url: string, error: unknown): IndexError {
  const message = `${url} cannot be fetched: ${networkReason(error)}.`;
  return new IndexError('INDEX_NETWORK', message, { hint: networkHint(error), cause: error });
}

function tooLarge(url: string, limit: number): IndexError {
  return new IndexError('INDEX_TOO_LARGE', `${url} is larger than ${limit} bytes.`, {
    hint: 'Raise the limit if the repository is really that large.',
  });
}

function headersFor({ authorization, validators }: FetchOptions): Headers {
  // An index is compressed already; encoding it once more would only change its bytes on the way.
  const headers = new Headers({ accept: '*/*', 'accept-encoding': 'identity' });
  if (authorization !== undefined) headers.set('authorization', authorization);
  if (validators?.etag !== undefined) headers.set('if-none-match', validators.etag);
  else if (validators?.lastModified !== undefined) headers.set('if-modified-since', validators.lastModified);
  return headers;
}

function validatorsOf(response: Response): Validators {
  const etag = response.headers.get('etag');
  const lastModified = response.headers.get('last-modified');
  return { ...(etag === null ? {} : { etag }), ...(lastModified === null ? {} : { lastModified }) };
}

async function readBody(response: Response, options: FetchOptions, watchdog: Watchdog): Promise<Uint8Array> {
  const stated = Number(response.headers.get('content-length') ?? Number.NaN);
  if (stated > options.maxBytes) throw tooLarge(options.url, options.maxBytes);
  const chunks: Uint8Array[] = [];
  let length = 0;
  const body: AsyncIterable<Uint8Array> | undefined = response.body ?? undefined;
  for await (const chunk of body ?? []) {
    watchdog.progress();
    chunks.push(chunk);
    length += chunk.length;
    if (length > options.maxBytes) throw tooLarge(options.url, options.maxBytes);
  }
  const encoded = response.headers.has('content-encoding');
  if (!encoded && Number.isFinite(stated) && length !== stated) {
    throw new Passing(networkError(options.url, new Error(`it ended after ${length} of ${stated} bytes`)));
  }
  return Buffer.concat(chunks);
}

async function attempt(options: FetchOptions): Promise<FetchResult> {
  const watchdog = new Watchdog(options.retry, options.signal);
  try {
    const response = await options.fetch(options.url, { headers: headersFor(options), signal: watchdog.signal });
    watchdog.progress();
    if (response.status === 304 && options.validators) return { status: 'unmodified' };
    if (response.status === 200) {
      const bytes = await readBody(response, options, watchdog);
      return { status: 'modified', bytes, validators: validatorsOf(response) };
    }
    await response.body?.cancel();
    throw statusFailure(response, statusError(options.url, response));
  } catch (error) {
    if (error instanceof Passing || error instanceof IndexError) throw error;
    options.signal?.throwIfAborted();
    if (!watchdog.timedOut) throw new Passing(networkError(options.url, error));
    const message = `${options.url} did not answer in time.`;
    throw new Passing(new IndexError('INDEX_TIMEOUT', message, { hint: networkHint(error), cause: error }));
  } finally {
    watchdog.stop();
  }
}

/**
 * Fetches one file, asking first whether it changed when there are validators, and trying again where that may help.
 * @throws IndexError INDEX_NETWORK, INDEX_STATUS, INDEX_TIMEOUT, INDEX_TOO_LARGE; whatever the signal was aborted with
 */
export async function fetchFile(options: FetchOptions): Promise<FetchResult> {
  for (let tried = 1; ; tried++) {
    options.signal?.throwIfAborted();
    try {
      return await attempt(options);
    } catch (error) {
      if (!(error instanceof Passing)) throw error;
      if (tried >= options.retry.attempts) throw error.error;
      await backOff(options.retry, tried, error, options.signal);
    }
  }
}
