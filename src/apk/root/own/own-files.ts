import type { PackageEntry } from '../../types.ts';
import { foldersAbove, plainFolder } from '../entries.ts';
import type { RootTree, TreeNode } from '../tree.ts';

export interface Ownership {
  readonly mode: number;
  readonly uid?: number;
  readonly gid?: number;
}

/** Puts into a tree what no package brings, links followed, and remembers it for the layer of ours. */
export class OwnFiles {
  readonly #paths = new Set<string>();
  readonly #leftOut = new Set<string>();
  readonly #tree: RootTree;
  readonly #epoch: number;

  constructor(tree: RootTree, epoch: number) {
    this.#tree = tree;
    this.#epoch = epoch;
  }

  /** Real paths of all of it. */
  get paths(): ReadonlySet<string> {
    return this.#paths;
  }

  /** What had no room, as it was asked for: something else is in its place, or in that of a folder above it. */
  get leftOut(): ReadonlySet<string> {
    return this.#leftOut;
  }

  /** A file, in place of one that is there, whose owner and mode it then keeps. */
  file(path: string, content: Uint8Array | string, ownership: Ownership = { mode: 0o644 }): void {
    const bytes = Buffer.from(content);
    const there = this.#tree.find(path, 'follow');
    const kept = there === undefined ? ownership : there.entry;
    if (there !== undefined && !['file', 'hardlink'].includes(there.entry.kind)) this.#leftOut.add(path);
    else this.#put(path, { kind: 'file', size: bytes.length, ...owned(kept) }, 'follow', bytes);
  }

  link(path: string, target: string): void {
    this.#put(path, { kind: 'symlink', size: 0, mode: 0o777, uid: 0, gid: 0, target }, 'keep');
  }

  /** A folder that is there stays as it is. */
  folder(path: string, ownership: Ownership = { mode: 0o755 }): void {
    const real = this.#tree.real(path, 'follow');
    if (real === '' || (real !== undefined && this.#tree.at(real)?.entry.kind === 'directory')) return;
    this.#put(path, { kind: 'directory', size: 0, ...owned(ownership) }, 'follow');
  }

  /** Entries for a layer, folders before what lies in them, those above included. */
  entries(): TreeNode[] {
    const all = new Set([...this.#paths].flatMap((path) => [...foldersAbove(path), path]));
    return [...all].sort((a, b) => (a < b ? -1 : 1)).flatMap((path) => this.#tree.at(path) ?? []);
  }

  #put(
    path: string,
    entry: Omit<PackageEntry, 'path' | 'modified'>,
    last: 'follow' | 'keep',
    content?: Uint8Array,
  ): void {
    const real = this.#tree.real(path, last);
    if (real === undefined || real === '' || !this.#makeRoom(real)) {
      this.#leftOut.add(path);
      return;
    }
    const node = { path: real, entry: { ...entry, path: real, modified: this.#epoch }, apk: undefined };
    this.#tree.set(content === undefined ? node : { ...node, content });
    this.#paths.add(real);
  }

  #makeRoom(real: string): boolean {
    for (const folder of foldersAbove(real)) {
      const node = this.#tree.at(folder);
      if (node === undefined) {
        this.#tree.set({ path: folder, entry: plainFolder(folder, this.#epoch), apk: undefined });
      } else if (node.entry.kind !== 'directory') return false;
    }
    return true;
  }
}

function owned({ mode, uid = 0, gid = 0 }: Ownership): Required<Ownership> {
  return { mode, uid, gid };
}
