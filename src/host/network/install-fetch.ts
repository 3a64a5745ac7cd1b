import type { Ways } from './agents.ts';
import type { HttpFetch } from './http-fetch.ts';
import { readProxies } from './proxies.ts';

/** How an environment has the network left. */
export interface Network {
  readonly environment: NodeJS.ProcessEnv;
  readonly insecure: readonly string[];
  readonly certificates?: string;
}

/**
 * Has every `fetch` of this process go the way that an environment names. What it takes is loaded with the first.
 * @throws AipackError INPUT_INVALID as {@link readProxies}
 */
export function installFetch(network: Network): void {
  const ways = waysOf(network);
  let made: Promise<typeof fetch> | undefined;
  globalThis.fetch = async (input, init) => {
    made ??= import('./network-fetch.ts').then(({ networkFetch }) => networkFetch(ways));
    return (await made)(input, init);
  };
}

/** The same for requests that follow no redirect. */
export async function openFetch(network: Network): Promise<HttpFetch> {
  const { httpFetch } = await import('./http-fetch.ts');
  return httpFetch(waysOf(network));
}

function waysOf({ environment, ...trust }: Network): Ways {
  return { proxies: readProxies(environment), ...trust };
}
