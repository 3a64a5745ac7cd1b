import { hash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { openArchive } from './archive/open.ts';
import { verifySignatures } from './archive/signature.ts';
import { IndexError } from './errors.ts';
import { fetchFile, type FetchResult, type RetryOptions, type Validators } from './fetch.ts';
import { PackageIndex, type IndexPart } from './package-index.ts';
import { readRepository, type RepositoryAddress } from './repository.ts';
import { CachedIndex, type CacheEntry } from './store/cached-index.ts';
import type { IndexStore } from './store/store.ts';
import { scanIndex } from './table/scan.ts';
import { textInMemory } from './table/text-source.ts';
import type { Architecture, IndexWarning, Repository, TrustedKey } from './types.ts';

export interface LoadIndexOptions {
  readonly repositories: readonly Repository[];
  readonly architecture: Architecture;
  /** Keys that may sign an index; `wolfiKey` for Wolfi's own. */
  readonly keys: readonly TrustedKey[];
  /** Takes an index without a signature by one of the keys, with a warning. */
  readonly allowUntrusted?: boolean;
  readonly store: IndexStore;
  readonly fetch: typeof fetch;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly signal?: AbortSignal;
  /** How long a stored index is used without asking whether it is still the newest. Default: 24 hours. */
  readonly maxAgeMs?: number;
  /** Called at most once for each warning of a repository. */
  readonly onWarning?: (warning: IndexWarning) => void;
  readonly limits?: Partial<IndexLimits>;
  readonly retry?: Partial<RetryOptions>;
}

export interface IndexLimits {
  /** Bytes that a download may have. Wolfi's has less than 50 million. */
  readonly maxDownloadBytes: number;
  /** Bytes that it may unpack to. */
  readonly maxUnpackedBytes: number;
}

/** Where an index came from; of several repositories the one that says most about how sure it is. */
export type IndexOrigin = 'network' | 'revalidated' | 'cache' | 'stale';

export interface LoadedIndex {
  readonly index: PackageIndex;
  readonly origin: IndexOrigin;
  /** When the oldest part was fetched or last known to be the newest, in milliseconds since 1970. */
  readonly fetchedAt: number;
  /** SHA-256 of the index as it was downloaded, in hex; of several, over their digests in the order of the repositories. */
  readonly digest: string;
  /** Closes the files that the index reads from; it cannot be asked any more afterwards. */
  close(): void;
}

const day = 24 * 60 * 60 * 1000;

export const defaultLimits: IndexLimits = { maxDownloadBytes: 256 * 2 ** 20, maxUnpackedBytes: 512 * 2 ** 20 };

export const defaultRetry: RetryOptions = {
  attempts: 4,
  silenceMs: 20_000,
  deadlineMs: 300_000,
  backoffMs: 500,
  maxBackoffMs: 30_000,
  sleep: (milliseconds, signal) => delay(milliseconds, undefined, signal ? { signal } : {}),
  random: Math.random,
};

interface LoadedPart {
  readonly part: IndexPart;
  readonly origin: IndexOrigin;
  readonly fetchedAt: number;
  readonly digest: string;
  readonly close: () => void;
}

/** One repository on its way from the store and the network to an index. */
class RepositoryLoader {
  readonly #options: LoadIndexOptions;
  readonly #address: RepositoryAddress;
  readonly #limits: IndexLimits;
  readonly #cache: CachedIndex;

  constructor(options: LoadIndexOptions, repository: Repository) {
    this.#options = options;
    this.#address = readRepository(repository, options.architecture);
    this.#limits = { ...defaultLimits, ...options.limits };
    this.#cache = new CachedIndex(options.store, this.#address, options.architecture, (warning) => this.#warn(warning));
  }

  async load(): Promise<LoadedPart> {
    const { now, maxAgeMs = day } = this.#options;
    const entry = await this.#trustedEntry();
    const age = entry ? now() - entry.checkedAt : Number.POSITIVE_INFINITY;
    // A time in the future means that a clock was changed: it says nothing about the age.
    if (entry && age >= 0 && age < maxAgeMs) return this.#fromCache(entry, 'cache', entry.checkedAt);
    try {
      const result = await this.#fetch(entry?.validators);
      return await (result.status === 'modified' ? this.#take(result, entry) : this.#confirm(entry));
    } catch (error) {
      return this.#fallBack(entry, error, age);
    }
  }

  #warn(warning: IndexWarning): void {
    this.#options.onWarning?.(warning);
  }

  /** What the store has, provided that it may be used: a signature is checked at every load. */
  async #trustedEntry(): Promise<CacheEntry | undefined> {
    const entry = await this.#cache.read();
    if (!entry) return undefined;
    const { signature } = entry.stored.info;
    try {
      verifySignatures(signature ? [signature] : [], this.#options.keys, `of ${this.#address.url} in the cache`);
    } catch (error) {
      if (!(error instanceof IndexError)) throw error;
      if (!this.#options.allowUntrusted || error.code === 'INDEX_KEY_INVALID') {
        entry.close();
        return undefined;
      }
      this.#warnUntrusted();
    }
    return entry;
  }

  async #fetch(validators: Validators | undefined): Promise<FetchResult> {
    const { fetch, signal, retry } = this.#options;
    const { indexUrl, authorization } = this.#address;
    return fetchFile({
      fetch,
      url: indexUrl,
      maxBytes: this.#limits.maxDownloadBytes,
      retry: { ...defaultRetry, ...retry },
      ...(authorization === undefined ? {} : { authorization }),
      ...(validators === undefined ? {} : { validators }),
      ...(signal === undefined ? {} : { signal }),
    });
  }

  async #take(result: Extract<FetchResult, { status: 'modified' }>, old: CacheEntry | undefined): Promise<LoadedPart> {
    const { architecture, keys, allowUntrusted = false, now } = this.#options;
    const where = this.#address.indexUrl;
    const opened = openArchive(result.bytes, {
      keys,
      allowUntrusted,
      maxUnpackedBytes: this.#limits.maxUnpackedBytes,
      where,
    });
    if (!opened.signature) this.#warnUntrusted();
    const table = scanIndex(opened.text, architecture, where);
    const checkedAt = now();
    old?.close();
    const { digest, signature } = opened;
    const info = { architecture, repository: this.#address.url, digest, signature };
    await this.#cache.write({ info, table, text: opened.text, checkedAt, validators: result.validators });
    const part = { table, text: textInMemory(opened.text), ...this.#identity() };
    return { part, origin: 'network', fetchedAt: checkedAt, digest, close: () => undefined };
  }

  async #confirm(entry: CacheEntry | undefined): Promise<LoadedPart> {
    if (!entry) throw new Error('A server can only confirm an index that it was asked about.');
    const checkedAt = this.#options.now();
    await this.#cache.confirm(entry, checkedAt);
    return this.#fromCache(entry, 'revalidated', checkedAt);
  }

  /** An index that cannot be renewed is better than none, as long as somebody is told. */
  #fallBack(entry: CacheEntry | undefined, error: unknown, age: number): LoadedPart {
    if (!entry) throw error;
    if (this.#options.signal?.aborted || !(error instanceof IndexError)) {
      entry.close();
      throw error;
    }
    const hours = Math.max(0, Math.floor(age / (60 * 60 * 1000)));
    const old = hours < 48 ? `${hours} hours` : `${Math.floor(hours / 24)} days`;
    const message = `Using the package index of ${this.#address.url} from ${old} ago: ${error.message}`;
    this.#warn({ code: 'INDEX_SERVED_STALE', message });
    return this.#fromCache(entry, 'stale', entry.checkedAt);
  }

  #fromCache(entry: CacheEntry, origin: IndexOrigin, fetchedAt: number): LoadedPart {
    const { table, text, info } = entry.stored;
    return { part: { table, text, ...this.#identity() }, origin, fetchedAt, digest: info.digest, close: entry.close };
  }

  #identity(): { repository: string; tag?: string } {
    const { url, tag } = this.#address;
    return { repository: url, ...(tag === undefined ? {} : { tag }) };
  }

  #warnUntrusted(): void {
    const message = `The package index of ${this.#address.url} is not signed by a trusted key; it is used because that was allowed.`;
    this.#warn({ code: 'INDEX_UNTRUSTED', message });
  }
}

const originOrder: readonly IndexOrigin[] = ['cache', 'revalidated', 'network', 'stale'];

function combine(architecture: Architecture, parts: readonly LoadedPart[]): LoadedIndex {
  const digests = parts.map((part) => part.digest);
  const [only] = digests;
  const origins = parts.map((part) => originOrder.indexOf(part.origin));
  return {
    index: new PackageIndex(
      architecture,
      parts.map((part) => part.part),
    ),
    origin: originOrder[Math.max(...origins)] ?? 'cache',
    fetchedAt: Math.min(...parts.map((part) => part.fetchedAt)),
    digest: digests.length === 1 && only !== undefined ? only : hash('sha256', digests.join('\n'), 'hex'),
    close: () => {
      for (const part of parts) part.close();
    },
  };
}

/**
 * Brings the index of each repository: from the store while it is young enough, else from the network if it changed there,
 * and from the store with a warning when the network fails. Nothing is taken that no trusted key signed.
 * @throws IndexError; whatever the signal was aborted with
 */
export async function loadIndex(options: LoadIndexOptions): Promise<LoadedIndex> {
  if (options.repositories.length === 0 || options.repositories.length > 30) {
    throw new IndexError('INDEX_REPOSITORY', `There are ${options.repositories.length} package repositories.`, {
      hint: 'Give between one and thirty.',
    });
  }
  const loaders = options.repositories.map((repository) => new RepositoryLoader(options, repository));
  const results = await Promise.allSettled(loaders.map((loader) => loader.load()));
  const parts = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) {
    for (const part of parts) part.close();
    throw failed.reason;
  }
  return combine(options.architecture, parts);
}

export interface ParseArchiveOptions {
  /** Default `x86_64`. */
  readonly architecture?: Architecture;
  readonly keys: readonly TrustedKey[];
  readonly allowUntrusted?: boolean;
  readonly limits?: Partial<IndexLimits>;
  /** Names the file in messages. */
  readonly where?: string;
}

/**
 * Reads the bytes of an `APKINDEX.tar.gz`, without store or network.
 * @throws IndexError
 */
export function parseIndex(bytes: Uint8Array, options: ParseArchiveOptions): PackageIndex {
  const { architecture = 'x86_64', keys, allowUntrusted = false, where = 'given' } = options;
  const { maxUnpackedBytes } = { ...defaultLimits, ...options.limits };
  const { text } = openArchive(bytes, { keys, allowUntrusted, maxUnpackedBytes, where });
  return new PackageIndex(architecture, [
    { table: scanIndex(text, architecture, where), text: textInMemory(text), repository: '' },
  ]);
}
