import { openArchive } from './archive/open.ts';
import { verifySignatures } from './archive/signature.ts';
import { IndexError } from './errors.ts';
import { fetchFile, type FetchResult } from './fetch.ts';
import { defaultRetry, type RetryOptions } from './retry.ts';
import { defaultLimits, type IndexLimits } from './limits.ts';
import type { IndexPart } from './package-index.ts';
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

/** Where an index came from; of several repositories the one that says most about how sure it is. */
export type IndexOrigin = 'network' | 'revalidated' | 'cache' | 'stale';

const DAY = 24 * 60 * 60 * 1000;
const ATTEMPTS_WITH_FALLBACK = 2;

export interface LoadedPart {
  readonly part: IndexPart;
  readonly origin: IndexOrigin;
  readonly fetchedAt: number;
  readonly digest: string;
  readonly close: () => void;
}

/**
 * Whether an index is from before the one that is stored, by their newest builds in seconds. A signature says who made an index,
 * not that it is the newest: who answers in a repository's place could play an old one again, to bring back what was fixed since.
 */
function isFormer(newestBuild: number, storedBuild: number, now: number): boolean {
  // A build of the future tells of a wrong clock, or of a store that somebody wrote to.
  return newestBuild < storedBuild && storedBuild * 1000 <= now;
}

/** One repository on its way from the store and the network to an index. */
export class RepositoryLoader {
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
    const { now, maxAgeMs = DAY } = this.#options;
    const entry = await this.#trustedEntry();
    const age = entry ? now() - entry.checkedAt : Number.POSITIVE_INFINITY;
    // A time in the future means that a clock was changed: it says nothing about the age.
    if (entry && age >= 0 && age < maxAgeMs) return this.#fromCache(entry, 'cache', entry.checkedAt);
    try {
      const result = await this.#fetch(entry);
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

  async #fetch(entry: CacheEntry | undefined): Promise<FetchResult> {
    const { fetch, signal } = this.#options;
    const { indexUrl, authorization } = this.#address;
    const retry = { ...defaultRetry, ...this.#options.retry };
    return fetchFile({
      fetch,
      url: indexUrl,
      maxBytes: this.#limits.maxDownloadBytes,
      // Who has something to fall back on need not wait as long for a network that may be gone.
      retry: entry ? { ...retry, attempts: Math.min(retry.attempts, ATTEMPTS_WITH_FALLBACK) } : retry,
      ...(authorization === undefined ? {} : { authorization }),
      ...(entry === undefined ? {} : { validators: entry.validators }),
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
    if (old !== undefined && isFormer(table.newestBuild, old.stored.table.newestBuild, checkedAt)) {
      const kept = opened.signature !== undefined;
      this.#warnOlder(table.newestBuild, old.stored.table.newestBuild, kept);
      if (kept) return this.#fromCache(old, 'stale', old.checkedAt);
    }
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

  /** An index that nobody signed could have been given any date: keeping it out would protect from nothing. */
  #warnOlder(newestBuild: number, storedBuild: number, kept: boolean): void {
    const [offered = '', stored = ''] = [newestBuild, storedBuild].map((seconds) =>
      new Date(seconds * 1000).toISOString(),
    );
    const what = `The newest build in the package index of ${this.#address.url} is of ${offered}, in the stored one of ${stored}`;
    const message = kept
      ? `${what}: the stored one is used. If the repository took builds back, remove the stored one.`
      : `${what}: it is used all the same, as it is not signed.`;
    this.#warn({ code: 'INDEX_OLDER', message });
  }

  #warnUntrusted(): void {
    const message = `The package index of ${this.#address.url} is not signed by a trusted key; it is used because that was allowed.`;
    this.#warn({ code: 'INDEX_UNTRUSTED', message });
  }
}
