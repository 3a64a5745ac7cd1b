import { isAddress } from './address.ts';
import { readMemorySize, readUlimit } from './limits.ts';
import { splitPair } from './list.ts';
import { networkEntitlements, networkProblem, parseNetwork } from './network.ts';
import type { Options } from './table.ts';
import { AipackError, type Problem } from '../schema/errors.ts';
import { redactedAddress } from '../untrusted/redact.ts';
import { lookup } from '../untrusted/lookup.ts';

/** What only a build by a Dockerfile takes: texts, nothing checked. A variable without a value takes that of the environment. */
export type DockerfileWishes = Pick<
  Options,
  | 'addHosts'
  | 'allow'
  | 'buildArgs'
  | 'buildContexts'
  | 'cgroupParent'
  | 'file'
  | 'network'
  | 'noCacheFilters'
  | 'pull'
  | 'shmSize'
  | 'target'
  | 'ulimit'
>;

export interface DockerfileOptions {
  /** For the frontend. */
  readonly attributes: Readonly<Record<string, string>>;
  /** Folders of named contexts, as they were given, by the name of their local source. */
  readonly folders: Readonly<Record<string, string>>;
  readonly entitlements: readonly string[];
}

/** The argument that says which time files and images have, in seconds since 1970. */
export const EPOCH_ARGUMENT = 'build-arg:SOURCE_DATE_EPOCH';

const ENTITLEMENTS = ['network.host', 'security.insecure'];

/**
 * Reads what was asked of a Dockerfile's build.
 * @throws AipackError INPUT_INVALID with everything that can't be read
 */
export function parseDockerfileOptions(
  wishes: DockerfileWishes,
  environment: Readonly<Record<string, string | undefined>>,
): DockerfileOptions {
  const problems: Problem[] = [];
  const attributes = new Map<string, string>();
  const folders = new Map<string, string>();
  const refuse = (input: string, value: string, hint: string): void => {
    problems.push({ code: 'INPUT_INVALID', message: `${input}: ${JSON.stringify(value)} can't be read`, hint });
  };
  for (const argument of wishes.buildArgs) {
    const [name, given] = splitPair(argument);
    const value = given ?? lookup(environment, name);
    if (!/^[A-Za-z_]\w*$/.test(name)) refuse('build-args', name, 'Write NAME=value, or NAME alone.');
    // As Docker does: a name that the environment doesn't know leaves the Dockerfile's own default.
    else if (value !== undefined) attributes.set(`build-arg:${name}`, value);
  }
  const epoch = attributes.get(EPOCH_ARGUMENT);
  // An empty one is none, to BuildKit as to everybody.
  if (epoch === '') attributes.delete(EPOCH_ARGUMENT);
  else if (epoch !== undefined && !/^\d{1,11}$/.test(epoch))
    refuse('build-args', `SOURCE_DATE_EPOCH=${epoch}`, 'Write it as seconds since 1970.');
  for (const context of wishes.buildContexts) {
    const [name, source = ''] = splitPair(context);
    if (!/^[a-z0-9][\w./:-]*$/.test(name) || source === '' || source.startsWith('oci-layout://')) {
      refuse(
        'build-contexts',
        source === '' ? redactedAddress(context) : `${name}=${redactedAddress(source)}`,
        'Write name=folder, name=docker-image://image or name=https://… of a git repository.',
      );
    } else if (source.startsWith('docker-image://') || isAddress(source)) attributes.set(`context:${name}`, source);
    else {
      const local = `context-${folders.size + 1}`;
      attributes.set(`context:${name}`, `local:${local}`);
      folders.set(local, source);
    }
  }
  const hosts = wishes.addHosts.map((host) => /^([\w.-]+)[:=]\[?([0-9a-fA-F.:]+|host-gateway)\]?$/.exec(host) ?? host);
  for (const host of hosts) if (typeof host === 'string') refuse('add-hosts', host, 'Write host:ip.');
  const pairs = hosts.flatMap((host) => (typeof host === 'string' ? [] : [`${host[1] ?? ''}=${host[2] ?? ''}`]));
  if (pairs.length > 0) attributes.set('add-hosts', pairs.join(','));
  const { allow, network, pull, target } = wishes;
  const wrong = networkProblem(network);
  if (wrong !== undefined) problems.push(wrong);
  else if (network !== undefined && network !== 'default') attributes.set('force-network-mode', network);
  for (const entitlement of allow.filter((each) => !ENTITLEMENTS.includes(each)))
    refuse('allow', entitlement, `Use ${ENTITLEMENTS.join(' or ')}.`);
  const { cgroupParent, noCacheFilters, shmSize, ulimit } = wishes;
  const ulimits = ulimit.map(
    (limit) => readUlimit(limit) ?? refuse('ulimit', limit, 'Write name=soft:hard, such as nofile=1024:2048.'),
  );
  if (ulimits.length > 0) attributes.set('ulimit', ulimits.join(','));
  const bytes = shmSize === undefined ? 0 : readMemorySize(shmSize);
  if (bytes === undefined) refuse('shm-size', shmSize ?? '', 'Write a size, such as 64m or 2g.');
  else if (bytes > 0) attributes.set('shm-size', String(bytes));
  if (cgroupParent !== undefined) attributes.set('cgroup-parent', cgroupParent);
  for (const stage of noCacheFilters.filter((each) => !/^[\w.-]+$/.test(each)))
    refuse('no-cache-filters', stage, 'Name stages of the Dockerfile.');
  if (noCacheFilters.length > 0) attributes.set('no-cache', noCacheFilters.join(','));
  if (target !== undefined) attributes.set('target', target);
  if (pull) attributes.set('image-resolve-mode', 'pull');
  if (problems.length > 0) throw new AipackError(problems);
  // As with buildx, who asks for the network of the machine allows it.
  const entitlements = [...new Set([...allow, ...networkEntitlements(parseNetwork(network))])];
  return { attributes: Object.fromEntries(attributes), folders: Object.fromEntries(folders), entitlements };
}
