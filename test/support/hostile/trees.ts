import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What lies at a place of a tree: a text, bytes, a link to somewhere, or a pipe that nobody writes to. */
export type Entry = string | Uint8Array | { readonly link: string } | { readonly pipe: true };
export const PIPE: Entry = { pipe: true };

export function isPipe(entry: Entry | undefined): boolean {
  return typeof entry === 'object' && 'pipe' in entry;
}

export type Tree = Readonly<Record<string, Entry>>;

/** The word that is told nowhere: it stands in files outside of the tree only. */
export const OUTSIDE_WORD = 'c4nary-of-the-outside';

/** Stands in texts and links for the folder outside of the tree. */
export const OUTSIDE = '/OUTSIDE';

/** Makes a tree on disk, and its `outside` folder: files that any manifest could be taken for, each with {@link OUTSIDE_WORD} in it. */
export function makeTree(root: string, outside: string, tree: Tree): void {
  const here = (text: string): string => text.replaceAll(OUTSIDE, outside);
  mkdirSync(outside, { recursive: true });
  writeFileSync(
    join(outside, 'manifest.json'),
    JSON.stringify({ name: OUTSIDE_WORD, scripts: { start: OUTSIDE_WORD } }),
  );
  writeFileSync(join(outside, 'manifest.yml'), `runtime:\n  command: [${OUTSIDE_WORD}]\n`);
  writeFileSync(join(outside, 'list'), `${OUTSIDE_WORD}\n`);
  mkdirSync(root, { recursive: true });
  for (const [name, entry] of Object.entries(tree)) {
    const path = join(root, name);
    mkdirSync(dirname(path), { recursive: true });
    if (isPipe(entry)) execFileSync('mkfifo', [path]);
    else if (typeof entry === 'string') writeFileSync(path, here(entry));
    else if (entry instanceof Uint8Array) writeFileSync(path, entry);
    else if ('link' in entry) symlinkSync(here(entry.link), path);
  }
}
