import { randomBytes } from 'node:crypto';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Writable } from 'node:stream';
import type { OutputOpener } from './exporters.ts';

/** Writes an output to a file, which only takes its place once it is whole; then `onWritten` is told of how many bytes. */
export function fileOutput(path: string, onWritten?: (bytes: number) => void): OutputOpener {
  return () => new FileOutput(path, onWritten);
}

class FileOutput extends Writable {
  readonly #path: string;
  readonly #temporary: string;
  readonly #onWritten: ((bytes: number) => void) | undefined;
  #handle: FileHandle | undefined;

  constructor(path: string, onWritten?: (bytes: number) => void) {
    super({ highWaterMark: 4 * 1024 * 1024 });
    this.#path = path;
    this.#onWritten = onWritten;
    this.#temporary = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}`);
  }

  override _construct(callback: (error?: Error) => void): void {
    void open(this.#temporary, 'wx').then((handle) => {
      this.#handle = handle;
      callback();
    }, callback);
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, callback: (error?: Error) => void): void {
    this.#run(() => this.#handle?.appendFile(chunk), callback);
  }

  override _writev(chunks: readonly { chunk: Buffer }[], callback: (error?: Error) => void): void {
    this.#run(() => this.#handle?.appendFile(Buffer.concat(chunks.map(({ chunk }) => chunk))), callback);
  }

  override _final(callback: (error?: Error) => void): void {
    this.#run(async () => {
      const size = (await this.#handle?.stat())?.size ?? 0;
      await this.#handle?.close();
      this.#handle = undefined;
      await rename(this.#temporary, this.#path);
      this.#onWritten?.(size);
    }, callback);
  }

  override _destroy(error: Error | null, callback: (error?: Error | null) => void): void {
    const whole = this.writableFinished;
    this.#run(
      async () => {
        await this.#handle?.close();
        if (!whole) await rm(this.#temporary, { force: true });
      },
      (failure) => {
        callback(error ?? failure ?? null);
      },
    );
  }

  #run(action: () => Promise<unknown> | undefined, callback: (error?: Error) => void): void {
    void Promise.resolve(action()).then(() => {
      callback();
    }, callback);
  }
}
