import { IndexError } from './errors.ts';
import { loadIndex, type LoadedIndex } from './load.ts';
import type { LoadIndexOptions } from './repository-loader.ts';

/**
 * Loads an index for as long as something is done with it. Where the store turns out to have spoilt it, the store forgets it
 * and all is done once more with a fresh one: `use` must bear being called twice.
 * @throws IndexError, as `loadIndex` and `use` do
 */
export async function withIndex<T>(
  options: LoadIndexOptions,
  use: (loaded: LoadedIndex) => T | Promise<T>,
): Promise<T> {
  try {
    return await useOnce(options, use);
  } catch (error) {
    if (!(error instanceof IndexError) || error.code !== 'INDEX_CORRUPT') throw error;
    return useOnce(options, use);
  }
}

async function useOnce<T>(options: LoadIndexOptions, use: (loaded: LoadedIndex) => T | Promise<T>): Promise<T> {
  const loaded = await loadIndex(options);
  try {
    return await use(loaded);
  } finally {
    loaded.close();
  }
}
