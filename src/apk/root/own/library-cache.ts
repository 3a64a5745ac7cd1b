import type { CodedNotice } from '../notices.ts';
import type { PackageContents } from '../../types.ts';
import { readFiles } from '../read-files.ts';
import type { RootTree } from '../tree.ts';
import { type SharedLibrary, readSharedLibrary } from './elf.ts';
import { type CachedLibrary, compareLibraryNames, libraryCacheFile } from './library-cache-file.ts';
import { libraryFolders } from './library-folders.ts';
import { knownLibraries, type LibraryName, libraryNames } from './library-names.ts';
import type { OwnFiles } from './own-files.ts';

const CACHE = 'etc/ld.so.cache';
/** The largest libraries that are known, those of compilers and of browsers, have 200 MB. */
const MOST_BYTES = 512 * 1024 * 1024;

interface Chosen {
  readonly name: string;
  readonly isLink: boolean;
  readonly flags: number;
}

/**
 * Makes the cache of libraries, and links by which programs ask for them, as `ldconfig` does; `read` gives the text of
 * configuration files. Reads libraries only where packages don't say what they are called. apk has it done by a hook of glibc's
 * package, so every image with glibc has a cache.
 */
export async function addLibraryCache(
  own: OwnFiles,
  tree: RootTree,
  contents: PackageContents,
  read: (path: string) => string | undefined,
): Promise<CodedNotice[]> {
  const folders = libraryFolders(tree, read).map((folder) => ({ ...folder, names: libraryNames(tree, folder.path) }));
  const { known, unknown } = knownLibraries(folders);
  await readFiles(unknown, contents, { mostBytes: MOST_BYTES }, (path, bytes) => {
    known.set(path, readSharedLibrary(bytes));
  });
  const cached: CachedLibrary[] = [];
  for (const { path: folder, names } of folders) {
    for (const [soname, { name, isLink, flags }] of chosenBySoname(names, known)) {
      const path = folder === '/' ? `/${soname}` : `${folder}/${soname}`;
      if (!isLink && tree.find(path) === undefined) own.link(path, name);
      cached.push({ path, flags });
    }
  }
  own.file(CACHE, libraryCacheFile(cached));
  const unread = unknown.map(({ path }) => path).filter((path) => !known.has(path));
  return notices(
    tree,
    folders.map(({ path }) => path),
    unread,
  );
}

/** By the name under which programs ask for it, each library of a folder; of several of one name a file, then the newest. */
function chosenBySoname(
  candidates: readonly LibraryName[],
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
