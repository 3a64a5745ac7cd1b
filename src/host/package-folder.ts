import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, open, readdir, rename, rm, stat, utimes, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { ByteRange, BytesSink, PackageBytes } from '../apk/index.ts';

/** Bytes that a folder may keep: the packages of some thirty images. */
const PACKAGE_BYTES = 2 * 2 ** 30;

/** Milliseconds after which an unfinished file counts as left behind by a process that was killed. */
const ABANDONED_AFTER = 60 * 60 * 1000;

const NAME = /^[0-9a-f]{64}$/;

let temporaries = 0;

/**
 * Data segments of packages in a folder, each under its digest. Any number of processes may share it: a file appears whole, by being
 * renamed, and one that is read stays readable when another process removes it. When there is no room, what was not used for longest
 * goes; nothing that this process used does, so that what is fetched at the beginning of a run is there at its end.
 * Whatever goes wrong with the folder is told once and costs a download, never a build.
 */
export class PackageFolder implements PackageBytes {
  readonly #directory: string;
  readonly #most: number;
  readonly #onTrouble: (error: unknown) => void;
  /** Digests found to be right, written by this process, or being written. */
  readonly #used = new Map<string, 'whole' | 'begun'>();
  /** Bytes of those. */
  #usedBytes = 0;
  #troubled = false;

  constructor(directory: string, most = PACKAGE_BYTES, onTrouble: (error: unknown) => void = () => undefined) {
    this.#directory = directory;
    this.#most = most;
    this.#onTrouble = onTrouble;
  }

  async read(digest: string, size: number, range: ByteRange): Promise<AsyncIterable<Uint8Array> | undefined> {
    const path = this.#path(digest);
    let file: FileHandle | undefined;
    try {
      file = await open(path, 'r');
      if (this.#used.get(digest) !== 'whole') {
        if (!(await holds(file, digest, size))) {
          await file.close();
          await rm(path, { force: true });
          return undefined;
        }
        this.#use(digest, size, 'whole');
      }
      const now = new Date();
      await utimes(path, now, now).catch(ignoreMissing);
      return contentOf(file, range);
    } catch (error) {
      await file?.close();
      if (this.#used.get(digest) === 'whole') this.#drop(digest, size);
      this.#tell(error);
      return undefined;
    }
  }

  async begin(digest: string, size: number): Promise<BytesSink | undefined> {
    if (this.#used.has(digest) || this.#usedBytes + size > this.#most) return undefined;
    this.#use(digest, size, 'begun');
    const path = this.#path(digest);
    const temporary = `${path}.${process.pid}.${++temporaries}.tmp`;
    try {
      await mkdir(this.#directory, { recursive: true, mode: 0o700 });
      const file = await open(temporary, 'wx', 0o600);
      return new FileSink(file, temporary, {
        keep: async () => {
          await rename(temporary, path);
          this.#use(digest, size, 'whole');
          await this.#makeRoom();
        },
        drop: () => this.#drop(digest, size),
        onTrouble: (error) => this.#tell(error),
      });
    } catch (error) {
      this.#drop(digest, size);
      this.#tell(error);
      return undefined;
    }
  }

  #path(digest: string): string {
    const name = digest.replace(/^sha256:/, '');
    if (!NAME.test(name)) throw new RangeError(`"${digest}" is no digest.`);
    return join(this.#directory, name);
  }

  #use(digest: string, size: number, state: 'whole' | 'begun'): void {
    if (!this.#used.has(digest)) this.#usedBytes += size;
    this.#used.set(digest, state);
  }

  #drop(digest: string, size: number): void {
    if (this.#used.delete(digest)) this.#usedBytes -= size;
  }

  /** Removes what has not been used for longest, and what processes that were killed left behind. */
  async #makeRoom(): Promise<void> {
    const files = (await Promise.all((await readdir(this.#directory)).map((name) => this.#look(name)))).flat();
    const now = Date.now();
    let total = 0;
    for (const { name, size, used } of files.sort((a, b) => b.used - a.used)) {
      const unfinished = name.endsWith('.tmp');
      if (!unfinished) total += size;
      const old = unfinished ? now - used > ABANDONED_AFTER : total > this.#most && !this.#used.has(`sha256:${name}`);
      if (!old) continue;
      await rm(join(this.#directory, name), { force: true });
      if (!unfinished) total -= size;
    }
  }

  async #look(name: string): Promise<readonly { name: string; size: number; used: number }[]> {
    if (!NAME.test(name) && !name.endsWith('.tmp')) return [];
    try {
      const { size, mtimeMs } = await stat(join(this.#directory, name));
      return [{ name, size, used: mtimeMs }];
    } catch (error) {
      ignoreMissing(error);
      return [];
    }
  }

  #tell(error: unknown): void {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT' || this.#troubled) return;
    this.#troubled = true;
    this.#onTrouble(error);
  }
}

/** Other processes come and go in the folder. */
function ignoreMissing(error: unknown): void {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
}

async function holds(file: FileHandle, digest: string, size: number): Promise<boolean> {
  const stats = await file.stat();
  if (!stats.isFile() || stats.size !== size) return false;
  const hash = createHash('sha256');
  for await (const bytes of portionsOf(file, { offset: 0, length: size })) hash.update(bytes);
  return `sha256:${hash.digest('hex')}` === digest;
}

const PORTION = 256 * 1024;

async function* portionsOf(file: FileHandle, { offset, length }: ByteRange): AsyncGenerator<Uint8Array> {
  for (let at = offset; at < offset + length;) {
    const bytes = Buffer.allocUnsafeSlow(Math.min(PORTION, offset + length - at));
    const { bytesRead } = await file.read(bytes, 0, bytes.length, at);
    if (bytesRead === 0) throw new Error('A package in the cache was cut short while it was read.');
    at += bytesRead;
    yield bytes.subarray(0, bytesRead);
  }
}

async function* contentOf(file: FileHandle, range: ByteRange): AsyncGenerator<Uint8Array> {
  try {
    yield* portionsOf(file, range);
  } finally {
    await file.close();
  }
}

interface SinkHooks {
  readonly keep: () => Promise<void>;
  /** Gives up the room that was taken. */
  readonly drop: () => void;
  readonly onTrouble: (error: unknown) => void;
}

class FileSink implements BytesSink {
  readonly #temporary: string;
  readonly #hooks: SinkHooks;
  #file: FileHandle | undefined;

  constructor(file: FileHandle, temporary: string, hooks: SinkHooks) {
    this.#file = file;
    this.#temporary = temporary;
    this.#hooks = hooks;
  }

  async write(bytes: Uint8Array): Promise<void> {
    await this.#attempt(async () => {
      for (let done = 0; this.#file && done < bytes.length;) {
        done += (await this.#file.write(bytes, done, bytes.length - done)).bytesWritten;
      }
    });
  }

  async commit(): Promise<void> {
    await this.#attempt(async () => {
      if (!this.#file) return;
      await this.#file.close();
      this.#file = undefined;
      await this.#hooks.keep();
    });
  }

  async discard(): Promise<void> {
    const file = this.#file;
    this.#file = undefined;
    this.#hooks.drop();
    try {
      await file?.close();
      await rm(this.#temporary, { force: true });
    } catch (error) {
      this.#hooks.onTrouble(error);
    }
  }

  async #attempt(action: () => Promise<void>): Promise<void> {
    try {
      await action();
    } catch (error) {
      this.#hooks.onTrouble(error);
      await this.discard();
    }
  }
}

/** A folder for one run. */
export interface PackageSpool extends PackageBytes {
  /** Removes the folder. */
  close(): Promise<void>;
}

/**
 * Keeps what one run fetches, so that nothing is fetched twice, in a folder of its own below `parent`.
 * @param most bytes that are kept
 * @param onTrouble told once, of a folder that can't be used
 */
export async function openPackageSpool(
  parent: string,
  most?: number,
  onTrouble?: (error: unknown) => void,
): Promise<PackageSpool> {
  const directory = await mkdtemp(join(parent, 'aipack-packages-'));
  const folder = new PackageFolder(directory, most, onTrouble);
  return {
    read: (digest, size, range) => folder.read(digest, size, range),
    begin: (digest, size) => folder.begin(digest, size),
    close: () => rm(directory, { recursive: true, force: true }),
  };
}
