import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LocalSource } from '../buildkit/index.ts';
import { contextFilter, dockerfileFilter } from '../detect/ignore.ts';

/** The two directories that a Dockerfile is built from, by the names that BuildKit's frontend has for them. */
export function dockerfileSources(root: string, dockerfile: string): Readonly<Record<string, LocalSource>> {
  const filter = dockerfileFilter((path) => readText(join(root, path)), dockerfile);
  const own = new Set([dockerfile, `${dockerfile}.dockerignore`, '.dockerignore']);
  return {
    context: {
      path: root,
      patterns: 'send-all',
      filter: ({ path, directory }) => {
        if (directory && filter.prunes(path)) return false;
        return filter.includes(path, directory) ? true : directory ? 'descend' : false;
      },
    },
    dockerfile: { path: root, patterns: 'send-all', filter: ({ path }) => own.has(path) },
  };
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

/** The repository as the session sends it: filtered by the same rules that detection sees it through. */
export function contextSource(root: string): LocalSource {
  const filter = contextFilter((path) => readText(join(root, path)));
  return {
    path: root,
    filter: ({ path, directory }) => {
      if (!directory) return filter.includes(path, false);
      if (filter.prunes(path)) return false;
      return filter.includes(path, true) ? true : 'descend';
    },
  };
}
