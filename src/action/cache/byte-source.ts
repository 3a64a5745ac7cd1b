import { EntryRefused } from './refusal.ts';

/** Takes a stream apart in pieces of the length that is asked for. */
export class ByteSource {
  readonly #chunks: AsyncIterator<Uint8Array>;
  #rest: Uint8Array = new Uint8Array();

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#chunks = source[Symbol.asyncIterator]();
  }

  /** What is there next, at most `most` bytes of it; nothing at the end of the stream. */
  async upTo(most: number): Promise<Uint8Array> {
    while (this.#rest.length === 0) {
      const next = await this.#chunks.next();
      if (next.done === true) return this.#rest;
      this.#rest = next.value;
    }
    const piece = this.#rest.subarray(0, most);
    this.#rest = this.#rest.subarray(piece.length);
    return piece;
  }

  /**
   * Exactly so many bytes, which are kept in memory.
   * @throws EntryRefused where the stream ends before
   */
  async exactly(length: number): Promise<Buffer> {
    const pieces: Uint8Array[] = [];
    for await (const piece of this.pieces(length)) pieces.push(piece);
    return Buffer.concat(pieces);
  }

  /**
   * Exactly so many bytes, one piece after the other.
   * @throws EntryRefused where the stream ends before
   */
  async *pieces(length: number): AsyncGenerator<Uint8Array> {
    for (let left = length; left > 0;) {
      const piece = await this.upTo(left);
      if (piece.length === 0) throw new EntryRefused('its archive ends too early');
      left -= piece.length;
      yield piece;
    }
  }

  /** Reads to the end of the stream, so that who makes it checks its checksum. */
  async drain(): Promise<void> {
    while ((await this.upTo(Number.POSITIVE_INFINITY)).length > 0);
  }
}
