import type { ApkPackage, PackageEntry, RootEntry } from '../types.ts';
import { baseOf, folderOf } from './entries.ts';
import { realPath } from './links.ts';

/** What lies at a real path of the image. */
export interface TreeNode {
  readonly path: string;
  readonly entry: PackageEntry;
  /** The package that brings it; undefined for what is made here. */
  readonly apk: ApkPackage | undefined;
  /** Content of a file that is made here. */
  readonly content?: Uint8Array;
}

/** The file system of an image, by real paths: no folder of a path in it is a link. */
export class RootTree {
  readonly #nodes = new Map<string, TreeNode>();
  readonly #children = new Map<string, Set<string>>();

  get nodes(): Iterable<TreeNode> {
    return this.#nodes.values();
  }

  at(path: string): TreeNode | undefined {
    return this.#nodes.get(path);
  }

  /** Names in a folder, in no order. */
  names(folder: string): Iterable<string> {
    return this.#children.get(folder) ?? [];
  }

  /** The path must be real. */
  set(node: TreeNode): void {
    this.#nodes.set(node.path, node);
    const folder = folderOf(node.path);
    const names = this.#children.get(folder);
    if (names === undefined) this.#children.set(folder, new Set([baseOf(node.path)]));
    else names.add(baseOf(node.path));
  }

  /** Undefined for a loop of links. */
  real(path: string, last: 'follow' | 'keep' = 'keep'): string | undefined {
    return realPath(path, (each) => this.linkAt(each), last);
  }

  linkAt(path: string): string | undefined {
    const entry = this.#nodes.get(path)?.entry;
    return entry?.kind === 'symlink' ? entry.target : undefined;
  }

  /** What is at a path, links above it followed, and at its end where `last` says so. */
  find(path: string, last: 'follow' | 'keep' = 'keep'): TreeNode | undefined {
    const real = this.real(path, last);
    return real === undefined ? undefined : this.#nodes.get(real);
  }

  *entries(): Generator<RootEntry> {
    for (const { path, entry } of this.#nodes.values()) yield { path, entry: { ...entry, path } };
  }

  entryAt(path: string): RootEntry | undefined {
    const node = this.find(path);
    return node && { path: node.path, entry: { ...node.entry, path: node.path } };
  }
}
