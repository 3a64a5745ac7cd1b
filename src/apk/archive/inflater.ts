import type { InflateRaw } from 'node:zlib';
import { damaged, messageOf } from '../errors.ts';
import { zlib } from './gzip-header.ts';

/** Bytes that are unpacked in one go; from 64 kB on it makes no difference to the time. */
const PIECE = 128 * 1024;

/** Unpacks one deflate stream, piece by piece as it is asked for, and tells where it ends. The work is done off the main thread. */
export class Inflater {
  readonly #engine: InflateRaw;
  #wake: () => void = () => undefined;
  #failure: Error | undefined;
  #over = false;

  constructor() {
    this.#engine = zlib().createInflateRaw({ chunkSize: PIECE });
    this.#engine.on('readable', () => this.#wake());
    this.#engine.on('end', () => this.#finish());
    this.#engine.on('error', (error) => this.#finish(error));
  }

  /**
   * Unpacks what the bytes hold. Returns how many of them belong to the stream: fewer than there are where it ended. One that ends
   * with the last of them is seen to end at the next call.
   * @throws ApkError APK_FORMAT
   */
  async *write(bytes: Uint8Array): AsyncGenerator<Uint8Array, number> {
    const before = this.#engine.bytesWritten;
    let written = false;
    this.#engine.write(bytes, () => {
      written = true;
      this.#wake();
    });
    for (;;) {
      const done = written || this.#over;
      for (let piece = this.#read(); piece !== undefined; piece = this.#read()) yield piece;
      if (this.#failure) throw damaged(`cannot be unpacked: ${messageOf(this.#failure)}`, this.#failure);
      if (done) return this.#engine.bytesWritten - before;
      await this.#change(() => written || this.#over);
    }
  }

  close(): void {
    this.#engine.destroy();
  }

  #read(): Uint8Array | undefined {
    return (this.#engine.read() as Uint8Array | null) ?? undefined;
  }

  #finish(error?: Error): void {
    this.#over = true;
    this.#failure ??= error;
    this.#wake();
  }

  #change(happened: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
      if (happened() || this.#engine.readableLength > 0) resolve();
    });
  }
}
