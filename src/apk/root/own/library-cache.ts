import type { CodedNotice } from '../notices.ts';
import type { PackageContents } from '../../types.ts';
import { readFiles } from '../read-files.ts';
import { compareBytes } from '../text-order.ts';
import type { RootTree, TreeNode } from '../tree.ts';
import { type SharedLibrary, readSharedLibrary } from './elf.ts';
import { type CachedLibrary, compareLibraryNames, libraryCacheFile } from './library-cache-file.ts';
import { libraryFolders } from './library-folders.ts';
import type { OwnFiles } from './own-files.ts';

const CACHE = 'etc/ld.so.cache';
/** The largest libraries that are known, those of compilers and of browsers, have 200 MB. */
const MOST_BYTES = 512 * 1024 * 1024;

/** A name in a folder that `ldconfig` looks at, with the file behind it. */
interface Candidate {
  readonly name: string;
  readonly node: TreeNode;
  readonly isLink: boolean;
}

interface Chosen {
  readonly name: string;
  readonly isLink: boolean;
  readonly flags: number;
}

/**
 * Makes the cache of libraries, and links by which programs ask for them, as `ldconfig` does; `read` gives the text of
 * configuration files. Reads the libraries of the folders that the configuration lists.
 */
export async function addLibraryCache(
  own: OwnFiles,
  tree: RootTree,
  contents: PackageContents,
  read: (path: string) => string | undefined,
): Promise<CodedNotice[]> {
  const folders = libraryFolders(tree, read);
  const candidates = new Map(folders.map((folder) => [folder, candidatesIn(tree, folder)]));
  const files = new Map([...candidates.values()].flat().map(({ node }) => [node.path, node]));
  const libraries = new Map<string, SharedLibrary | undefined>();
  await readFiles(files.values(), contents, { mostBytes: MOST_BYTES }, (path, bytes) => {
    libraries.set(path, readSharedLibrary(bytes));
  });
  const cached: CachedLibrary[] = [];
  for (const [folder, names] of candidates) {
    for (const [soname, { name, isLink, flags }] of chosenBySoname(names, libraries)) {
      const path = folder === '/' ? `/${soname}` : `${folder}/${soname}`;
      if (!isLink && tree.find(path) === undefined) own.link(path, name);
      cached.push({ path, flags });
    }
  }
  own.file(CACHE, libraryCacheFile(cached));
  return notices(
    tree,
    folders,
    [...files.keys()].filter((path) => !libraries.has(path)),
  );
}

function candidatesIn(tree: RootTree, folder: string): Candidate[] {
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

/** By the name under which programs ask for it, each library of a folder; of several of one name a file, then the newest. */
function chosenBySoname(
  candidates: readonly Candidate[],
  libraries: ReadonlyMap<string, SharedLibrary | undefined>,
): ReadonlyMap<string, Chosen> {
  const chosen = new Map<string, Chosen>();
  for (const { name, node, isLink } of candidates) {
    const library = libraries.get(node.path);
    if (library === undefined) continue;
    const soname = library.soname ?? name;
    // A link of another name is one more file, except that which compilers ask for.
    const staysLink = isLink && (name === soname || (name.endsWith('.so') && soname.startsWith(name)));
    const asked = staysLink ? name : soname;
    if (asked === '' || asked.includes('/')) continue;
    const before = chosen.get(asked);
    const isBetter =
      before === undefined ||
      (!staysLink && before.isLink) ||
      (staysLink === before.isLink && compareLibraryNames(before.name, name) < 0);
    if (isBetter) chosen.set(asked, { name, isLink: staysLink, flags: library.flags });
  }
  return chosen;
}

function notices(tree: RootTree, folders: readonly string[], unread: readonly string[]): CodedNotice[] {
  const variants = folders.filter((folder) => tree.find(`${folder}/glibc-hwcaps`, 'follow') !== undefined);
  return [
    ...unread.map((path) => `${path} is too large to be read`),
    ...variants.map((folder) => `${folder}/glibc-hwcaps has variants for newer processors`),
  ].map((what) => ({ code: 'LIBRARY_CACHE_INCOMPLETE', message: `${what}, and ${CACHE} leaves it out.` }));
}
