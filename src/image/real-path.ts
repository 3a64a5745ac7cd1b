import { posix } from 'node:path';
import { followLinks, type RootOutline } from '../apk/index.ts';

/** A file system as far as it is known without unpacking it. */
export type Tree = Pick<RootOutline, 'find'>;

/**
 * Where a path leads in a tree once every link on it is followed, its last component included: what a copy onto the unpacked tree
 * would write to. What the tree doesn't have stays as it is written, and so does a path through a loop of links.
 * @returns an absolute path without `.`, `..` or a slash at its end
 */
export function realPath(tree: Tree, path: string): string {
  return `/${followLinks(path, (each) => linkAt(tree, each), 'follow') ?? posix.join('/', path, '.').slice(1)}`;
}

function linkAt(tree: Tree, path: string): string | undefined {
  const entry = tree.find(path)?.entry;
  return entry?.kind === 'symlink' ? entry.target : undefined;
}
