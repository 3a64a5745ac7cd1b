import { parseJsonObject } from '../../untrusted/json.ts';
import { BodyTooLargeError, readBody } from '../../untrusted/read-body.ts';
import { hash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { CacheService } from './service.ts';

/** An entry of the cache service and the address that its archive can be had from, which is a secret for some minutes. */
export interface FoundEntry {
  readonly key: string;
  readonly url: string;
}

/** The cache service said no, in its own words. */
export class CacheServiceError extends Error {
  override readonly name = 'CacheServiceError';
  /** Whether the service may answer the next job. */
  readonly passing: boolean;

  constructor(status: number, words: string) {
    const said = words.replaceAll(/[^\x20-\x7e]+/g, ' ').slice(0, 300);
    super(`The service answered ${status}${said === '' ? '' : `: ${said}`}`);
    this.passing = status >= 500;
  }
}

/**
 * What `saveCache` mixes with the path into the version of an entry: how it packs, which depends on whether there is a `zstd` where
 * it runs.
 */
const METHODS = ['zstd-without-long', 'gzip'] as const;

/** Bytes of an answer. */
const LONGEST_ANSWER = 64 * 1024;

const ATTEMPTS = 3;
const PAUSE = 500;

/**
 * Asks for the newest entry of a path whose key begins with `prefix`. `@actions/cache` would ask the same, but unpack what it finds
 * wherever the archive says.
 * @throws CacheServiceError; whatever the signal was aborted with; what fetch throws
 */
export async function findEntry(
  service: CacheService,
  path: string,
  prefix: string,
  signal: AbortSignal,
): Promise<FoundEntry | undefined> {
  for (const method of METHODS) {
    const version = hash('sha256', `${path}|${method}|1.0`, 'hex');
    const found = await patiently(() => ask(service, prefix, version, signal), signal);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Tries again where the service is in trouble. */
async function patiently<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> {
  for (let tried = 1; ; tried++) {
    try {
      return await work();
    } catch (error) {
      signal.throwIfAborted();
      const final = error instanceof CacheServiceError && !error.passing;
      if (final || tried === ATTEMPTS) throw error;
      await delay(PAUSE * tried, undefined, { signal });
    }
  }
}

async function ask(
  service: CacheService,
  prefix: string,
  version: string,
  signal: AbortSignal,
): Promise<FoundEntry | undefined> {
  const response = await request(service, prefix, version, signal);
  if (response.status === 204) return undefined;
  const answer = await readAnswer(response);
  if (!response.ok) throw new CacheServiceError(response.status, answer.msg ?? answer.message ?? '');
  const url = answer.archiveLocation ?? answer.signed_download_url ?? answer.signedDownloadUrl ?? '';
  const key = answer.cacheKey ?? answer.matched_key ?? answer.matchedKey ?? '';
  return url === '' || key === '' ? undefined : { key, url };
}

function request(
  { version: speaks, url, token }: CacheService,
  prefix: string,
  version: string,
  signal: AbortSignal,
): Promise<Response> {
  const authorization = `Bearer ${token}`;
  if (speaks === 'v1') {
    const query = new URLSearchParams({ keys: prefix, version });
    const headers = { authorization, accept: 'application/json;api-version=6.0-preview.1' };
    return fetch(`${url}_apis/artifactcache/cache?${query.toString()}`, { headers, signal });
  }
  const call = '/twirp/github.actions.results.api.v1.CacheService/GetCacheEntryDownloadURL';
  return fetch(new URL(call, url), {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify({ key: prefix, restore_keys: [prefix], version }),
    signal,
  });
}

/** The texts of a JSON object; none where the answer is no object. */
async function readAnswer(response: Response): Promise<Readonly<Record<string, string | undefined>>> {
  const body = await readBody(response, LONGEST_ANSWER).catch((error: unknown) => {
    if (error instanceof BodyTooLargeError) return undefined;
    throw error;
  });
  const fields = Object.entries((body === undefined ? undefined : parseJsonObject(body)) ?? {});
  return Object.fromEntries(fields.filter((field): field is [string, string] => typeof field[1] === 'string'));
}
