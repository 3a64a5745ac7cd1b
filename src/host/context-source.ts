import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LocalSource } from '../buildkit/index.ts';
import { contextFilter } from '../detect/ignore.ts';

/** The repository as the session sends it: filtered by the same rules that detection sees it through. */
export function contextSource(root: string): LocalSource {
  const filter = contextFilter((path) => {
    try {
      return readFileSync(join(root, path), 'utf8');
    } catch {
      return undefined;
    }
  });
  return {
    path: root,
    filter: ({ path, directory }) => {
      if (!directory) return filter.includes(path, false);
      if (filter.prunes(path)) return false;
      return filter.includes(path, true) ? true : 'descend';
    },
  };
}
