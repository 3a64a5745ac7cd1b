import type { LocalSource } from '../buildkit/index.ts';
import { diskSource } from './disk-source.ts';
import { dockerfileFilter } from '../detect/core/ignore.ts';
import { buildContextFilter } from '../detect/repository.ts';

/** Bytes of an ignore file that are read. Real ones have a few kilobytes. */
export const MAX_IGNORE_BYTES = 4 * 1024 * 1024;

/**
 * A directory that a Dockerfile copies from, filtered as Docker does: by the text of the Dockerfile's own ignore file
 * where there is one, else by the directory's.
 */
export function dockerContextSource(root: string, ownIgnoreFile?: string): LocalSource {
  const filter = dockerfileFilter(ownIgnoreFile ?? readIn(root)('.dockerignore'));
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
export function readIn(root: string): (path: string) => string | undefined {
  const source = diskSource(root);
  return (path) => source.read(path, MAX_IGNORE_BYTES)?.text;
}

/** The repository as the session sends it: filtered by the same rules that detection sees it through. */
export function contextSource(root: string, tracked: readonly string[]): LocalSource {
  const filter = buildContextFilter(readIn(root), tracked);
  return {
    path: root,
    filter: ({ path, directory }) => {
      if (!directory) return filter.includes(path, false);
      if (filter.prunes(path)) return false;
      return filter.includes(path, true) ? true : 'descend';
    },
  };
}
