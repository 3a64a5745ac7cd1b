import { parseDependency } from '../../../wolfi/index.ts';
import type { ApkPackage } from '../../types.ts';
import { compareBytes } from '../text-order.ts';
import type { RootTree, TreeNode } from '../tree.ts';
import { LIBRARY_FLAGS, type SharedLibrary } from './elf.ts';

/** A name in a folder that `ldconfig` looks at, with the file behind it. */
export interface LibraryName {
  readonly name: string;
  readonly node: TreeNode;
  readonly isLink: boolean;
}

export function libraryNames(tree: RootTree, folder: string): LibraryName[] {
  const real = tree.real(folder, 'follow') ?? '';
  return [...tree.names(real)]
    .filter(isLibraryName)
    .sort(compareBytes)
    .flatMap((name) => {
      const path = `${real}/${name}`;
      const node = tree.find(path, 'follow');
      if (node === undefined || (node.entry.kind !== 'file' && node.entry.kind !== 'hardlink')) return [];
      return [{ name, node, isLink: tree.linkAt(path) !== undefined }];
    });
}

function isLibraryName(name: string): boolean {
  return (/^(?:lib|ld-)/.test(name) && name.includes('.so')) || /^ld(?:64)?\.so\./.test(name);
}

/** A file by all its names in the folders that are looked at. */
interface Named {
  readonly node: TreeNode;
  readonly names: Set<string>;
  /** Whether `ld.so` looks for it in each of those folders without a cache too. */
  isFoundAnyway: boolean;
}

export interface KnownLibraries {
  /** By the real path of the file. */
  readonly known: Map<string, SharedLibrary | undefined>;
  readonly unknown: readonly TreeNode[];
}

/**
 * What need not be read: a package says by `provides = so:…` what its libraries are asked for by, and the one of a file's names
 * that it says is the file's. In folders where `ld.so` looks without a cache, other files are read only of a package that says
 * a name which no file of it has: there a link has to be made. They are missing in the cache, and found without it.
 */
export function knownLibraries(
  folders: readonly { readonly names: readonly LibraryName[]; readonly isStandard: boolean }[],
): KnownLibraries {
  const files = new Map<string, Named>();
  for (const { names, isStandard } of folders) {
    for (const { name, node } of names) {
      const file = files.get(node.path) ?? { node, names: new Set<string>(), isFoundAnyway: true };
      file.names.add(name);
      file.isFoundAnyway &&= isStandard;
      files.set(node.path, file);
    }
  }
  const said = new SaidNames(files.values());
  const known = new Map<string, SharedLibrary | undefined>();
  const unknown: TreeNode[] = [];
  for (const [path, { node, names, isFoundAnyway }] of files) {
    const flags = LIBRARY_FLAGS.get(node.apk?.info.architecture ?? '');
    const [soname, ...others] = said.of(node.apk).intersection(names);
    if (soname !== undefined && others.length === 0 && flags !== undefined) known.set(path, { soname, flags });
    else if (!isFoundAnyway || said.isMissingFile(node.apk)) unknown.push(node);
  }
  return { known, unknown };
}

/** Names of libraries that packages say they provide. */
class SaidNames {
  readonly #names = new Map<ApkPackage | undefined, ReadonlySet<string>>();
  readonly #found = new Map<ApkPackage | undefined, Set<string>>();

  constructor(files: Iterable<Named>) {
    for (const { node, names } of files) {
      this.#names.set(node.apk, this.#names.get(node.apk) ?? sonamesOf(node.apk));
      this.#found.set(node.apk, names.union(this.#found.get(node.apk) ?? new Set()));
    }
  }

  of(apk: ApkPackage | undefined): ReadonlySet<string> {
    return this.#names.get(apk) ?? new Set();
  }

  isMissingFile(apk: ApkPackage | undefined): boolean {
    return !this.of(apk).isSubsetOf(this.#found.get(apk) ?? new Set());
  }
}

const SONAME = 'so:';

function sonamesOf(apk: ApkPackage | undefined): ReadonlySet<string> {
  const names = (apk?.info.provides ?? []).map((text) => parseDependency(text)?.name ?? '');
  return new Set(names.flatMap((name) => (name.startsWith(SONAME) ? [name.slice(SONAME.length)] : [])));
}
