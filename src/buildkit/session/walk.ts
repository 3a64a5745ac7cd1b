import { type BigIntStats, constants, lstatSync, readdir, readlinkSync } from 'node:fs';
import { promisify } from 'node:util';
import { BuildkitError } from '../errors.ts';
import { Breather } from './breather.ts';

/**
 * A path relative to the root of what is sent, `/` between its parts, one character a byte: names need not be UTF-8,
 * and in this form JavaScript's own order of strings is the byte order that the daemon demands.
 */
export type BytePath = string;

export interface FilterEntry {
  /** Relative, `/` between its parts. */
  readonly path: string;
  readonly directory: boolean;
}

/**
 * Whether to send an entry. False for a directory leaves out everything below it too; `descend` leaves out the
 * directory itself unless something below it is sent.
 */
export type FileFilter = (entry: FilterEntry) => boolean | 'descend';

export interface WalkEntry {
  readonly path: BytePath;
  readonly stats: BigIntStats;
  /** The target of a symbolic link, or the path of the first name of a hard-linked file. */
  readonly link?: BytePath;
}

const list = promisify(readdir);
const { S_IFMT, S_IFDIR, S_IFLNK, S_IFREG, S_IFSOCK } = constants;

export function kindOf(stats: BigIntStats): number {
  return Number(stats.mode) & S_IFMT;
}

export function isRegular(stats: BigIntStats): boolean {
  return kindOf(stats) === S_IFREG;
}

/** The operating system's path of an entry. */
export function systemPath(root: string, path: BytePath): Buffer {
  return Buffer.concat([Buffer.from(`${root}/`), Buffer.from(path, 'latin1')]);
}

export function readable(path: BytePath): string {
  return Buffer.from(path, 'latin1').toString('utf8');
}

interface Level {
  readonly prefix: BytePath;
  readonly names: readonly string[];
  next: number;
  /** The directory's own entry, while it is not known whether it is sent. */
  pending: WalkEntry | undefined;
}

/**
 * Every entry below `root` that the filter lets through: a directory before what it holds, siblings in byte order.
 * What vanishes meanwhile is left out; sockets are too.
 *
 * @throws BuildkitError SESSION_FAILED for what can't be read
 */
export async function* walk(
  root: string,
  filter: FileFilter = () => true,
): AsyncGenerator<readonly WalkEntry[], void, undefined> {
  const breather = new Breather();
  const inodes = new Map<string, BytePath>();
  const levels: Level[] = [await open(root, '', undefined)];
  let batch: WalkEntry[] = [];
  for (let level = levels.at(-1); level !== undefined; level = levels.at(-1)) {
    const name = level.names[level.next++];
    if (name === undefined) {
      levels.pop();
      continue;
    }
    const entry = look(root, level.prefix + name, inodes);
    if (entry === undefined) continue;
    const directory = kindOf(entry.stats) === S_IFDIR;
    const verdict = filter({ path: readable(entry.path), directory });
    if (verdict === true) {
      flushPending(levels, batch);
      batch.push(entry);
      remember(inodes, entry);
    }
    if (directory && verdict !== false) {
      if (batch.length > 0) yield batch;
      batch = [];
      levels.push(await open(root, entry.path, verdict === 'descend' ? entry : undefined));
      breather.restart();
    } else if (batch.length >= 512 || breather.pause() !== undefined) {
      yield batch;
      batch = [];
      await breather.pause();
    }
  }
  if (batch.length > 0) yield batch;
}

async function open(root: string, path: BytePath, pending: WalkEntry | undefined): Promise<Level> {
  const names = await list(systemPath(root, path), 'latin1').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' && path !== '') return [];
    throw unreadable(path, error);
  });
  return { prefix: path === '' ? '' : `${path}/`, names: names.sort(), next: 0, pending };
}

function look(root: string, path: BytePath, inodes: ReadonlyMap<string, BytePath>): WalkEntry | undefined {
  const system = systemPath(root, path);
  try {
    const stats = lstatSync(system, { bigint: true });
    const kind = kindOf(stats);
    if (kind === S_IFSOCK) return undefined;
    if (kind === S_IFLNK) return { path, stats, link: readlinkSync(system, 'latin1') };
    const first = kind === S_IFREG && stats.nlink > 1n ? inodes.get(inodeOf(stats)) : undefined;
    return first === undefined ? { path, stats } : { path, stats, link: first };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw unreadable(path, error as NodeJS.ErrnoException);
  }
}

/** The system's own message ends in the path, which may have thousands of characters. */
function unreadable(path: BytePath, cause: NodeJS.ErrnoException): BuildkitError {
  const long = cause.code === 'ENAMETOOLONG';
  const start = readable(path).slice(0, 200);
  const why = long ? 'its path is longer than this system opens' : cause.message.slice(0, 400);
  return new BuildkitError(
    'SESSION_FAILED',
    `Can't read ${long ? `${start}…` : start || 'the folder'} to send it: ${why}`,
    {
      hint: long
        ? 'Exclude the folder from the build context.'
        : 'Exclude it from the build context, or make it readable.',
      cause,
    },
  );
}

function inodeOf(stats: BigIntStats): string {
  return `${stats.dev}:${stats.ino}`;
}

function remember(inodes: Map<string, BytePath>, { path, stats, link }: WalkEntry): void {
  if (link === undefined && isRegular(stats) && stats.nlink > 1n) inodes.set(inodeOf(stats), path);
}

/** Directories that were left out so far are sent once something below them is. */
function flushPending(levels: readonly Level[], batch: WalkEntry[]): void {
  for (const level of levels) {
    if (level.pending === undefined) continue;
    batch.push(level.pending);
    level.pending = undefined;
  }
}
