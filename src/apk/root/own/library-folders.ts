import { createHash } from 'node:crypto';
import type { RootTree } from '../tree.ts';
import { folderOf } from '../entries.ts';
import { matchesPattern } from './pattern.ts';

/** How far `include` may go. */
const MOST_FILES = 256;
const MOST_FOLDERS = 256;
/** Searched without being asked for, after the others. */
const STANDARD = ['/lib', '/usr/lib'];
const INCLUDE = /^include[ \t]+(\S.*)$/;

export interface LibraryFolder {
  /** As the configuration writes it. */
  readonly path: string;
  /** Whether `ld.so` looks there without a cache too. */
  readonly isStandard: boolean;
}

/**
 * Folders of which `etc/ld.so.conf` says that they have libraries, as it writes them, in its order, and behind them the
 * standard ones; each real folder once. `read` gives a file's text.
 */
export function libraryFolders(tree: RootTree, read: (path: string) => string | undefined): readonly LibraryFolder[] {
  const listed: string[] = [];
  let files = 0;
  const readConfiguration = (path: string): void => {
    for (const line of files++ < MOST_FILES ? lines(read(path)) : []) {
      const include = INCLUDE.exec(line)?.[1];
      if (include === undefined) listed.push(withoutEnd(line));
      else for (const each of include.split(/[ \t]+/)) matching(tree, each, path).forEach(readConfiguration);
    }
  };
  const main = tree.real('etc/ld.so.conf', 'follow');
  if (main !== undefined) readConfiguration(main);
  const standard = new Set(STANDARD.map((path) => tree.real(path, 'follow')));
  const seen = new Set<string>();
  const asked = [...listed.filter((path) => path.startsWith('/')).slice(0, MOST_FOLDERS), ...STANDARD];
  return asked.flatMap((path) => {
    const real = tree.real(path, 'follow');
    if (real === undefined || seen.has(real) || tree.at(real)?.entry.kind !== 'directory') return [];
    seen.add(real);
    return [{ path, isStandard: standard.has(real) }];
  });
}

/** Files that the configuration may include: a superset, which is had before any of them is read. */
export function configurationFiles(tree: RootTree): string[] {
  const folder = tree.real('etc', 'follow') ?? 'etc';
  const found = ['ld.so.conf'].map((name) => `${folder}/${name}`);
  const below = tree.real('etc/ld.so.conf.d', 'follow');
  if (below !== undefined) found.push(...[...tree.names(below)].map((name) => `${below}/${name}`));
  return found;
}

/**
 * What glibc's package brings, by its checksum as packages say it: content that is checked against that when a
 * package is read, so that nothing of glibc's need be read for it again.
 */
export const KNOWN_CONFIGURATION: ReadonlyMap<string, Buffer> = new Map(
  ['include /etc/ld.so.conf.d/*.conf\n', '/usr/local/lib\n/usr/lib\n'].map((text) => [
    createHash('sha1').update(text).digest('base64'),
    Buffer.from(text),
  ]),
);

function lines(text = ''): string[] {
  return text
    .split('\n')
    .map((line) => (line.split('#')[0] ?? '').trim())
    .filter((line) => line !== '');
}

/** Without slashes at the end, and without a kind of library, which `ldconfig` of today takes no notice of. */
function withoutEnd(line: string): string {
  let path = line.split('=')[0]?.trim() ?? '';
  while (path.length > 1 && path.endsWith('/')) path = path.slice(0, -1);
  return path;
}

/** Real paths of files that a pattern names, which has wildcards in its last part only, by name. */
function matching(tree: RootTree, pattern: string, from: string): string[] {
  const path = pattern.startsWith('/') ? pattern : `${folderOf(from)}/${pattern}`;
  const folder = tree.real(folderOf(path), 'follow');
  if (folder === undefined) return [];
  const name = path.slice(path.lastIndexOf('/') + 1);
  return [...tree.names(folder)]
    .filter((each) => matchesPattern(each, name) && (!each.startsWith('.') || name.startsWith('.')))
    .sort()
    .flatMap((each) => tree.real(`${folder}/${each}`, 'follow') ?? []);
}
