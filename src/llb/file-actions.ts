import type { State } from './graph.ts';

/** Ids, or names that the base's own /etc/passwd and /etc/group know. A user alone sets the group to the same id. */
export interface Owner {
  readonly user?: number | string;
  readonly group?: number | string;
}

interface Common {
  readonly owner?: Owner;
  /** Modification time in seconds since 1970; the time of the build, or the copied file's own, when left out. */
  readonly timestamp?: number;
}

export interface MkdirAction extends Common {
  readonly kind: 'mkdir';
  readonly path: string;
  readonly mode: number;
  /** Makes missing parents, and accepts a directory that exists. */
  readonly parents?: boolean;
}

export interface MkfileAction extends Common {
  readonly kind: 'mkfile';
  readonly path: string;
  readonly mode: number;
  readonly data: Uint8Array;
}

export interface RmAction {
  readonly kind: 'rm';
  readonly path: string;
  readonly allowNotFound?: boolean;
  readonly wildcard?: boolean;
}

export interface SymlinkAction extends Common {
  readonly kind: 'symlink';
  /** What the link says. */
  readonly target: string;
  /** Where the link is. */
  readonly path: string;
}

export interface CopyOptions extends Common {
  /** Applied to every file and directory copied; text is symbolic as for chmod, and `X` is what trees need. */
  readonly mode?: number | string;
  readonly followSymlink?: boolean;
  /** Copies what a directory holds instead of the directory. */
  readonly contentsOnly?: boolean;
  /** Extracts archives instead of copying them. */
  readonly unpack?: boolean;
  /** Makes missing parents of the destination, with `mode` where that is set. */
  readonly createDestPath?: boolean;
  /** Lets `src` hold `*`, `?` and `[…]`. */
  readonly wildcard?: boolean;
  readonly allowEmptyWildcard?: boolean;
  /** Patterns as in .dockerignore, relative to `src`. */
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
  /** Replaces a file by a directory and the other way round instead of failing. */
  readonly replaceExisting?: boolean;
  readonly requiredPaths?: readonly string[];
}

export interface CopyAction extends CopyOptions {
  readonly kind: 'copy';
  readonly from: State;
  readonly src: string;
  readonly dest: string;
}

export type FileAction = MkdirAction | MkfileAction | RmAction | SymlinkAction | CopyAction;

export function mkdir(path: string, options: Partial<Omit<MkdirAction, 'kind' | 'path'>> = {}): FileAction {
  return { mode: 0o755, ...options, kind: 'mkdir', path };
}

/** Text is written as UTF-8. */
export function mkfile(
  path: string,
  data: string | Uint8Array,
  options: Partial<Omit<MkfileAction, 'kind' | 'path' | 'data'>> = {},
): FileAction {
  return { mode: 0o644, ...options, kind: 'mkfile', path, data: typeof data === 'string' ? Buffer.from(data) : data };
}

export function rm(path: string, options: Omit<RmAction, 'kind' | 'path'> = {}): FileAction {
  return { ...options, kind: 'rm', path };
}

export function symlink(target: string, path: string, options: Common = {}): FileAction {
  return { ...options, kind: 'symlink', target, path };
}

export function copy(from: State, src: string, dest: string, options: CopyOptions = {}): FileAction {
  return { ...options, kind: 'copy', from, src, dest };
}
