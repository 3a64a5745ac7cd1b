import type { BlobSource } from './blobs.ts';

/** Blobs of another source, with a count of what was taken of them. */
export class CountedBlobs implements BlobSource {
  readonly #source: BlobSource;
  readonly #taken = new Map<string, number>();

  constructor(source: BlobSource) {
    this.#source = source;
  }

  /** Bytes taken of each blob of which any were, by digest. */
  get taken(): ReadonlyMap<string, number> {
    return this.#taken;
  }

  /** Bytes taken of all of them. */
  get bytes(): number {
    return [...this.#taken.values()].reduce((sum, bytes) => sum + bytes, 0);
  }

  size(digest: string): Promise<number | undefined> {
    return this.#source.size(digest);
  }

  async *read(
    digest: string,
    offset: number,
    length: number | undefined,
    signal?: AbortSignal,
  ): AsyncGenerator<Uint8Array, void, undefined> {
    for await (const piece of this.#source.read(digest, offset, length, signal)) {
      this.#taken.set(digest, (this.#taken.get(digest) ?? 0) + piece.byteLength);
      yield piece;
    }
  }
}
