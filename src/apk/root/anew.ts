import type { ApkPackage, PackageContents, PackageEntry } from '../types.ts';
import { foldersAbove, isPassedOver } from './entries.ts';
import { FAST, type LayerBytes, LayerWriter } from './layer-writer.ts';
import type { RootTree, TreeNode } from './tree.ts';

/** A layer made here, and its entries of folders. */
export interface AnewLayer extends LayerBytes {
  readonly folders: readonly PackageEntry[];
}

/**
 * Lays out packages again: of each only what the tree has of it, at its real path, below folders as the tree has them. Such a
 * layer is right above any other. Bytes depend on the packages and the tree alone.
 */
export async function layOutAnew(
  packages: readonly ApkPackage[],
  tree: RootTree,
  contents: PackageContents,
): Promise<AnewLayer> {
  const layer = new AnewWriter(tree);
  for (const apk of packages) await layer.add(apk, contents);
  return layer.finish();
}

class AnewWriter {
  readonly #writer = new LayerWriter(FAST);
  readonly #folders = new Map<string, PackageEntry>();
  readonly #tree: RootTree;

  constructor(tree: RootTree) {
    this.#tree = tree;
  }

  async add(apk: ApkPackage, contents: PackageContents): Promise<void> {
    const names = this.#namesOf(apk);
    for await (const { entry, content } of contents.entries(apk)) {
      if (isPassedOver(entry)) await drain(content);
      else if (entry.kind === 'directory') this.#folder(this.#tree.real(entry.path, 'follow'));
      else if (entry.kind === 'file') await this.#file(entry, content, names);
      else if (entry.kind === 'symlink') this.#link(apk, entry);
    }
  }

  finish(): AnewLayer {
    return { ...this.#writer.finish(), folders: [...this.#folders.values()] };
  }

  /** Of each file with content, the real paths at which it stays: its own, and those of its hard links. */
  #namesOf(apk: ApkPackage): ReadonlyMap<string, readonly string[]> {
    const base = new Map<string, string>();
    const names = new Map<string, string[]>();
    for (const entry of apk.entries) {
      if (entry.kind !== 'file' && entry.kind !== 'hardlink') continue;
      const file = entry.kind === 'file' ? entry.path : base.get(entry.target ?? '');
      if (file === undefined) continue;
      base.set(entry.path, file);
      const node = this.#nodeOf(apk, entry);
      const list = names.get(file) ?? [];
      if (node !== undefined && !list.includes(node.path)) list.push(node.path);
      names.set(file, list);
    }
    return names;
  }

  /** Where the tree has this entry; undefined where it has another package's, or another one of this. */
  #nodeOf(apk: ApkPackage, entry: PackageEntry): TreeNode | undefined {
    const node = this.#tree.find(entry.path);
    return node?.apk === apk && node.entry.path === entry.path && node.entry.kind === entry.kind ? node : undefined;
  }

  /** Under the first of its names, the others being hard links to that one. */
  async #file(
    entry: PackageEntry,
    content: AsyncIterable<Uint8Array>,
    names: ReadonlyMap<string, readonly string[]>,
  ): Promise<void> {
    const [path, ...others] = names.get(entry.path) ?? [];
    if (path === undefined) return drain(content);
    this.#above(path);
    await this.#writer.stream({ ...entry, path }, content);
    for (const other of others) {
      this.#above(other);
      this.#writer.add({ ...entry, path: other, kind: 'hardlink', target: path });
    }
  }

  #link(apk: ApkPackage, entry: PackageEntry): void {
    const node = this.#nodeOf(apk, entry);
    if (node === undefined) return;
    this.#above(node.path);
    this.#writer.add({ ...entry, path: node.path });
  }

  #above(path: string): void {
    for (const folder of foldersAbove(path)) this.#folder(folder);
  }

  #folder(path: string | undefined): void {
    if (path === undefined || path === '' || this.#folders.has(path)) return;
    this.#above(path);
    const node = this.#tree.at(path);
    if (node?.entry.kind !== 'directory') return;
    const entry = { ...node.entry, path };
    this.#folders.set(path, entry);
    this.#writer.add(entry);
  }
}

async function drain(content: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const _ of content);
}
