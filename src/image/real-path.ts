import type { RootEntry, RootImage } from '../apk/index.ts';

/** A file system as far as it is known without unpacking it. */
export type Tree = Pick<RootImage, 'find'>;

/** As many as Linux follows on one path. */
const MAX_LINKS = 40;

/**
 * Where a path leads in a tree once every link on it is followed, its last component included: what a copy onto the unpacked tree
 * would write to. What the tree doesn't have stays as it is written.
 * @returns an absolute path without `.`, `..` or a slash at its end
 */
export function realPath(tree: Tree, path: string): string {
  const left = components(path);
  const real: string[] = [];
  let links = 0;
  for (let part = left.shift(); part !== undefined; part = left.shift()) {
    if (part === '..') {
      real.pop();
      continue;
    }
    const target = linkTarget(tree.find([...real, part].join('/')));
    if (target === undefined || ++links > MAX_LINKS) {
      real.push(part);
      continue;
    }
    if (target.startsWith('/')) real.length = 0;
    left.unshift(...components(target));
  }
  return `/${real.join('/')}`;
}

function components(path: string): string[] {
  return path.split('/').filter((part) => part !== '' && part !== '.');
}

function linkTarget(found: RootEntry | undefined): string | undefined {
  return found?.entry.kind === 'symlink' ? found.entry.target : undefined;
}
