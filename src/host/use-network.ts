import type { HttpFetch } from './network/http-fetch.ts';
import type { Network } from './network/install-fetch.ts';
import { lookup } from '../untrusted/lookup.ts';

const PROXIES = ['http_proxy', 'https_proxy', 'all_proxy'].flatMap((name) => [name, name.toUpperCase()]);

/** What else decides how this machine's network is used. */
export interface NetworkWishes {
  /** Certificates of authorities that count besides Node's own, as PEM. */
  readonly certificates?: string | undefined;
  /** Registries whose certificates nobody checks. */
  readonly insecure?: readonly string[];
}

/** Whether an environment names a proxy. */
export function namesProxies(environment: NodeJS.ProcessEnv): boolean {
  return PROXIES.some((name) => (lookup(environment, name) ?? '').trim() !== '');
}

/** What was said last. */
let network: Network = { environment: {}, insecure: [] };
let opened: Promise<HttpFetch> | undefined;

/** A `fetch` for what follows no redirect, as registries: it goes the same ways, and is loaded sooner. */
export const plainFetch: HttpFetch = async (url, init) => {
  opened ??= import('./network/install-fetch.ts').then(({ openFetch }) => openFetch(network));
  return (await opened)(url, init);
};

/**
 * Has every `fetch` of this process, and {@link plainFetch}, go through the proxies that the environment names, except to hosts of NO_PROXY, and trust the
 * certificates that were given. Called again, what is said last holds.
 * @throws AipackError INPUT_INVALID for a proxy that can't be used; what is told of it is the name of its variable.
 */
export async function useNetwork(environment: NodeJS.ProcessEnv, wishes: NetworkWishes = {}): Promise<void> {
  const { certificates, insecure = [] } = wishes;
  network = { environment, insecure, ...(certificates === undefined ? {} : { certificates }) };
  opened = undefined;
  if (!namesProxies(environment) && certificates === undefined && insecure.length === 0) return;
  const { installFetch } = await import('./network/install-fetch.ts');
  installFetch(network);
}
