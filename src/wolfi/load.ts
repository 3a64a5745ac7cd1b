import { hash } from 'node:crypto';
import { IndexError } from './errors.ts';
import { PackageIndex } from './package-index.ts';
import { RepositoryLoader, type IndexOrigin, type LoadedPart, type LoadIndexOptions } from './repository-loader.ts';
import type { Architecture } from './types.ts';

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

const ORIGIN_ORDER: readonly IndexOrigin[] = ['cache', 'revalidated', 'network', 'stale'];

function combine(architecture: Architecture, parts: readonly LoadedPart[]): LoadedIndex {
  const digests = parts.map((part) => part.digest);
  const [only] = digests;
  const origins = parts.map((part) => ORIGIN_ORDER.indexOf(part.origin));
  return {
    index: new PackageIndex(
      architecture,
      parts.map((part) => part.part),
    ),
    origin: ORIGIN_ORDER[Math.max(...origins)] ?? 'cache',
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
