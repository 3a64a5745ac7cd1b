import type { Folder } from '../../../core/folder.ts';
import { perFolder } from '../../../core/per-folder.ts';
import type { SourceLocation } from '../../../core/types.ts';

/** A package as a lock file lists it. */
export interface LockedPackage {
  readonly name: string;
  /** Whether the lock file says that only development needs it; those that never say so have it false. */
  readonly development: boolean;
  /** Whether it is for one kind of processor. */
  readonly machine: boolean;
  /** Whether it runs a script while it is installed; undefined in lock files that don't say. */
  readonly scripts: boolean | undefined;
  /** Names of the programs that it brings; undefined in lock files that don't say. */
  readonly bins: readonly string[] | undefined;
}

/** Addresses from which packages come. */
export interface Addresses {
  /** Whether packages are asked for by an address. */
  readonly url: boolean;
  /** Where archives lie beside the manager's public registry: on other registries, or on no registries at all. */
  readonly hosts: readonly string[];
}

/** Sources of packages beside a registry. */
export interface Elsewhere extends Addresses {
  readonly git: boolean;
}

/** Of a lock file of whose addresses its manager has nothing to ask. */
const NO_ADDRESSES: Addresses = { url: false, hosts: [] };

/** What a lock file lists. */
export interface LockedPackages {
  readonly location: SourceLocation;
  /** None where it can't be told from the text. */
  readonly packages: readonly LockedPackage[];
  readonly elsewhere: Elsewhere;
  /** Whether the file ends within {@link MAX_LOCK_BYTES}. */
  readonly isWhole: boolean;
}

/** Largest lock file that is searched, in bytes; the next larger ones in public repositories belong to workspaces of hundreds of members. */
const MAX_LOCK_BYTES = 8 * 1024 * 1024;

const GIT_LOCKED = /git\+(?:ssh|https?):|\.git#|\btype: git\b/;

/** Reads the first of a manager's lock files that a folder has, once: every member of a workspace asks for that of its root. */
export function lockReader(
  lockFiles: readonly string[],
  packagesOf: (lock: string) => Iterable<LockedPackage>,
  addressesIn: (lock: string) => Addresses = () => NO_ADDRESSES,
): (root: Folder) => LockedPackages | undefined {
  return perFolder((root) => {
    const file = root.first(...lockFiles);
    const text = file === undefined ? undefined : root.repository.head(root.sub(file).path, MAX_LOCK_BYTES);
    if (file === undefined || text === undefined) return undefined;
    return {
      location: root.where(file),
      packages: [...packagesOf(text)],
      elsewhere: { git: GIT_LOCKED.test(text), ...addressesIn(text) },
      isWhole: text.length < MAX_LOCK_BYTES,
    };
  });
}
