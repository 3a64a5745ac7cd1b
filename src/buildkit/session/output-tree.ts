import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  constants,
  fchmodSync,
  futimesSync,
  linkSync,
  lstatSync,
  lutimesSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeSync,
} from 'node:fs';
import { BuildkitError } from '../errors.ts';

/** What an entry looks like in the end. Times are in seconds. */
export interface Attributes {
  readonly mode: number;
  readonly time: number;
}

export interface OpenFile {
  readonly path: string;
  readonly temporary: string;
  readonly descriptor: number;
}

/**
 * A directory that is written to by someone who must not get out of it. Every check and the step that relies on it
 * happen in one turn of the event loop, so that nothing that arrives in between can undo the check.
 *
 * Paths are relative, with `/` between their parts, one character a byte.
 */
export class OutputTree {
  readonly #root: Buffer;
  readonly #temporaries = new Set<string>();
  readonly #directories = new Map<string, Attributes>();

  constructor(root: string) {
    mkdirSync(root, { recursive: true });
    this.#root = Buffer.from(root);
  }

  directory(path: string, attributes: Attributes): void {
    this.#parents(path);
    const kind = this.#kind(path);
    if (kind === 'other') rmSync(this.#system(path));
    if (kind !== 'directory') mkdirSync(this.#system(path), { mode: 0o700 });
    // Only at the end: one that may not be written to still has to be filled.
    this.#directories.set(path, attributes);
  }

  /** Opens a file that only takes its place when it is whole. */
  open(path: string): OpenFile {
    this.#parents(path);
    this.#refuseDirectory(path);
    const temporary = this.#temporary(path);
    const flags = constants.O_CREAT | constants.O_EXCL | constants.O_WRONLY | constants.O_NOFOLLOW;
    return { path, temporary, descriptor: openSync(this.#system(temporary), flags, 0o600) };
  }

  write(file: OpenFile, data: Uint8Array): void {
    for (let done = 0; done < data.byteLength;) done += writeSync(file.descriptor, data, done);
  }

  finish(file: OpenFile, { mode, time }: Attributes): void {
    fchmodSync(file.descriptor, mode);
    futimesSync(file.descriptor, time, time);
    closeSync(file.descriptor);
    this.#settle(file.temporary, file.path);
  }

  symlink(path: string, target: string, { time }: Attributes): void {
    this.#parents(path);
    this.#refuseDirectory(path);
    const temporary = this.#temporary(path);
    symlinkSync(Buffer.from(target, 'latin1'), this.#system(temporary));
    lutimesSync(this.#system(temporary), time, time);
    this.#settle(temporary, path);
  }

  /** Another name for a file that was written before. */
  link(path: string, target: string): void {
    this.#parents(path);
    this.#parents(target);
    this.#refuseDirectory(path);
    if (!lstatSync(this.#system(target)).isFile()) throw unsafe(path, 'its link leads to something that is not a file');
    const temporary = this.#temporary(path);
    linkSync(this.#system(target), this.#system(temporary));
    this.#settle(temporary, path);
  }

  /** Gives directories their modes and times, the innermost first. */
  close(): void {
    for (const [path, { mode, time }] of [...this.#directories].reverse()) {
      // It may have been replaced since by another transfer into the same root.
      if (this.#kind(path) !== 'directory') continue;
      this.#parents(path);
      utimesSync(this.#system(path), time, time);
      chmodSync(this.#system(path), mode);
    }
  }

  /** Removes what is not whole. */
  abandon(open: Iterable<OpenFile>): void {
    for (const file of open) closeSync(file.descriptor);
    for (const temporary of this.#temporaries) rmSync(this.#system(temporary), { force: true });
    this.#temporaries.clear();
  }

  #system(path: string): Buffer {
    return Buffer.concat([this.#root, Buffer.from('/'), Buffer.from(path, 'latin1')]);
  }

  #temporary(path: string): string {
    const slash = path.lastIndexOf('/');
    const temporary = `${path.slice(0, slash + 1)}.partial-${randomBytes(9).toString('hex')}`;
    this.#temporaries.add(temporary);
    return temporary;
  }

  /** Renaming replaces a link itself, not what it leads to. */
  #settle(temporary: string, path: string): void {
    renameSync(this.#system(temporary), this.#system(path));
    this.#temporaries.delete(temporary);
  }

  #kind(path: string): 'directory' | 'other' | undefined {
    const stats = lstatSync(this.#system(path), { throwIfNoEntry: false });
    return stats === undefined ? undefined : stats.isDirectory() ? 'directory' : 'other';
  }

  #refuseDirectory(path: string): void {
    if (this.#kind(path) === 'directory') throw unsafe(path, 'a directory is in its place');
  }

  /** Makes sure that everything above an entry is a real directory within the root. */
  #parents(path: string): void {
    const parts = path.split('/');
    if (path.includes('\0') || parts.some((part) => part === '' || part === '.' || part === '..')) {
      throw unsafe(path, 'its path leads out of the output');
    }
    for (let depth = 1; depth < parts.length; depth++) {
      const parent = parts.slice(0, depth).join('/');
      const kind = this.#kind(parent);
      if (kind === 'other') throw unsafe(path, `${printable(parent)} is not a directory`);
      if (kind === undefined) mkdirSync(this.#system(parent), { mode: 0o755 });
    }
  }
}

function printable(path: string): string {
  return Buffer.from(path, 'latin1').toString('utf8');
}

function unsafe(path: string, reason: string): BuildkitError {
  return new BuildkitError(
    'SESSION_FAILED',
    `Will not write ${JSON.stringify(printable(path))} of the output: ${reason}`,
    {
      hint: 'Write the output to an empty directory.',
    },
  );
}
