import { lookup } from '../../untrusted/lookup.ts';

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
  const { ACTIONS_CACHE_MODE = '' } = environment;
  const reachable = cacheService(environment) !== undefined;
  if (!reachable) return { reads: false, writes: false };
  return lookup(MODES, ACTIONS_CACHE_MODE.trim().toLowerCase()) ?? { reads: true, writes: true };
}

/** Where the cache service is, and in which of its versions it is to be spoken to. */
export interface CacheService {
  readonly version: 'v1' | 'v2';
  readonly url: string;
  readonly token: string;
}

/** As `@actions/cache` finds it, so that what one saves the other looks for in the same place. */
export function cacheService(environment: NodeJS.ProcessEnv): CacheService | undefined {
  const { ACTIONS_CACHE_URL = '', ACTIONS_RESULTS_URL = '', ACTIONS_RUNTIME_TOKEN: token = '' } = environment;
  const version = Boolean(environment.ACTIONS_CACHE_SERVICE_V2) && !onEnterpriseServer(environment) ? 'v2' : 'v1';
  const url = version === 'v1' && ACTIONS_CACHE_URL !== '' ? ACTIONS_CACHE_URL : ACTIONS_RESULTS_URL;
  return url === '' || token === '' ? undefined : { version, url, token };
}

/** GitHub Enterprise Server has the first version only. */
function onEnterpriseServer({ GITHUB_SERVER_URL: server }: NodeJS.ProcessEnv): boolean {
  if (server === undefined || !URL.canParse(server)) return false;
  return !/^github\.com$|\.ghe\.com$|\.localhost$/i.test(new URL(server).hostname);
}
