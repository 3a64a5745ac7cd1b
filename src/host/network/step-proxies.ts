import type { StepProxies } from '../../image/step-proxies.ts';
import { asObject } from '../../untrusted/json.ts';
import { lookup } from '../../untrusted/lookup.ts';
import { formatProxy, parseProxy, type Proxy } from './proxy.ts';
import { isThisMachine, refuse } from './proxies.ts';

/** BuildKit's names, with those of Docker's configuration. */
const NAMES = { http: 'httpProxy', https: 'httpsProxy', ftp: 'ftpProxy', no: 'noProxy', all: 'allProxy' } as const;
/** What a step itself listens on. */
const LOOPBACK = ['localhost', '127.0.0.1', '::1'];
const DOCKERS_OWN = 'unix:///var/run/docker.sock';

export interface StepProxyPlaces {
  readonly environment: NodeJS.ProcessEnv;
  /** `proxies` of Docker's configuration; nothing in it is trusted to have the right type. */
  readonly configured: unknown;
  /** Whether steps reach what listens on this machine's loopback. */
  readonly reachesLoopback: boolean;
}

/** What steps are given, and whether a password is in it. */
export interface FoundProxies {
  readonly proxies: StepProxies;
  readonly secret: boolean;
  /** Variables of proxies on this machine that steps can't reach. */
  readonly unreachable: readonly string[];
}

/**
 * The proxies of build steps: what Docker's configuration says for this Docker, or else for all, which is meant for containers, and
 * else what the environment says. Each is written as every program reads it.
 * @throws AipackError INPUT_INVALID for one that can't be used, without its address
 */
export function findStepProxies({ configured, environment, reachesLoopback }: StepProxyPlaces): FoundProxies {
  const all = asObject(configured);
  const own = asObject(lookup(all, environment.DOCKER_HOST ?? DOCKERS_OWN)) ?? asObject(lookup(all, 'default'));
  const proxies: Partial<Record<keyof typeof NAMES, string>> = {};
  const unreachable: string[] = [];
  let secret = false;
  for (const [name, key] of entries(NAMES)) {
    const { place, value, fromHere } = stated(name, lookup(own, key), key, environment);
    if (value === '') continue;
    if (name === 'no') {
      proxies.no = value;
      continue;
    }
    const proxy: Proxy = parseProxy(value) ?? refuse(place, value);
    if (fromHere && !reachesLoopback && isThisMachine(proxy.host)) {
      unreachable.push(place);
      continue;
    }
    secret ||= proxy.account !== undefined;
    proxies[name] = formatProxy(proxy);
  }
  if (Object.keys(proxies).every((name) => name === 'no')) return { proxies: {}, secret, unreachable };
  const direct = [...new Set([...(proxies.no ?? '').split(','), ...LOOPBACK])].filter((each) => each !== '').join(',');
  return { proxies: { ...proxies, no: direct }, secret, unreachable };
}

interface Stated {
  /** As messages call it. */
  readonly place: string;
  readonly value: string;
  /** Whether it was said for programs of this machine. */
  readonly fromHere: boolean;
}

function stated(name: string, configured: unknown, key: string, environment: NodeJS.ProcessEnv): Stated {
  if (typeof configured === 'string' && configured.trim() !== '')
    return { place: `${key} of Docker's configuration`, value: configured.trim(), fromHere: false };
  for (const variable of [`${name}_proxy`, `${name.toUpperCase()}_PROXY`]) {
    const value = (lookup(environment, variable) ?? '').trim();
    if (value !== '') return { place: variable, value, fromHere: true };
  }
  return { place: '', value: '', fromHere: true };
}

function entries<K extends string, V>(record: Readonly<Record<K, V>>): readonly (readonly [K, V])[] {
  return Object.entries(record) as unknown as readonly (readonly [K, V])[];
}
