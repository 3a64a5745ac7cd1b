import { GrpcCode, GrpcError } from './status.ts';

const HEADER = 5;

/** Messages larger than this end the call: the daemon's own limit is 16 MiB. */
const MAX_MESSAGE = 32 * 1024 * 1024;

/** A message as gRPC frames it: a flag (never compressed), the length, the bytes. */
export function frame(message: Uint8Array): Buffer {
  const out = Buffer.allocUnsafe(HEADER + message.byteLength);
  out[0] = 0;
  out.writeUInt32BE(message.byteLength, 1);
  out.set(message, HEADER);
  return out;
}

/** Cuts a stream of chunks, which may split anywhere, into messages. */
export class FrameReader {
  #chunks: Buffer[] = [];
  #buffered = 0;

  /**
   * The messages that are complete now.
   *
   * @throws GrpcError for compressed or oversized messages
   */
  *push(chunk: Buffer): Generator<Buffer> {
    this.#chunks.push(chunk);
    this.#buffered += chunk.byteLength;
    while (this.#buffered >= HEADER) {
      const header = this.#peek(HEADER);
      const length = header.readUInt32BE(1);
      if (header[0] !== 0)
        throw new GrpcError(GrpcCode.INTERNAL, 'The peer sent a compressed message, which was not offered');
      if (length > MAX_MESSAGE)
        throw new GrpcError(GrpcCode.RESOURCE_EXHAUSTED, `The peer sent a message of ${length} bytes`);
      if (this.#buffered < HEADER + length) return;
      this.#take(HEADER);
      yield this.#take(length);
    }
  }

  /** Whether the stream stops in the middle of a message. */
  get incomplete(): boolean {
    return this.#buffered > 0;
  }

  #peek(size: number): Buffer {
    const [first] = this.#chunks;
    if (first !== undefined && first.byteLength >= size) return first;
    this.#chunks = [Buffer.concat(this.#chunks)];
    return this.#chunks[0] ?? Buffer.alloc(0);
  }

  #take(size: number): Buffer {
    const from = this.#peek(size);
    this.#buffered -= size;
    if (from.byteLength === size) this.#chunks.shift();
    else this.#chunks[0] = from.subarray(size);
    return from.subarray(0, size);
  }
}
