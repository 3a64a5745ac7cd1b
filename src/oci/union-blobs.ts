import type { BlobSource } from './blobs.ts';

/** The blobs of several sources; one that more than one of them have is taken of the first. */
export function unionBlobs(sources: readonly BlobSource[]): BlobSource {
  const find = async (digest: string): Promise<{ readonly source: BlobSource; readonly size: number } | undefined> => {
    for (const source of sources) {
      const size = await source.size(digest);
      if (size !== undefined) return { source, size };
    }
    return undefined;
  };
  return {
    size: async (digest) => (await find(digest))?.size,
    read: async function* (digest, offset, length, signal) {
      const found = await find(digest);
      if (found === undefined) throw new Error(`there is no blob ${digest}`);
      yield* found.source.read(digest, offset, length, signal);
    },
  };
}
