import { Duplex } from 'node:stream';
import { codec } from '../../proto/codec.ts';
import type { BytesMessage } from '../../proto/control.ts';
import { varint } from '../../proto/varint.ts';
import { BufferPool } from '../buffer-pool.ts';
import type { Call } from '../grpc/wire.ts';

const bytesMessage = codec<BytesMessage>('moby.buildkit.v1.BytesMessage');

/** Daemons up to 0.12 take messages of 4 MiB at most. */
const MAX_WRITE = 512 * 1024;
/** What is written is bounded by it. */
const BUFFERS = 3;
/** Smaller ones are not worth a buffer of their own. */
const SMALL = 16 * 1024;

const FRAME_HEADER = 5;
const DATA = 0x0a;
/** Frame, number of the field, and its length. */
const MAX_HEADER = FRAME_HEADER + 1 + 4;

/** A byte stream inside a streaming call, each message holding a piece of it. */
export class SessionTunnel extends Duplex {
  readonly #call: Call;
  readonly #resume: () => void;
  readonly #pool = new BufferPool(MAX_HEADER + MAX_WRITE, BUFFERS);

  constructor(call: Call) {
    super({ highWaterMark: MAX_WRITE });
    this.#call = call;
    this.#resume = call.receive((message) => this.#receive(message));
    // Not the end of the stream but that of the call: only it tells a daemon that hangs up from a connection that breaks.
    call.ended.then(
      () => this.destroy(),
      (error: unknown) => this.destroy(error as Error),
    );
  }

  #receive(message: Buffer): boolean {
    try {
      return this.push(bytesMessage.decode(message).data);
    } catch (error) {
      this.destroy(error as Error);
      return true;
    }
  }

  override _read(): void {
    this.#resume();
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, callback: (error?: Error | null) => void): void {
    this._writev([{ chunk }], callback);
  }

  override _writev(chunks: readonly { chunk: Buffer }[], callback: (error?: Error | null) => void): void {
    this.#send(chunks.map(({ chunk }) => chunk)).then(() => {
      callback();
    }, callback);
  }

  override _final(callback: (error?: Error | null) => void): void {
    this.#call.end();
    callback();
  }

  override _destroy(error: Error | null, callback: (error?: Error | null) => void): void {
    this.#call.cancel();
    callback(error);
  }

  /** When the call ends instead of taking more, destroying the tunnel releases whoever waits. */
  async #send(chunks: readonly Buffer[]): Promise<void> {
    const size = chunks.reduce((sum, { byteLength }) => sum + byteLength, 0);
    let index = 0;
    let from = 0;
    for (let rest = size; rest > 0;) {
      const piece = Math.min(rest, MAX_WRITE);
      const pooled = size > SMALL ? await this.#pool.take() : undefined;
      const buffer = pooled ?? Buffer.allocUnsafe(MAX_HEADER + size);
      const start = writeHeader(buffer, piece);
      for (let at = start; at < start + piece;) {
        const chunk = chunks[index] ?? Buffer.alloc(0);
        const copied = chunk.copy(buffer, at, from, from + start + piece - at);
        at += copied;
        from += copied;
        if (from < chunk.byteLength) continue;
        index++;
        from = 0;
      }
      rest -= piece;
      this.#call.write(buffer.subarray(0, start + piece), () => {
        if (pooled !== undefined) this.#pool.give(pooled);
      });
    }
  }
}

/** Begins a framed BytesMessage, written by hand: everything that a session sends goes through here. */
function writeHeader(buffer: Buffer, size: number): number {
  const length = varint(size);
  buffer[0] = 0;
  buffer.writeUInt32BE(1 + length.length + size, 1);
  buffer[FRAME_HEADER] = DATA;
  buffer.set(length, FRAME_HEADER + 1);
  return FRAME_HEADER + 1 + length.length;
}
