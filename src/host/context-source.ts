import type { LocalSource } from '../buildkit/index.ts';
import { dockerfileFilter, DOCKERIGNORE } from '../detect/core/ignore.ts';
import { diskSource } from './disk-source.ts';
import type { Tell } from '../detect/core/patterns/usable-lines.ts';
import type { Contents } from '../detect/core/tree.ts';

/** Bytes of an ignore file that are read. Real ones have a few kilobytes. */
export const MAX_IGNORE_BYTES = 4 * 1024 * 1024;

/** An ignore file that was read, and what messages call it. */
export interface IgnoreFile {
  readonly name: string;
  readonly contents: Contents;
}

/**
 * A directory that a Dockerfile copies from, filtered as Docker does: by the Dockerfile's own ignore file where there is
 * one, else by the directory's. `tell` is told where a limit cut something off.
 * Modes stay as they are: what a Dockerfile's COPY makes of a file is its author's to decide, and Docker's own clients send them so; with
 * others, the same Dockerfile would give another image here than there.
 */
export function dockerContextSource(root: string, tell: Tell, own?: IgnoreFile): LocalSource {
  const filter =
    own === undefined
      ? dockerfileFilter(readIn(root)(DOCKERIGNORE), DOCKERIGNORE, tell)
      : dockerfileFilter(own.contents, own.name, tell);
  return {
    path: root,
    patterns: 'send-all',
    filter: ({ path, directory }) => {
      if (directory && filter.prunes(path)) return false;
      return filter.includes(path, directory) ? true : directory ? 'descend' : false;
    },
  };
}

/** The Dockerfile itself and what says what it ignores. */
export function dockerfileSource(folder: string, name: string): LocalSource {
  const own = new Set([name, `${name}.dockerignore`, '.dockerignore']);
  return { path: folder, patterns: 'send-all', filter: ({ path }) => own.has(path) };
}

/** Ignore files as detection reads them: links are followed inside `root` only. */
export function readIn(root: string): (path: string) => Contents | undefined {
  const source = diskSource(root);
  return (path) => source.read(path, MAX_IGNORE_BYTES);
}
