import { lookup } from '../../schema/lookup.ts';

/** What a workflow lets a job do with the cache service, and whether there is one. */
export interface CacheAccess {
  readonly reads: boolean;
  readonly writes: boolean;
}

const MODES: Readonly<Record<string, CacheAccess>> = {
  none: { reads: false, writes: false },
  read: { reads: true, writes: false },
  write: { reads: true, writes: true },
  'write-only': { reads: false, writes: true },
};

/** Where a mode is unknown the service itself decides, as in `@actions/cache`. */
export function cacheAccess(environment: NodeJS.ProcessEnv): CacheAccess {
  const { ACTIONS_CACHE_URL, ACTIONS_RESULTS_URL, ACTIONS_RUNTIME_TOKEN, ACTIONS_CACHE_MODE = '' } = environment;
  const reachable = (Boolean(ACTIONS_CACHE_URL) || Boolean(ACTIONS_RESULTS_URL)) && Boolean(ACTIONS_RUNTIME_TOKEN);
  if (!reachable) return { reads: false, writes: false };
  return lookup(MODES, ACTIONS_CACHE_MODE.trim().toLowerCase()) ?? { reads: true, writes: true };
}
