import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';

/** One entry of a file tree; `modified` is in seconds since 1970, `mode` the permission bits with setuid, setgid and sticky. */
export type TreeEntry = { mode: number; modified: number; uid: number; gid: number } & (
  { kind: 'directory' } | { kind: 'file'; content: Buffer } | { kind: 'link'; target: string }
);

/** Path without a leading slash → entry. */
export type Tree = Map<string, TreeEntry>;

/** Reads a directory with everything below it. Devices, sockets and pipes are left out; hard links become files of their own. */
export function readTree(directory: string, keepOwners = false): Tree {
  const tree: Tree = new Map();
  const visit = (relative: string): void => {
    for (const name of readdirSync(join(directory, relative)).sort()) {
      const path = relative === '' ? name : `${relative}/${name}`;
      const full = join(directory, path);
      const stat = lstatSync(full);
      const owner = keepOwners ? { uid: stat.uid, gid: stat.gid } : { uid: 0, gid: 0 };
      const common = { mode: stat.mode & 0o7777, modified: Math.floor(stat.mtimeMs / 1000), ...owner };
      if (stat.isSymbolicLink()) {
        tree.set(path, { ...common, mode: 0o777, kind: 'link', target: readlinkSync(full) });
      } else if (stat.isDirectory()) {
        tree.set(path, { ...common, kind: 'directory' });
        visit(path);
      } else if (stat.isFile()) {
        tree.set(path, { ...common, kind: 'file', content: readFileSync(full) });
      }
    }
  };
  visit('');
  return tree;
}

/** The newest modification time of a tree's files: for those of a Debian package, when its source was last changed. */
export function newestTime(tree: Tree): number {
  return [...tree.values()].reduce(
    (newest, entry) => (entry.kind === 'file' ? Math.max(newest, entry.modified) : newest),
    0,
  );
}

/** The same tree in path order, with every missing directory above an entry added, and nothing in it newer than `newest`: links and directories have the time of their unpacking. */
export function completeTree(tree: Tree, newest: number): Tree {
  const whole: Tree = new Map();
  for (const [path, entry] of tree) {
    whole.set(path, { ...entry, modified: Math.min(entry.modified, newest) });
    const parts = path.split('/');
    for (let length = 1; length < parts.length; length++) {
      const parent = parts.slice(0, length).join('/');
      if (!tree.has(parent)) whole.set(parent, { kind: 'directory', mode: 0o755, modified: newest, uid: 0, gid: 0 });
    }
  }
  return new Map([...whole].sort(([a], [b]) => (a < b ? -1 : 1)));
}
