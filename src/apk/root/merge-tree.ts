import { folderOf, isDevice, labelOf, plainFolder } from './entries.ts';
import type { RootProblem } from './errors.ts';
import type { Installation, Installed } from './install.ts';
import { RealPaths, realPath, settleLinks } from './links.ts';
import { RootTree } from './tree.ts';

/** What an installation comes to when links are followed, as they are while apk unpacks. */
export interface MergedTree {
  readonly tree: RootTree;
  /** Files written to one real path by two names, by the package that comes later; the earlier one is lost. */
  readonly overwritten: readonly { readonly path: string; readonly loser: Installed; readonly winner: Installed }[];
  readonly problems: readonly RootProblem[];
}

/**
 * A link comes before folders of its name: what packages have below such a folder lies where the link leads to, which apk
 * gets as well where the link's package comes first, and fails to get where it doesn't.
 */
export function mergeTree(installation: Installation, epoch: number): MergedTree {
  return new Merger(installation, epoch).merged();
}

class Merger {
  readonly #tree = new RootTree();
  readonly #overwritten: { path: string; loser: Installed; winner: Installed }[] = [];
  readonly #problems: RootProblem[] = [];
  readonly #installation: Installation;
  readonly #epoch: number;

  constructor(installation: Installation, epoch: number) {
    this.#installation = installation;
    this.#epoch = epoch;
  }

  merged(): MergedTree {
    const files = [...this.#installation.files.values()].filter(({ entry }) => !isDevice(entry));
    const links = files.flatMap((file) =>
      file.entry.kind === 'symlink' ? [{ ...file, path: file.entry.path, target: file.entry.target ?? '' }] : [],
    );
    const settled = settleLinks(links);
    for (const { apk, entry } of settled.loops) this.#refuseLoop({ apk, entry });
    const linkAt = (path: string): string | undefined => settled.links.get(path)?.target;
    const real = new RealPaths(linkAt);
    for (const file of files) this.#putFile(file, real.of(file.entry.path));
    for (const [path, link] of settled.links) this.#checkLink(path, link);
    this.#putFolders(linkAt);
    this.#fillFolders();
    return { tree: this.#tree, overwritten: this.#overwritten, problems: this.#problems };
  }

  #putFile(file: Installed, real: string | undefined): void {
    if (real === undefined || real === '') {
      if (file.entry.kind !== 'symlink') this.#refuseLoop(file);
      return;
    }
    const node = this.#tree.at(real);
    if (node?.apk !== undefined) {
      this.#overwritten.push({ path: real, loser: { apk: node.apk, entry: node.entry }, winner: file });
    }
    this.#tree.set({ path: real, entry: file.entry, apk: file.apk });
  }

  /** A link that a file takes the place of by another name: whether paths lead through it would depend on when each was written. */
  #checkLink(path: string, link: Installed): void {
    const there = this.#tree.at(path);
    if (there?.apk === undefined || there.entry === link.entry) return;
    const packages = [labelOf(link.apk), labelOf(there.apk)];
    const message = `${path} is a link of ${packages[0] ?? ''}, which ${there.entry.path} of ${packages[1] ?? ''} would overwrite.`;
    this.#problems.push({ kind: 'file-and-link', path, packages, message });
  }

  /** The name by which a folder came first is the one whose owner and mode it has; a name that is a link makes none. */
  #putFolders(linkAt: (path: string) => string | undefined): void {
    const links: Installed[] = [];
    for (const folder of this.#installation.folders.values()) {
      const real = realPath(folder.entry.path, linkAt);
      if (real === undefined) this.#refuseLoop(folder);
      else if (linkAt(real) !== undefined) links.push(folder);
      else if (real !== '') this.#putFolder(real, folder);
    }
    for (const folder of links) {
      const real = realPath(folder.entry.path, linkAt, 'follow');
      if (real === undefined) this.#refuseLoop(folder);
      else if (real !== '') this.#putFolder(real, folder);
    }
  }

  #putFolder(real: string, folder: Installed): void {
    const node = this.#tree.at(real);
    if (node === undefined) this.#tree.set({ path: real, entry: folder.entry, apk: folder.apk });
    else if (node.apk !== undefined && node.entry.kind !== 'directory')
      this.#refuseBoth(real, { apk: node.apk, entry: node.entry }, folder);
  }

  /** Folders that no package has an entry for, and files that something lies below of. */
  #fillFolders(): void {
    const done = new Set(['']);
    for (const node of [...this.#tree.nodes]) {
      for (let folder = folderOf(node.path); !done.has(folder); folder = folderOf(folder)) {
        done.add(folder);
        const above = this.#tree.at(folder);
        if (above === undefined) {
          this.#tree.set({ path: folder, entry: plainFolder(folder, this.#epoch), apk: undefined });
        } else if (above.entry.kind !== 'directory' && above.apk !== undefined && node.apk !== undefined) {
          this.#refuseBoth(folder, { apk: above.apk, entry: above.entry }, { apk: node.apk, entry: node.entry });
        }
      }
    }
  }

  #refuseBoth(path: string, file: Installed, folder: Installed): void {
    if (this.#problems.some((each) => each.kind === 'file-and-directory' && each.path === path)) return;
    const packages = [labelOf(file.apk), labelOf(folder.apk)];
    const message = `${path} is a file of ${packages[0] ?? ''} and a folder of ${packages[1] ?? ''}.`;
    this.#problems.push({ kind: 'file-and-directory', path, packages, message });
  }

  #refuseLoop({ apk, entry }: Installed): void {
    const message = `${entry.path} of ${labelOf(apk)} lies behind links that lead to each other in a circle.`;
    this.#problems.push({ kind: 'link-loop', path: entry.path, packages: [labelOf(apk)], message });
  }
}
