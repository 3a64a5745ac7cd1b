import { randomBytes } from 'node:crypto';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Writable } from 'node:stream';
import type { OutputOpener } from './exporters.ts';

/** Writes an output to a file, which only takes its place once it is whole. */
export function fileOutput(path: string): OutputOpener {
  return () => new FileOutput(path);
}

class FileOutput extends Writable {
  readonly #path: string;
  readonly #temporary: string;
  #handle: FileHandle | undefined;

  constructor(path: string) {
    super({ highWaterMark: 4 * 1024 * 1024 });
    this.#path = path;
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
      await this.#handle?.close();
      this.#handle = undefined;
      await rename(this.#temporary, this.#path);
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
