import { posix } from 'node:path';
import { copy, file, mkdir, scratch, type FileAction } from '../llb/index.ts';
import type { Tree } from './real-path.ts';

/** A folder and those above it, outermost first, without the root. */
export function lineage(path: string): readonly string[] {
  const parts = path.split('/').filter((part) => part !== '');
  return parts.map((_, index) => `/${parts.slice(0, index + 1).join('/')}`);
}

/** The folder that something at a path lies in. */
export function parentOf(path: string): string {
  return posix.dirname(posix.normalize(path).replace(/(?<=.)\/$/, ''));
}

/**
 * Makes folders where they are missing, and gives all of them the mode and owner that a tree has for them, else root's and 0755,
 * and one time: whatever is put into a folder changes when it was last changed.
 * @param paths folders above each other or apart, none of them through a link of the tree
 */
export function settled(tree: Tree, paths: readonly string[], timestamp: number): readonly FileAction[] {
  const all = [...new Set(paths.flatMap(lineage))].sort();
  if (all.length === 0) return [];
  const made = all.map((path) => {
    const entry = tree.find(path)?.entry;
    if (entry?.kind !== 'directory') return mkdir(path, { timestamp });
    return mkdir(path, { mode: entry.mode, owner: { user: entry.uid, group: entry.gid }, timestamp });
  });
  const folders = file(scratch(), made, { name: `folders ${[...new Set(paths)].join(' ')}` });
  return [copy(folders, '/', '/', { contentsOnly: true, timestamp })];
}
