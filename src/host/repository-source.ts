import type { LocalSource } from '../buildkit/index.ts';
import type { Tell } from '../detect/core/patterns/usable-lines.ts';
import { buildContextFilter } from '../detect/repository.ts';
import { readIn } from './context-source.ts';

/**
 * The repository as the session sends it: filtered by the same rules that detection sees it through, with the same limits, and with
 * the modes that git keeps, so that an image doesn't depend on the umask of whoever checked it out.
 */
export function contextSource(root: string, tracked: readonly string[], tell: Tell): LocalSource {
  const filter = buildContextFilter(readIn(root), tracked, tell);
  return {
    path: root,
    modes: 'as-git-keeps',
    filter: ({ path, directory }) => {
      if (!directory) return filter.includes(path, false);
      if (filter.prunes(path)) return false;
      return filter.includes(path, true) ? true : 'descend';
    },
  };
}
