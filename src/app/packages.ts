import type { PackageCatalog } from '../detect/core/types.ts';
import {
  chooseStream,
  IndexError,
  loadIndex,
  StreamError,
  type Architecture,
  type IndexStore,
  type IndexWarning,
  type LoadedIndex,
  type PackageIndex,
  type Repository,
  type TrustedKey,
} from '../wolfi/index.ts';
import { explainIndexError } from './index-problem.ts';
import { architectureOf } from './platform.ts';

/** Where packages come from and whose signatures count. */
export interface PackageSettings {
  readonly repositories: readonly Repository[];
  readonly keys: readonly TrustedKey[];
  readonly allowUntrusted: boolean;
}

/** What loading an index needs of the outside. */
export interface IndexOutside {
  readonly fetch: typeof fetch;
  readonly store: IndexStore;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly signal?: AbortSignal;
  readonly onWarning: (warning: IndexWarning) => void;
}

/** The package indexes of a run: each architecture's is loaded once, when it is first asked for. */
export class Indexes {
  readonly #settings: PackageSettings;
  readonly #outside: IndexOutside;
  readonly #loading = new Map<Architecture, Promise<LoadedIndex>>();
  readonly #abandoned = new AbortController();

  constructor(settings: PackageSettings, outside: IndexOutside) {
    this.#settings = settings;
    this.#outside = outside;
  }

  get settings(): PackageSettings {
    return this.#settings;
  }

  /** Begins to load an index while something else is waited for. */
  begin(platform: string): void {
    void Promise.resolve(platform)
      .then((one) => this.forPlatform(one))
      .catch(() => {
        // Who asks for the index is told.
      });
  }

  /** Ends what was begun, where nobody will ask for it any more. */
  abandon(): void {
    this.#abandoned.abort(new Error('The package index is not needed any more'));
  }

  /** @throws AipackError INDEX_UNAVAILABLE when it can be had from nowhere, INDEX_REFUSED when it can't be trusted or read. */
  forPlatform(platform: string): Promise<LoadedIndex> {
    const architecture = architectureOf(platform);
    const known = this.#loading.get(architecture);
    if (known !== undefined) return known;
    const loading = this.#load(architecture);
    this.#loading.set(architecture, loading);
    return loading;
  }

  /**
   * Runs what reads indexes. Where a store turns out to have spoilt one, it forgets it, and all is done once more with fresh ones:
   * `use` must bear being called twice.
   */
  async guard<T>(use: () => Promise<T>): Promise<T> {
    try {
      return await use();
    } catch (error) {
      if (!(error instanceof IndexError) || error.code !== 'INDEX_CORRUPT') throw error;
      this.#loading.clear();
      return use().catch((again: unknown) => {
        throw explainIndexError(again, 'The package index');
      });
    }
  }

  async #load(architecture: Architecture): Promise<LoadedIndex> {
    const { signal } = this.#abandoned;
    const outside = {
      ...this.#outside,
      signal: this.#outside.signal ? AbortSignal.any([this.#outside.signal, signal]) : signal,
    };
    try {
      return await loadIndex({ ...this.#settings, ...outside, architecture });
    } catch (error) {
      this.#outside.signal?.throwIfAborted();
      throw explainIndexError(error, `The package index for ${architecture}`);
    }
  }
}

export interface CatalogOptions {
  /** Days after which a stream that isn't built any more is only taken when nothing else will do. */
  readonly maxAgeDays?: number;
  /** The part of the index that a lock file holds: a stream in it is kept for as long as it is what the project asks for. */
  readonly locked?: PackageIndex;
}

/** A package index as detection asks it. */
export function catalogOf(index: PackageIndex, { maxAgeDays, locked }: CatalogOptions = {}): PackageCatalog {
  const options = maxAgeDays === undefined ? {} : { maxBuildAgeDays: maxAgeDays };
  return {
    has: (name) => index.has(name) || index.providers(name).length > 0,
    stream: (family, constraint) => {
      if (locked === undefined) return chooseStream(index, family, constraint, options);
      try {
        return chooseStream(locked, family, constraint, options);
      } catch (error) {
        if (!(error instanceof StreamError)) throw error;
        return chooseStream(index, family, constraint, options);
      }
    },
  };
}
