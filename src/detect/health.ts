import type { Found } from './types.ts';
import { allHits, type SourceFile } from './sources.ts';

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

/**
 * The health endpoint that the source serves, if it shows one. Each pattern is global and captures the route's path as group `path`;
 * a missing leading slash is added, as many frameworks do, and a trailing one is kept, as some insist on it.
 */
export function healthRoute(files: readonly SourceFile[], patterns: readonly RegExp[]): Found<string> | undefined {
  let best: { rank: number; found: Found<string> } | undefined;
  for (const pattern of patterns) {
    for (const { match, location } of allHits(files, pattern)) {
      const raw = match.groups?.path ?? '';
      const value = raw.startsWith('/') ? raw : `/${raw}`;
      const rank = HEALTH_PATHS.indexOf(value.replace(/(?<=.)\/$/, '').toLowerCase());
      if (rank === -1 || (best !== undefined && best.rank <= rank)) continue;
      best = { rank, found: { value, because: 'the source serves this route', location } };
    }
  }
  return best?.found;
}
