import { baseOf, folderOf, join } from './entries.ts';

/** As the kernel's: more links than that are a loop. */
const MOST_LINKS = 40;

/** What a symbolic link at a real path says; undefined where there is none. */
export type LinkAt = (path: string) => string | undefined;

/**
 * The real path of what a path names: links of its folders are followed, and one at its end where `last` says so. `..` is
 * taken after links, as the kernel does it, and ends at the root. Undefined for a loop of links.
 */
export function realPath(path: string, linkAt: LinkAt, last: 'follow' | 'keep' = 'keep'): string | undefined {
  const parts = path.split('/').reverse();
  let real = '';
  let links = 0;
  while (parts.length > 0) {
    const part = parts.pop();
    if (part === undefined || part === '' || part === '.') continue;
    if (part === '..') {
      real = real.slice(0, Math.max(real.lastIndexOf('/'), 0));
      continue;
    }
    const next = join(real, part);
    const target = last === 'keep' && parts.length === 0 ? undefined : linkAt(next);
    if (target === undefined) {
      real = next;
      continue;
    }
    if (++links > MOST_LINKS) return undefined;
    if (target.startsWith('/')) real = '';
    parts.push(...target.split('/').reverse());
  }
  return real;
}

/** Real paths of many entries: each folder is followed once. For links that don't change meanwhile. */
export class RealPaths {
  readonly #folders = new Map<string, string | undefined>();
  readonly #linkAt: LinkAt;

  constructor(linkAt: LinkAt) {
    this.#linkAt = linkAt;
  }

  /** Links above the entry followed. Undefined for a loop of links. */
  of(path: string): string | undefined {
    const folder = this.folder(folderOf(path));
    return folder === undefined ? undefined : join(folder, baseOf(path));
  }

  /** A link at the end followed too. */
  folder(path: string): string | undefined {
    let real = this.#folders.get(path);
    if (real === undefined && !this.#folders.has(path)) {
      real = realPath(path, this.#linkAt, 'follow');
      this.#folders.set(path, real);
    }
    return real;
  }
}

/** Links of links of folders: each turn puts those in place whose folders the turn before has settled. */
const MOST_TURNS = 40;

/**
 * Where symbolic links really are, when they are written with paths that lead through each other. The later of two that
 * come to one place stays. Those that lead into themselves are in `loops`.
 */
export function settleLinks<Link extends { readonly path: string; readonly target: string }>(
  links: readonly Link[],
): { readonly links: ReadonlyMap<string, Link>; readonly loops: readonly Link[] } {
  let settled: ReadonlyMap<string, Link> = new Map(links.map((link) => [link.path, link]));
  for (let turn = 0; turn < MOST_TURNS; turn++) {
    const next = new Map<string, Link>();
    const loops: Link[] = [];
    for (const link of links) {
      const real = realPath(link.path, (path) => settled.get(path)?.target);
      if (real === undefined) loops.push(link);
      else next.set(real, link);
    }
    if (isSame(settled, next)) return { links: next, loops };
    settled = next;
  }
  return { links: settled, loops: links.filter((link) => settled.get(link.path) !== link) };
}

function isSame<Link>(a: ReadonlyMap<string, Link>, b: ReadonlyMap<string, Link>): boolean {
  return a.size === b.size && [...a].every(([path, link]) => b.get(path) === link);
}
