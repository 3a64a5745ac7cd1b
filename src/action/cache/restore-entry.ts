import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { types } from 'node:util';
import { CacheServiceError, findEntry, type FoundEntry } from './find-entry.ts';
import { EntryRefused } from './refusal.ts';
import type { CacheService } from './service.ts';
import { atMost, entryLimits, unpackEntry, type EntryLimits } from './unpack.ts';

export interface Restored {
  /** False when the service gave no answer: it need not be asked to take anything either. */
  readonly reached: boolean;
  /** Key of the entry that was found, whether or not it could be used. */
  readonly key?: string;
  /** What went wrong; nothing for a plain miss. */
  readonly complaint?: string;
}

export interface RestoreOptions {
  readonly service: CacheService;
  readonly signal?: AbortSignal;
  readonly limits?: EntryLimits;
}

/**
 * Brings back a folder from the newest entry whose key begins with `prefix`. Either all of it is there afterwards or nothing.
 * Never throws.
 * @param patience milliseconds
 */
export async function restoreEntry(
  { service, signal, limits = entryLimits }: RestoreOptions,
  directory: string,
  prefix: string,
  patience: number,
): Promise<Restored> {
  const late = AbortSignal.timeout(patience);
  const either = signal === undefined ? late : AbortSignal.any([signal, late]);
  let found: FoundEntry | undefined;
  try {
    found = await findEntry(service, directory, prefix, either);
    if (found === undefined) return { reached: true };
    await unpackInto(directory, found.url, limits, either);
    return { reached: true, key: found.key };
  } catch (error) {
    const key = found === undefined ? {} : { key: found.key };
    if (late.aborted) return { reached: false, ...key, complaint: `no answer within ${patience / 1000} seconds` };
    const reached = found !== undefined || (error instanceof CacheServiceError && !error.passing);
    return { reached, ...key, complaint: found === undefined ? wordsOf(error) : describe(found.key, error) };
  }
}

/** Fills a folder beside the right one first. */
async function unpackInto(directory: string, url: string, limits: EntryLimits, signal: AbortSignal): Promise<void> {
  await mkdir(dirname(directory), { recursive: true });
  const folder = await mkdtemp(`${directory}-`);
  try {
    const archive = atMost(await download(url, limits, signal), limits.archiveBytes, 'has');
    await unpackEntry(archive, { folder, folderName: basename(directory) }, limits, signal);
    await rename(folder, directory);
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

async function download(
  url: string,
  { archiveBytes }: EntryLimits,
  signal: AbortSignal,
): Promise<AsyncIterable<Uint8Array>> {
  const response = await fetch(url, { signal });
  const length = Number(response.headers.get('content-length') ?? 0);
  if (response.status === 200 && response.body !== null && !(length > archiveBytes)) return response.body;
  await response.body?.cancel();
  if (response.status !== 200) throw new CacheServiceError(response.status, '');
  throw new EntryRefused(`it has more than ${archiveBytes} bytes`);
}

function describe(key: string, error: unknown): string {
  return error instanceof EntryRefused ? `The entry ${key} was not used: ${error.message}.` : wordsOf(error);
}

/** fetch says "fetch failed" and hides what happened in the cause. */
function wordsOf(error: unknown): string {
  if (!types.isNativeError(error)) return String(error);
  return types.isNativeError(error.cause) ? `${error.message}: ${error.cause.message}` : error.message;
}
