import { lineage, parentOf } from './folders.ts';
import type { RuntimeStage } from './image-plan.ts';
import { realPath, type Tree } from './real-path.ts';

/** Paths that distributions make links of, to folders that have moved. */
const FOLDER_LINKS = ['bin', 'lib', 'lib64', 'sbin', 'usr/lib64', 'usr/sbin', 'var/lock', 'var/run'] as const;

/** Bits of a mode that making a folder can't set: set-user-id, set-group-id, sticky. */
const SPECIAL_BITS = 0o7000;

/**
 * Whether an application can only be copied onto its packages' unpacked tree: what is copied may bring a folder where the tree has
 * a link to one, which a layer of its own would put in the link's place, or lies in a folder that can't be made again as it is.
 */
export function mustUnpack({ copies, workdir }: RuntimeStage, tree: Tree): boolean {
  const targets = copies.map(({ to }) => realPath(tree, to));
  const parents = [...targets.map(parentOf), realPath(tree, workdir)].flatMap(lineage);
  return targets.some((target) => hasFolderLinks(tree, target)) || parents.some((path) => isSpecial(tree, path));
}

function hasFolderLinks(tree: Tree, target: string): boolean {
  const below = target === '/' ? '/' : `${target}/`;
  return FOLDER_LINKS.some((path) => `/${path}`.startsWith(below) && tree.find(path)?.entry.kind === 'symlink');
}

function isSpecial(tree: Tree, path: string): boolean {
  const entry = tree.find(path)?.entry;
  return entry?.kind === 'directory' && (entry.mode & SPECIAL_BITS) !== 0;
}
