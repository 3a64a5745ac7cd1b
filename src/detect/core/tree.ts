import { posix } from 'node:path';

/** What one folder holds, by name. */
export interface Listing {
  readonly files: readonly string[];
  readonly directories: readonly string[];
}

/** Where a repository view gets its bytes: a real folder or a table in memory. Paths are relative, with forward slashes. */
export interface TreeSource {
  /** Name of the root folder. */
  readonly name: string;
  /** Unfiltered and unsorted; undefined when it is not a folder that can be read. */
  list(directory: string): Listing | undefined;
  /** At most `limit` bytes from the start; undefined when it is no regular file inside the repository. */
  read(path: string, limit: number): Contents | undefined;
}

export interface Contents {
  readonly text: string;
  /** Whether the file goes on after `text`. */
  readonly cut: boolean;
}

/** Longest path that is looked for; operating systems know no longer one. */
const MAX_PATH = 4096;

/** Joins a repository path and a relative one; undefined when the result leaves the repository, or is longer than any path. */
export function joinInside(base: string, relative: string): string | undefined {
  if (base.length + relative.length > MAX_PATH) return undefined;
  const path = posix.normalize(posix.join(base, relative)).replace(/(?<=.)\/$/, '');
  return path === '..' || path.startsWith('../') || posix.isAbsolute(path) ? undefined : path;
}
