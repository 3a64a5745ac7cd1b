import type { Found } from './types.ts';
import type { SourceFile } from './sources.ts';

/** Paths that people give to health endpoints, the most telling first. */
const HEALTH_PATHS = [
  '/health',
  '/healthz',
  '/healthcheck',
  '/health-check',
  '/health_check',
  '/_health',
  '/api/health',
  '/api/healthz',
  '/api/v1/health',
  '/api/healthcheck',
  '/health/ready',
  '/health/readiness',
  '/health/live',
  '/health/liveness',
  '/readyz',
  '/ready',
  '/livez',
  '/live',
  '/up',
  '/ping',
  '/api/ping',
  '/status',
  '/api/status',
];

/** No endpoint above is as long; a prefix of a whole file would be joined with every route after it. */
const MAX_ROUTE = 100;

/** A path that everything after an offset of a file is served below. */
export interface RoutePrefix {
  readonly path: string;
  readonly after: number;
}

/**
 * The health endpoint that the source serves, if it shows one. Each pattern is global and captures the route's path as group `path`;
 * a missing leading slash is added, as many frameworks do, and a trailing one is kept, as some insist on it.
 * `prefixOf` tells what a file puts before its routes: the mapping of a controller class.
 */
export function healthRoute(
  files: readonly SourceFile[],
  patterns: readonly RegExp[],
  prefixOf: (file: SourceFile) => RoutePrefix | undefined = () => undefined,
): Found<string> | undefined {
  let best: { rank: number; found: Found<string> } | undefined;
  for (const file of files) {
    const prefix = prefixOf(file);
    for (const pattern of patterns) {
      for (const match of file.text.matchAll(pattern)) {
        const below = prefix !== undefined && match.index > prefix.after ? prefix.path : '';
        const path = match.groups?.path ?? '';
        if (below.length + path.length > MAX_ROUTE) continue;
        const value = joinRoute(below, path);
        const rank = HEALTH_PATHS.indexOf(value.replace(/(?<=.)\/$/, '').toLowerCase());
        if (rank === -1 || (best !== undefined && best.rank <= rank)) continue;
        best = { rank, found: { value, because: 'the source serves this route', location: file.where(match.index) } };
      }
    }
  }
  return best?.found;
}

function joinRoute(prefix: string, path: string): string {
  const parts = [prefix, path].map((part) => part.replace(/^\/|(?<=.)\/$/g, '')).filter((part) => part !== '');
  return `/${parts.join('/')}${path.length > 1 && path.endsWith('/') ? '/' : ''}`;
}

/** The prefix that an annotation before the first class of a file gives, captured as the pattern's first group; `read` makes a path of it. */
export function classPrefix(
  file: SourceFile,
  annotation: RegExp,
  read: (text: string, className: string) => string = (text) => text,
): RoutePrefix | undefined {
  const start = /\bclass\s+(\w+)/.exec(file.text);
  if (start === null) return undefined;
  const path = annotation.exec(file.text.slice(0, start.index))?.[1];
  if (path === undefined) return undefined;
  return { path: read(path, start[1] ?? ''), after: start.index };
}
