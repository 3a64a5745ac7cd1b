import { AipackError } from '../../schema/errors.ts';
import { lookup } from '../../untrusted/lookup.ts';
import { isDirect } from './no-proxy.ts';
import { parseProxy, type Proxy } from './proxy.ts';

/** Which proxy leads where. */
export interface Proxies {
  readonly http?: Proxy;
  readonly https?: Proxy;
  /** What is reached without one, as NO_PROXY says it. */
  readonly no: string;
}

const NAMES = { http: ['http_proxy', 'all_proxy'], https: ['https_proxy', 'all_proxy'] } as const;

/**
 * The proxies that an environment names. As with curl, names in small letters come first and ALL_PROXY last.
 * @throws AipackError INPUT_INVALID for one that can't be used; what is told of it is the name of its variable and its kind.
 */
export function readProxies(environment: NodeJS.ProcessEnv): Proxies {
  const [http, https] = [read(environment, NAMES.http), read(environment, NAMES.https)];
  return {
    ...(http === undefined ? {} : { http }),
    ...(https === undefined ? {} : { https }),
    no: said(environment, 'no_proxy')?.[1] ?? '',
  };
}

/** The proxy for a place; undefined where it is reached directly. Nobody's proxy leads back to this machine. */
export function proxyFor(proxies: Proxies, protocol: string, host: string, port: number): Proxy | undefined {
  const proxy = protocol === 'https:' ? proxies.https : proxies.http;
  if (proxy === undefined || isThisMachine(host) || isDirect(proxies.no, host, port)) return undefined;
  return proxy;
}

/** Whether a host, without its port and brackets, is this machine. */
export function isThisMachine(host: string): boolean {
  return /^(?:localhost|.*\.localhost|127(?:\.\d{1,3}){3}|::1)$/.test(host);
}

function read(environment: NodeJS.ProcessEnv, names: readonly string[]): Proxy | undefined {
  const [name, value] = names.map((each) => said(environment, each)).find((each) => each !== undefined) ?? [];
  if (name === undefined || value === undefined) return undefined;
  return parseProxy(value) ?? refuse(name, value);
}

/** A variable in small letters or in capitals, whichever says something. */
function said(environment: NodeJS.ProcessEnv, name: string): readonly [name: string, value: string] | undefined {
  return [name, name.toUpperCase()]
    .map((each) => [each, (lookup(environment, each) ?? '').trim()] as const)
    .find(([, value]) => value !== '');
}

/** Nothing of the address is repeated: it may hold a password. */
export function refuse(name: string, value: string): never {
  const scheme = /^([a-z][a-z0-9+.-]{0,30}):\/\//i.exec(value)?.[1] ?? '';
  const kind = /^(?:https?|socks5?h?)?$/i.test(scheme) ? 'is no address of a proxy' : `is of the kind ${scheme}`;
  throw new AipackError({
    code: 'INPUT_INVALID',
    message: `The proxy that ${name} names can't be used: it ${kind}`,
    hint: 'Write it as http://HOST:PORT, https://HOST:PORT or socks5://HOST:PORT, with USER:PASSWORD@ before the host where it has an account.',
  });
}
