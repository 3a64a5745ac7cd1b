import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { LocalSource } from '../buildkit/index.ts';
import { isRefusal } from '../untrusted/plain-file.ts';

export type Filter = NonNullable<LocalSource['filter']>;

/** Files and links below a folder that a build is sent; what can't be read fails the build, not this. */
export function filesOf(root: string, folder: string, filter: Filter): readonly string[] {
  try {
    return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      const directory = entry.isDirectory();
      const verdict = filter({ path, directory });
      if (directory) return verdict === false ? [] : filesOf(root, path, filter);
      return verdict === true && (entry.isFile() || entry.isSymbolicLink()) ? [path] : [];
    });
  } catch (error) {
    if (isRefusal(error)) return [];
    throw error;
  }
}
