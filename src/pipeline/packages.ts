import type { PackageCatalog } from '../detect/types.ts';
import { AipackError } from '../schema/errors.ts';
import {
  chooseStream,
  IndexError,
  loadIndex,
  type Architecture,
  type IndexStore,
  type IndexWarning,
  type LoadedIndex,
  type PackageIndex,
  type Repository,
  type TrustedKey,
} from '../wolfi/index.ts';
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

  constructor(settings: PackageSettings, outside: IndexOutside) {
    this.#settings = settings;
    this.#outside = outside;
  }

  get settings(): PackageSettings {
    return this.#settings;
  }

  /** @throws AipackError INDEX_UNAVAILABLE when it can be had from nowhere, or can't be trusted. */
  forPlatform(platform: string): Promise<LoadedIndex> {
    const architecture = architectureOf(platform);
    const known = this.#loading.get(architecture);
    if (known !== undefined) return known;
    const loading = this.#load(architecture);
    this.#loading.set(architecture, loading);
    return loading;
  }

  async #load(architecture: Architecture): Promise<LoadedIndex> {
    try {
      return await loadIndex({ ...this.#settings, ...this.#outside, architecture });
    } catch (error) {
      this.#outside.signal?.throwIfAborted();
      if (!(error instanceof IndexError)) throw error;
      throw new AipackError(
        {
          code: 'INDEX_UNAVAILABLE',
          message: `The package index for ${architecture} can't be used: ${error.message}`,
          hint: error.hint,
        },
        { cause: error },
      );
    }
  }
}

/** A package index as detection asks it. */
export function catalogOf(index: PackageIndex): PackageCatalog {
  return {
    has: (name) => index.has(name) || index.providers(name).length > 0,
    stream: (family, wish) => chooseStream(index, family, wish),
  };
}
