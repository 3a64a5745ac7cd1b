import http from 'node:http';
import { AipackError } from '../schema/errors.ts';
import { lookup } from '../untrusted/lookup.ts';

const VARIABLES = ['HTTP_PROXY', 'HTTPS_PROXY', 'http_proxy', 'https_proxy'];

/**
 * Sends this process's HTTP requests through the proxies that the environment names, except to hosts of NO_PROXY.
 * Node before 24.14 can't; there, requests go directly as they always have.
 * @throws AipackError INPUT_INVALID for a proxy that can't be read; what is told of it is the names of the variables.
 */
export function useProxies(environment: NodeJS.ProcessEnv): void {
  if (VARIABLES.every((name) => (lookup(environment, name) ?? '') === '')) return;
  const { setGlobalProxyFromEnv } = http as { setGlobalProxyFromEnv?: (from: NodeJS.ProcessEnv) => unknown };
  try {
    setGlobalProxyFromEnv?.(withoutThisMachine(environment));
  } catch {
    // Node's own error repeats the address with the password in it.
    const set = VARIABLES.filter((name) => (lookup(environment, name) ?? '') !== '');
    throw new AipackError({
      code: 'INPUT_INVALID',
      message: `The proxy that ${set.join(' or ')} names can't be used`,
      hint: 'Write it as http://HOST:PORT or http://USER:PASSWORD@HOST:PORT, with % and two digits for special characters.',
    });
  }
}

/** Nobody's proxy leads back to this machine, where a registry or a daemon may be. */
function withoutThisMachine(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const given = environment.no_proxy ?? environment.NO_PROXY ?? '';
  const direct = [given, 'localhost', '127.0.0.1', '[::1]'].filter((host) => host !== '').join(',');
  return { ...environment, no_proxy: direct, NO_PROXY: direct };
}
