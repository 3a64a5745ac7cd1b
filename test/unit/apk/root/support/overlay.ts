import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { type TarFile, untar } from './untar.ts';

/** What is at a path once the layers are unpacked over each other. */
export interface Seen {
  readonly type: 'file' | 'directory' | 'symlink';
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  readonly mtime: number;
  readonly target?: string;
  readonly size?: number;
  readonly sha256?: string;
  readonly attributes?: Readonly<Record<string, string>>;
  /** Names of one file have the same. */
  readonly inode?: number;
}

/**
 * Unpacks layers over each other as containerd does: an entry takes the place of what is there, a folder stays if it is one already,
 * and paths are taken as they are written: one that leads through a link fails, for daemons differ in where it comes out.
 * `contents` gets those of files, by their SHA-256.
 */
export function overlay(layers: readonly Uint8Array[], contents = new Map<string, Buffer>()): Map<string, Seen> {
  const tree = new Map<string, Seen>();
  let inodes = 0;
  for (const layer of layers) {
    for (const file of untar(gunzipSync(layer))) {
      checkAbove(tree, file.path);
      if (file.path.split('/').some((part) => part.startsWith('.wh.'))) throw new Error(`${file.path} is a whiteout`);
      if (file.type === 'device') throw new Error(`${file.path} is a device`);
      if (file.type !== 'directory' || tree.get(file.path)?.type !== 'directory') remove(tree, file.path);
      const seen = seenOf(file, tree, ++inodes);
      tree.set(file.path, seen);
      if (seen.sha256 !== undefined && file.type === 'file') contents.set(seen.sha256, file.content);
    }
  }
  return new Map([...tree].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function checkAbove(tree: Map<string, Seen>, path: string): void {
  for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) {
    const folder = path.slice(0, at);
    const there = tree.get(folder);
    if (there === undefined) tree.set(folder, { type: 'directory', mode: 0o755, uid: 0, gid: 0, mtime: -1 });
    else if (there.type !== 'directory') throw new Error(`${path} lies below ${folder}, which is a ${there.type}`);
  }
}

function remove(tree: Map<string, Seen>, path: string): void {
  for (const each of [...tree.keys()]) if (each === path || each.startsWith(`${path}/`)) tree.delete(each);
}

function seenOf(file: TarFile, tree: Map<string, Seen>, inode: number): Seen {
  const { mode, uid, gid, mtime, attributes } = file;
  if (file.type === 'hardlink') {
    const target = tree.get(file.target);
    if (target?.type !== 'file' && target?.type !== 'symlink')
      throw new Error(`${file.path} is a hard link to nothing`);
    return target;
  }
  const some = Object.keys(attributes).length > 0 ? { attributes } : {};
  if (file.type === 'directory') return { type: 'directory', mode, uid, gid, mtime, ...some };
  if (file.type === 'symlink') return { type: 'symlink', mode, uid, gid, mtime, target: file.target, inode };
  const sha256 = createHash('sha256').update(file.content).digest('hex');
  return { type: 'file', mode, uid, gid, mtime, size: file.content.length, sha256, inode, ...some };
}
