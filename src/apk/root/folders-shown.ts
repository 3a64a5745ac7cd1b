import type { PackageEntry } from '../types.ts';
import { hasSameOwnership } from './entries.ts';
import type { RootTree, TreeNode } from './tree.ts';

/** Which owner and mode folders have once some layers lie on each other: those of the topmost that names them. */
export class FoldersShown {
  readonly #entries = new Map<string, PackageEntry>();

  /** The next layer's folders, by their paths in it. */
  add(entries: readonly PackageEntry[]): void {
    for (const entry of entries) if (entry.kind === 'directory') this.#entries.set(entry.path, entry);
  }

  /** Folders that the tree has with another owner or mode, or that no layer names. */
  differing(tree: RootTree): TreeNode[] {
    return [...tree.nodes].filter(({ path, entry }) => {
      if (entry.kind !== 'directory') return false;
      const shown = this.#entries.get(path);
      return shown === undefined || !hasSameOwnership(shown, entry);
    });
  }
}
