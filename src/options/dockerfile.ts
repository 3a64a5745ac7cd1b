import { splitPair } from './list.ts';
import { networkProblem } from './network.ts';
import type { Options } from './table.ts';
import { AipackError, type Problem } from '../schema/errors.ts';
import { redactedAddress } from '../untrusted/redact.ts';
import { lookup } from '../untrusted/lookup.ts';

/** What only a build by a Dockerfile takes: texts, nothing checked. A variable without a value takes that of the environment. */
export type DockerfileWishes = Pick<
  Options,
  'file' | 'buildArgs' | 'target' | 'buildContexts' | 'addHosts' | 'network' | 'allow' | 'pull'
>;

export interface DockerfileOptions {
  /** For the frontend. */
  readonly attributes: Readonly<Record<string, string>>;
  /** Folders of named contexts, as they were given, by the name of their local source. */
  readonly folders: Readonly<Record<string, string>>;
  readonly entitlements: readonly string[];
}

const ENTITLEMENTS = ['network.host', 'security.insecure'];
/** Contexts that the daemon fetches by itself. */
const REMOTE = /^(?:docker-image|https?|git|ssh):\/\/|^git@/;

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
  for (const context of wishes.buildContexts) {
    const [name, source = ''] = splitPair(context);
    if (!/^[a-z0-9][\w./:-]*$/.test(name) || source === '' || source.startsWith('oci-layout://')) {
      refuse(
        'build-contexts',
        source === '' ? redactedAddress(context) : `${name}=${redactedAddress(source)}`,
        'Write name=folder, name=docker-image://image or name=https://… of a git repository.',
      );
    } else if (REMOTE.test(source)) attributes.set(`context:${name}`, source);
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
  if (target !== undefined) attributes.set('target', target);
  if (pull) attributes.set('image-resolve-mode', 'pull');
  if (problems.length > 0) throw new AipackError(problems);
  return { attributes: Object.fromEntries(attributes), folders: Object.fromEntries(folders), entitlements: allow };
}

/**
 * Refuses these options where no Dockerfile is built, so that none of them is left out without a word.
 * @throws AipackError INPUT_INVALID
 */
export function refuseDockerfileOptions(wishes: DockerfileWishes): void {
  const { addHosts, allow, buildArgs, buildContexts, pull, target } = wishes;
  const used = Object.entries({
    'add-hosts': addHosts.length > 0,
    allow: allow.length > 0,
    'build-args': buildArgs.length > 0,
    'build-contexts': buildContexts.length > 0,
    pull,
    target: target !== undefined,
  })
    .filter(([, given]) => given)
    .map(([name]) => name);
  if (used.length === 0) return;
  throw new AipackError({
    code: 'INPUT_INVALID',
    message: `No Dockerfile is built here, and only its build takes ${used.join(', ')}`,
    hint:
      buildArgs.length > 0
        ? 'Variables of build steps are given with build-env.'
        : 'Leave them out, or name a Dockerfile with file.',
  });
}
