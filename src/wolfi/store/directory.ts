import { closeSync, fstatSync, openSync, readSync, rmSync } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf } from '../errors.ts';
import type { IndexStore, StoredBlob } from './store.ts';

/** Keeps the file open, so that the entry stays readable when another process replaces or removes it. */
class FileBlob implements StoredBlob {
  readonly size: number;
  readonly #path: string;
  #descriptor: number | undefined;

  constructor(path: string) {
    this.#path = path;
    this.#descriptor = openSync(path, 'r');
    this.size = fstatSync(this.#descriptor).size;
  }

  read(offset: number, length: number): Uint8Array {
    if (this.#descriptor === undefined) throw new Error(`${this.#path} is closed.`);
    // Not from the shared pool: views of numbers need memory that begins at a multiple of their size.
    const bytes = Buffer.allocUnsafeSlow(length);
    for (let done = 0; done < length;) {
      const count = readSync(this.#descriptor, bytes, done, length - done, offset + done);
      if (count === 0) throw new Error(`${this.#path} ends before byte ${offset + length}.`);
      done += count;
    }
    return bytes;
  }

  close(): void {
    if (this.#descriptor !== undefined) closeSync(this.#descriptor);
    this.#descriptor = undefined;
  }

  discard(): void {
    rmSync(this.#path, { force: true });
  }
}

async function writeParts(file: FileHandle, parts: readonly Uint8Array[]): Promise<void> {
  for (const part of parts) {
    for (let done = 0; done < part.length;) {
      const { bytesWritten } = await file.write(part, done, part.length - done);
      done += bytesWritten;
    }
  }
}

let temporaries = 0;

/** Milliseconds after which an unfinished file counts as left behind by a process that was killed. */
const ABANDONED_AFTER = 60 * 60 * 1000;

/** Other processes come and go in the directory. */
function ignoreMissing(error: unknown): void {
  if (codeOf(error) !== 'ENOENT') throw error;
}

async function removeAbandoned(directory: string, finished: string): Promise<void> {
  const { mtimeMs } = await stat(finished);
  for (const name of await readdir(directory)) {
    if (!name.endsWith('.tmp')) continue;
    const path = join(directory, name);
    const age = mtimeMs - (await stat(path)).mtimeMs;
    if (age > ABANDONED_AFTER) await rm(path, { force: true });
  }
}

/**
 * A store in a directory, which is made when something is put. Entries appear by renaming a finished file, so that any number
 * of processes may share the directory.
 */
export class DirectoryStore implements IndexStore {
  readonly #directory: string;

  constructor(directory: string) {
    this.#directory = directory;
  }

  async get(name: string): Promise<StoredBlob | undefined> {
    try {
      return new FileBlob(this.#path(name));
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return undefined;
      throw error;
    }
  }

  async put(name: string, parts: readonly Uint8Array[]): Promise<void> {
    const path = this.#path(name);
    await mkdir(this.#directory, { recursive: true, mode: 0o700 });
    const temporary = `${path}.${process.pid}.${++temporaries}.tmp`;
    try {
      const file = await open(temporary, 'wx', 0o600);
      try {
        await writeParts(file, parts);
      } finally {
        await file.close();
      }
      await rename(temporary, path);
      await removeAbandoned(this.#directory, path).catch(ignoreMissing);
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
  }

  async remove(names: readonly string[]): Promise<void> {
    for (const name of names) await rm(this.#path(name), { force: true });
  }

  #path(name: string): string {
    if (!/^[A-Za-z0-9][A-Za-z0-9.-]*$/.test(name)) throw new RangeError(`"${name}" is no name for a stored entry.`);
    return join(this.#directory, name);
  }
}
