import { basename, dirname } from 'node:path';
import { readElf } from './elf.ts';
import type { Tree } from './tree.ts';

/** What the files of a package say about what it needs and what it provides, as Wolfi's builder finds it: `so:` for libraries, `cmd:` for programs. */
export type FileRelations = { depends: string[]; provides: string[] };

/** Directories whose libraries the loader finds by name. Libraries elsewhere are a program's own affair. */
const libraryDirectories = /^usr\/lib(\/[a-z0-9_]+-linux-gnu)?$/;

/** The part of a library's name after `.so.`, which Wolfi's builder takes for its version. */
function libraryVersion(soname: string): string {
  return /\.so\.([0-9][0-9.]*)$/.exec(soname)?.[1] ?? '0';
}

export function fileRelations(tree: Tree, version: string): FileRelations {
  const needed = new Set<string>();
  const provides = new Set<string>();
  const own = new Set<string>();
  for (const [path, entry] of tree) {
    const directory = dirname(path);
    if (directory === 'usr/bin' && entry.kind !== 'directory' && (entry.mode & 0o111) !== 0)
      provides.add(`cmd:${basename(path)}=${version}`);
    const facts = entry.kind === 'file' ? readElf(entry.content) : undefined;
    if (facts === undefined) continue;
    for (const name of facts.needed) needed.add(name);
    if (facts.interpreter !== undefined) needed.add(basename(facts.interpreter));
    own.add(facts.soname ?? basename(path));
    if (facts.soname !== undefined && libraryDirectories.test(directory)) {
      provides.add(`so:${facts.soname}=${libraryVersion(facts.soname)}`);
    }
  }
  const depends = [...needed].filter((name) => !own.has(name)).map((name) => `so:${name}`);
  return { depends: depends.sort(), provides: [...provides].sort() };
}
