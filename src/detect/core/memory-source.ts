import { posix } from 'node:path';
import type { Listing, TreeSource } from './tree.ts';

/** A tree given as path → text, for tests and for trees that never were on a disk. */
export function memorySource(files: Readonly<Record<string, string>>, name: string): TreeSource {
  const folders = new Map<string, { files: string[]; directories: Set<string> }>([
    ['.', { files: [], directories: new Set() }],
  ]);
  function folder(path: string) {
    let entry = folders.get(path);
    if (entry === undefined) {
      entry = { files: [], directories: new Set() };
      folders.set(path, entry);
      folder(posix.dirname(path)).directories.add(posix.basename(path));
    }
    return entry;
  }
  const contents = new Map<string, string>();
  for (const [path, text] of Object.entries(files)) {
    const clean = posix.normalize(path);
    contents.set(clean, text);
    folder(posix.dirname(clean)).files.push(posix.basename(clean));
  }
  return {
    name,
    list: (directory): Listing | undefined => {
      const entry = folders.get(directory);
      return entry && { files: entry.files, directories: [...entry.directories] };
    },
    read: (path, limit) => {
      const text = contents.get(path);
      return text === undefined ? undefined : { text: text.slice(0, limit), cut: text.length > limit };
    },
  };
}
