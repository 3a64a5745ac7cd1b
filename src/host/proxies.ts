import http from 'node:http';
import { lookup } from '../schema/lookup.ts';

const VARIABLES = ['HTTP_PROXY', 'HTTPS_PROXY', 'http_proxy', 'https_proxy'];

/**
 * Sends this process's HTTP requests through the proxies that the environment names, except to hosts of NO_PROXY.
 * Node before 24.14 can't; there, requests go directly as they always have.
 */
export function useProxies(environment: NodeJS.ProcessEnv): void {
  if (VARIABLES.every((name) => (lookup(environment, name) ?? '') === '')) return;
  const { setGlobalProxyFromEnv } = http as { setGlobalProxyFromEnv?: (from: NodeJS.ProcessEnv) => unknown };
  setGlobalProxyFromEnv?.(withoutThisMachine(environment));
}

/** Nobody's proxy leads back to this machine, where a registry or a daemon may be. */
function withoutThisMachine(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const given = environment.no_proxy ?? environment.NO_PROXY ?? '';
  const direct = [given, 'localhost', '127.0.0.1', '[::1]'].filter((host) => host !== '').join(',');
  return { ...environment, no_proxy: direct, NO_PROXY: direct };
}
