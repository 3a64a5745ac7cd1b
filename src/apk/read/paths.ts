import { unsafe } from '../errors.ts';
import type { EntryKind, PackageEntry } from '../types.ts';

const LONGEST_SHOWN = 200;

/** A name of the package, for a message. */
export function shown(name: string): string {
  const printable = name.replaceAll(/\p{Cc}/gu, '?');
  return `"${printable.length > LONGEST_SHOWN ? `${printable.slice(0, LONGEST_SHOWN)}…` : printable}"`;
}

/**
 * Checks that a path has one spelling, and stays in the root in each reader's eyes: components that are not empty, `.` or `..`, and
 * no control characters, which apk takes for malice too. Builders of packages write nothing else; what stands for the root itself is refused too, as its owner and mode are
 * not one package's to decide.
 * @throws ApkError APK_PATH
 */
function checkPath(path: string): void {
  if (path === '') throw unsafe('has an entry without a name');
  if (path.startsWith('/')) throw unsafe(`has an entry with the absolute name ${shown(path)}`);
  if (/\p{Cc}/u.test(path)) throw unsafe(`has an entry with a control character in its name, ${shown(path)}`);
  for (const part of path.split('/')) {
    if (part === '..') throw unsafe(`has an entry that leads out of its folder, ${shown(path)}`);
    if (part === '' || part === '.') throw unsafe(`has an entry with a name of several spellings, ${shown(path)}`);
  }
}

/**
 * The tree that a package's entries make, in their order. A tree that was packed has each path once, folders only where something lies
 * below them, and hard links to what came before; anything else could come out differently with each reader, and is refused.
 * A symbolic link may point anywhere: it is followed within the image, where `/..` is the root again.
 */
export class PackageTree {
  /** Folders that nothing but a path below them speaks of are `implied`. */
  readonly #kinds = new Map<string, EntryKind | 'implied'>();

  /** @throws ApkError APK_PATH */
  add({ path, kind, target }: PackageEntry): void {
    checkPath(path);
    this.#claimFolders(path);
    const before = this.#kinds.get(path);
    const again = kind === 'directory' && (before === 'directory' || before === 'implied');
    if (before !== undefined && !again) throw unsafe(`has two entries with the name ${shown(path)}`);
    if (kind === 'hardlink') this.#checkHardLink(path, target ?? '');
    if (kind === 'symlink') checkLink(path, target ?? '');
    this.#kinds.set(path, kind);
  }

  #claimFolders(path: string): void {
    for (let at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1)) {
      const folder = path.slice(0, at);
      const kind = this.#kinds.get(folder);
      if (kind === 'directory' || kind === 'implied') return;
      if (kind !== undefined) throw unsafe(`has the entry ${shown(path)} below ${shown(folder)}, which is no folder`);
      this.#kinds.set(folder, 'implied');
    }
  }

  #checkHardLink(path: string, target: string): void {
    checkPath(target);
    const kind = this.#kinds.get(target);
    if (kind === undefined || kind === 'directory' || kind === 'implied') {
      throw unsafe(`has the hard link ${shown(path)} to ${shown(target)}, which is no file before it`);
    }
  }
}

function checkLink(path: string, target: string): void {
  if (target === '' || target.includes('\0')) throw unsafe(`has the link ${shown(path)} without a target`);
}
