import { createHash } from 'node:crypto';
import { readlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { Checkout } from '../app/verify/causes.ts';
import { openPlainFile } from '../untrusted/plain-file.ts';
import { contextSource } from './repository-source.ts';
import type { HostOutside } from './outside.ts';
import { filesOf, type Filter } from './sent-files.ts';

/** Files that are told as changed. */
const MOST_CHANGED = 100;

/**
 * The commit that a folder is a checkout of, and which of the files that a build is sent are not as that commit has them. Files are
 * hashed here: git would run the filters that a repository's configuration names. So what such a filter changes, as Git LFS does,
 * counts as changed.
 */
export async function checkoutOf(
  context: string,
  { git, tracked }: Pick<HostOutside, 'git' | 'tracked'>,
): Promise<Checkout> {
  const revision = (await git(['rev-parse', 'HEAD']))?.trim();
  const listing = revision === undefined ? undefined : await git(['ls-tree', '-r', '-z', 'HEAD']);
  // A list that was cut is not ended by a zero.
  if (listing?.endsWith('\0') !== true) return { revision, changed: undefined };
  const committed = new Map(listing.split('\0').slice(0, -1).map(readTreeLine));
  const { filter } = contextSource(context, await tracked(), () => undefined);
  const sent = filter === undefined ? [] : filesOf(context, '', filter);
  const changed = new Set<string>();
  for (const path of sent) {
    if (changed.size < MOST_CHANGED && (await isChanged(context, path, committed.get(path)))) changed.add(path);
  }
  const there = new Set(sent);
  const isSent = sentBy(filter);
  for (const path of committed.keys()) if (!there.has(path) && isSent(path)) changed.add(path);
  return { revision, changed: [...changed].sort().slice(0, MOST_CHANGED) };
}

interface Committed {
  readonly mode: string;
  readonly hash: string;
}

/** `MODE TYPE HASH<tab>PATH`. */
function readTreeLine(line: string): readonly [path: string, committed: Committed] {
  const tab = line.indexOf('\t');
  const [mode = '', , hash = ''] = line.slice(0, tab).split(' ');
  return [line.slice(tab + 1), { mode, hash }];
}

/** Whether a path that is not there would be sent if it were. */
function sentBy(filter: Filter | undefined): (path: string) => boolean {
  return (path) => {
    const parts = path.split('/');
    const folders = parts.slice(0, -1).map((_, index) => parts.slice(0, index + 1).join('/'));
    return (
      filter !== undefined &&
      folders.every((folder) => filter({ path: folder, directory: true }) !== false) &&
      filter({ path, directory: false }) === true
    );
  };
}

/** Owners, times and most of the mode are not git's to keep; whether a file is a program is. */
async function isChanged(root: string, path: string, committed: Committed | undefined): Promise<boolean> {
  if (committed === undefined) return true;
  const full = join(root, path);
  try {
    if (committed.mode === '120000')
      return blobHash(Buffer.from(readlinkSync(full)), committed.hash) !== committed.hash;
    const handle = await openPlainFile(full);
    try {
      const { mode, size } = await handle.stat();
      const hash = hasher(committed.hash, size);
      for await (const bytes of handle.createReadStream({ autoClose: false })) hash.update(bytes as Uint8Array);
      return hash.digest('hex') !== committed.hash || (mode & 0o100) !== (Number.parseInt(committed.mode, 8) & 0o100);
    } finally {
      await handle.close();
    }
  } catch {
    // A link where the commit has a file, a file where it has a link, or nothing that can be read.
    return true;
  }
}

/** Git hashes a blob behind its kind and length, with SHA-256 where its hashes are that long. */
function hasher(like: string, size: number): ReturnType<typeof createHash> {
  return createHash(like.length === 64 ? 'sha256' : 'sha1').update(`blob ${size}\0`);
}

function blobHash(content: Buffer, like: string): string {
  return hasher(like, content.length).update(content).digest('hex');
}
