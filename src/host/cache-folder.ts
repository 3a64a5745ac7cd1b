import { isAbsolute, join } from 'node:path';
import { homeFolder } from './own-places.ts';

/** Where this user's programs keep what can be had again, as the XDG base directory specification has it. */
export function cacheFolder(environment: NodeJS.ProcessEnv): string {
  const { XDG_CACHE_HOME: given } = environment;
  return join(given !== undefined && isAbsolute(given) ? given : join(homeFolder(environment), '.cache'), 'aipack');
}
