import { Duplex } from 'node:stream';
import { LastWords } from './last-words.ts';

const HEADER = 8;
const STDOUT = 1;

/**
 * Docker's form of a process without a terminal that speaks HTTP/2: what it says comes in pieces with a header (one byte for the stream,
 * three unused, four for the length), what it is told goes as it is.
 */
export class DemultiplexedStream extends Duplex {
  readonly #inner: Duplex;
  readonly #words = new LastWords();
  #header = Buffer.alloc(0);
  #stream = 0;
  #remaining = 0;
  /** Whether the process has begun to speak HTTP/2, or what comes in its place is no process at all. */
  #spoke: boolean | undefined;

  constructor(inner: Duplex) {
    super();
    this.#inner = inner;
    inner.on('data', (chunk: Buffer) => {
      this.#receive(chunk);
    });
    inner.on('end', () => this.push(null));
    inner.on('error', (error) => this.destroy(error));
    inner.on('close', () => this.destroy());
  }

  /** The end of what the process said on its standard error, or Docker in its place. */
  get lastWords(): string | undefined {
    return this.#words.text;
  }

  #receive(chunk: Buffer): void {
    let rest = chunk;
    while (rest.byteLength > 0) {
      if (this.#remaining === 0) {
        const missing = HEADER - this.#header.byteLength;
        this.#header = Buffer.concat([this.#header, rest.subarray(0, missing)]);
        rest = rest.subarray(missing);
        if (this.#header.byteLength < HEADER) return;
        this.#stream = this.#header[0] ?? 0;
        this.#remaining = this.#header.readUInt32BE(4);
        this.#header = Buffer.alloc(0);
        continue;
      }
      const piece = rest.subarray(0, this.#remaining);
      rest = rest.subarray(piece.byteLength);
      this.#remaining -= piece.byteLength;
      // HTTP/2 starts with the length of a short frame: a text is Docker's, which can't start the process.
      if (this.#stream === STDOUT) this.#spoke ??= piece[0] === 0;
      if (this.#stream !== STDOUT || this.#spoke === false) this.#words.add(piece);
      else if (!this.push(piece)) this.#inner.pause();
    }
  }

  override _read(): void {
    this.#inner.resume();
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, callback: (error?: Error | null) => void): void {
    if (this.#inner.write(chunk)) callback();
    else this.#inner.once('drain', callback);
  }

  override _final(callback: (error?: Error | null) => void): void {
    this.#inner.end(callback);
  }

  override _destroy(error: Error | null, callback: (error?: Error | null) => void): void {
    this.#inner.destroy();
    callback(error);
  }
}
