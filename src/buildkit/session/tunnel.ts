import { Duplex } from 'node:stream';
import type { RawCall } from '../grpc/call.ts';
import { FrameReader } from '../grpc/frames.ts';
import { codec } from '../../proto/codec.ts';
import type { BytesMessage } from '../../proto/control.ts';
import { varint } from '../../proto/varint.ts';

const bytesMessage = codec<BytesMessage>('moby.buildkit.v1.BytesMessage');

/** Daemons up to 0.12 take messages of 4 MiB at most. */
const MAX_WRITE = 1024 * 1024;

/** A byte stream inside a streaming call, each message holding a piece of it. */
export class SessionTunnel extends Duplex {
  readonly #call: RawCall;
  readonly #reader = new FrameReader();

  constructor(call: RawCall) {
    super({ highWaterMark: MAX_WRITE });
    this.#call = call;
    call.stream?.on('data', (chunk: Buffer) => {
      this.#receive(chunk);
    });
    // Not the end of the stream but that of the call: only it tells a daemon that hangs up from a connection that breaks.
    call.ended.then(
      () => this.destroy(),
      (error: unknown) => this.destroy(error as Error),
    );
  }

  #receive(chunk: Buffer): void {
    try {
      for (const message of this.#reader.push(chunk)) {
        if (!this.push(bytesMessage.decode(message).data)) this.#call.stream?.pause();
      }
    } catch (error) {
      this.destroy(error as Error);
    }
  }

  override _read(): void {
    this.#call.stream?.resume();
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, callback: (error?: Error | null) => void): void {
    this.#send([chunk], callback);
  }

  override _writev(chunks: readonly { chunk: Buffer }[], callback: (error?: Error | null) => void): void {
    this.#send(
      chunks.map(({ chunk }) => chunk),
      callback,
    );
  }

  override _final(callback: (error?: Error | null) => void): void {
    this.#call.end();
    callback();
  }

  override _destroy(error: Error | null, callback: (error?: Error | null) => void): void {
    this.#call.cancel();
    callback(error);
  }

  #send(chunks: readonly Buffer[], callback: () => void): void {
    const { stream } = this.#call;
    if (stream === undefined || stream.destroyed) return;
    let room = true;
    let batch: Buffer[] = [];
    let size = 0;
    const flush = (): void => {
      if (size > 0) room = stream.write(bytesFrame(batch, size));
      batch = [];
      size = 0;
    };
    for (const chunk of chunks) {
      for (let at = 0; at < chunk.byteLength; at += MAX_WRITE) {
        const piece = chunk.subarray(at, at + MAX_WRITE);
        if (size + piece.byteLength > MAX_WRITE) flush();
        batch.push(piece);
        size += piece.byteLength;
      }
    }
    flush();
    // When the call ends instead of draining, destroying the tunnel releases whoever waits.
    if (room) callback();
    else stream.once('drain', callback);
  }
}

/** A framed BytesMessage, written by hand: everything that a session sends goes through here. */
function bytesFrame(chunks: readonly Buffer[], size: number): Buffer {
  const length = varint(size);
  const header = 1 + length.length;
  const out = Buffer.allocUnsafe(5 + header + size);
  out[0] = 0;
  out.writeUInt32BE(header + size, 1);
  out[5] = 0x0a;
  out.set(length, 6);
  let at = 5 + header;
  for (const chunk of chunks) {
    out.set(chunk, at);
    at += chunk.byteLength;
  }
  return out;
}
