import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LocalSource } from '../buildkit/index.ts';
import { contextFilter, dockerfileFilter } from '../detect/ignore.ts';

/**
 * A directory that a Dockerfile copies from, filtered as Docker does: by the Dockerfile's own ignore file where there is
 * one, else by the directory's.
 */
export function dockerContextSource(root: string, ownIgnoreFile?: string): LocalSource {
  const own = ownIgnoreFile === undefined ? undefined : readText(ownIgnoreFile);
  const filter = dockerfileFilter(own ?? readText(join(root, '.dockerignore')));
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

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

/** The repository as the session sends it: filtered by the same rules that detection sees it through. */
export function contextSource(root: string, tracked: readonly string[]): LocalSource {
  const filter = contextFilter((path) => readText(join(root, path)), tracked);
  return {
    path: root,
    filter: ({ path, directory }) => {
      if (!directory) return filter.includes(path, false);
      if (filter.prunes(path)) return false;
      return filter.includes(path, true) ? true : 'descend';
    },
  };
}
