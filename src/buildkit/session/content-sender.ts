import { closeSync, constants, fstatSync, openSync, promises, readSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import type { Packet } from '../../proto/fsutil.ts';
import { BufferPool } from '../buffer-pool.ts';
import { BuildkitError, messageOf } from '../errors.ts';
import { Breather } from './breather.ts';
import { DATA_OVERHEAD, writeDataHeader } from './data-frame.ts';
import type { SessionStream } from './service.ts';
import { type BytePath, readable, systemPath } from './walk.ts';

/** A file that the daemon has heard of, with the size that it was told. */
export interface Sendable {
  readonly path: BytePath;
  readonly size: number;
}

/** Files up to this size are read without waiting, and many are sent together; larger ones piece by piece. */
const SMALL = 64 * 1024;
/** What goes into one message. Daemons up to 0.12 take 4 MiB at most. */
const PIECE = 256 * 1024;
/** One is read into while the others are on their way. */
const BUFFERS = 3;

/** Sends the content of files in the order in which they are asked for. */
export class ContentSender {
  readonly #stream: SessionStream<Packet, Packet>;
  readonly #root: string;
  readonly #wanted: (readonly [id: number, file: Sendable])[] = [];
  readonly #breather = new Breather();
  readonly #pool = new BufferPool(PIECE + 2 * DATA_OVERHEAD, BUFFERS);
  /** Holds small files until there are enough of them. */
  #batch: Buffer | undefined;
  #filled = 0;
  #wake: (() => void) | undefined;
  #finished = false;

  constructor(stream: SessionStream<Packet, Packet>, root: string) {
    this.#stream = stream;
    this.#root = root;
  }

  request(id: number, file: Sendable): void {
    this.#wanted.push([id, file]);
    this.#wake?.();
  }

  /** Lets run() end. */
  finish(): void {
    this.#finished = true;
    this.#wake?.();
  }

  /** @throws BuildkitError SESSION_FAILED when a file can't be read or changes while it is */
  async run(): Promise<void> {
    for (let next = 0; !this.#stopped; next++) {
      const [id, file] = this.#wanted[next] ?? (await this.#nextWanted(next));
      if (file === undefined) return;
      if (file.size <= SMALL) {
        this.#batch ??= await this.#pool.take();
        this.#addSmall(this.#batch, id, file);
        const pause = this.#breather.pause();
        if (pause === undefined) continue;
        this.#flush();
        await pause;
      } else {
        this.#flush();
        await this.#sendLarge(id, file);
        this.#breather.restart();
      }
    }
  }

  get #stopped(): boolean {
    return this.#finished || this.#stream.signal.aborted;
  }

  async #nextWanted(next: number): Promise<readonly [id: number, file?: Sendable]> {
    this.#flush();
    for (;;) {
      if (this.#stopped) return [0];
      await new Promise<void>((resolve) => (this.#wake = resolve));
      this.#breather.restart();
      const wanted = this.#wanted[next];
      if (wanted !== undefined) return wanted;
    }
  }

  #addSmall(batch: Buffer, id: number, file: Sendable): void {
    let at = this.#filled;
    if (file.size > 0) {
      at = writeDataHeader(batch, at, id, file.size);
      this.#readSmall(file, batch, at);
      at += file.size;
    }
    this.#filled = writeDataHeader(batch, at, id, 0);
    // Another may not fit.
    if (this.#filled > PIECE - SMALL) this.#flush();
  }

  #flush(): void {
    const batch = this.#batch;
    if (batch === undefined) return;
    this.#send(batch, this.#filled);
    this.#batch = undefined;
    this.#filled = 0;
  }

  #send(buffer: Buffer, size: number): void {
    this.#stream.sendFramed(buffer.subarray(0, size), () => {
      this.#pool.give(buffer);
    });
  }

  #readSmall(file: Sendable, to: Buffer, at: number): void {
    const descriptor = this.#attempt(file, () => openSync(systemPath(this.#root, file.path), OPEN_FLAGS));
    try {
      if (!fstatSync(descriptor).isFile()) throw changed(file);
      for (let read = 0; read < file.size;) {
        const count = readSync(descriptor, to, at + read, file.size - read, null);
        if (count === 0) throw changed(file);
        read += count;
      }
    } finally {
      closeSync(descriptor);
    }
  }

  async #sendLarge(id: number, file: Sendable): Promise<void> {
    const handle = await promises
      .open(systemPath(this.#root, file.path), OPEN_FLAGS)
      .catch((error: unknown) => this.#attempt(file, () => rethrow(error)));
    try {
      if (!(await handle.stat()).isFile()) throw changed(file);
      await this.#sendPieces(id, file, handle);
    } finally {
      await handle.close();
    }
  }

  /** Sends as many bytes as were announced, even when the file has grown since: the daemon's cache key holds the size. */
  async #sendPieces(id: number, file: Sendable, handle: FileHandle): Promise<void> {
    for (let sent = 0; sent < file.size;) {
      const buffer = await this.#pool.take();
      if (this.#stopped) return;
      const size = Math.min(PIECE, file.size - sent);
      const start = writeDataHeader(buffer, 0, id, size);
      for (let read = 0; read < size;) {
        const { bytesRead } = await handle.read(buffer, start + read, size - read, sent + read);
        if (bytesRead === 0) throw changed(file);
        read += bytesRead;
      }
      sent += size;
      this.#send(buffer, sent < file.size ? start + size : writeDataHeader(buffer, start + size, id, 0));
    }
  }

  #attempt<T>(file: Sendable, action: () => T): T {
    try {
      return action();
    } catch (cause) {
      throw new BuildkitError('SESSION_FAILED', `Can't read ${readable(file.path)} to send it: ${messageOf(cause)}`, {
        hint: 'Exclude the file from the build context, or make it readable.',
        cause,
      });
    }
  }
}

/** A link put in the file's place meanwhile is not followed, and a pipe put there is not waited for. */
const OPEN_FLAGS = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

function rethrow(error: unknown): never {
  throw error;
}

function changed(file: Sendable): BuildkitError {
  return new BuildkitError('SESSION_FAILED', `${readable(file.path)} changed while it was being sent`, {
    hint: 'Exclude files that something writes during the build from the build context.',
  });
}
