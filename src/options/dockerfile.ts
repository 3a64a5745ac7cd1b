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
  /** Images of named contexts in OCI layouts, by the name of their store. */
  readonly layouts: Readonly<Record<string, LayoutContext>>;
  readonly entitlements: readonly string[];
  /** Whether an index is wanted even for one platform. */
  readonly index?: true;
  /** Whether the image is to have its cache in it. */
  readonly inlineCache?: true;
}

/** A context that is an image in a folder. */
export interface LayoutContext {
  /** The frontend's attribute for it. */
  readonly attribute: string;
  /** As it was given. */
  readonly folder: string;
  readonly tag: string;
  readonly digest?: string;
}

/** The argument that says which time files and images have, in seconds since 1970. */
export const EPOCH_ARGUMENT = 'build-arg:SOURCE_DATE_EPOCH';

/** Arguments that are for buildx: an index even for one platform, and a cache in the image. */
const INDEX_ARGUMENT = 'build-arg:BUILDKIT_MULTI_PLATFORM';
const INLINE_ARGUMENT = 'build-arg:BUILDKIT_INLINE_CACHE';

const ENTITLEMENTS = ['network.host', 'security.insecure', 'device'];

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
  const layouts = new Map<string, LayoutContext>();
  const refuse = (input: string, value: string, hint: string): void => {
    problems.push({ code: 'INPUT_INVALID', message: `${input}: ${JSON.stringify(value)} can't be read`, hint });
  };
  for (const argument of wishes.buildArgs) {
    const [name, given] = splitPair(argument);
    const value = given ?? lookup(environment, name);
    if (!/^\S+$/.test(name)) refuse('build-args', name, 'Write NAME=value, or NAME alone.');
    // As Docker does: a name that the environment doesn't know leaves the Dockerfile's own default.
    else if (value !== undefined) attributes.set(`build-arg:${name}`, value);
  }
  const epoch = attributes.get(EPOCH_ARGUMENT);
  // An empty one is none, to BuildKit as to everybody.
  if (epoch === '') attributes.delete(EPOCH_ARGUMENT);
  else if (epoch !== undefined && !/^\d{1,11}$/.test(epoch))
    refuse('build-args', `SOURCE_DATE_EPOCH=${epoch}`, 'Write it as seconds since 1970.');
  for (const context of wishes.buildContexts) {
    const [said, source = ''] = splitPair(context);
    const name = familiar(said);
    const layout = readLayout(`context:${name}`, source);
    if (!/^[a-z0-9][\w./:-]*$/.test(name) || source === '' || layout === 'unreadable') {
      refuse(
        'build-contexts',
        source === '' ? redactedAddress(context) : `${name}=${redactedAddress(source)}`,
        'Write name=folder, name=docker-image://image, name=oci-layout://folder:tag or name=https://… of a git repository.',
      );
    } else if (layout !== undefined) layouts.set(`layout-${layouts.size + 1}`, layout);
    else if (source.startsWith('docker-image://') || isAddress(source)) attributes.set(`context:${name}`, source);
    else {
      const local = `context-${folders.size + 1}`;
      attributes.set(`context:${name}`, `local:${local}`);
      folders.set(local, source);
    }
  }
  // A frontend that knows no further contexts, which a Dockerfile may name, would build without them.
  if (wishes.buildContexts.length > 0) attributes.set('frontend.caps', 'moby.buildkit.frontend.contexts+forward');
  const hosts = wishes.addHosts.map((host) => /^([\w.-]+)[:=]\[?([0-9a-fA-F.:]+|host-gateway)\]?$/.exec(host) ?? host);
  for (const host of hosts) if (typeof host === 'string') refuse('add-hosts', host, 'Write host:ip.');
  const pairs = hosts.flatMap((host) => (typeof host === 'string' ? [] : [`${host[1] ?? ''}=${host[2] ?? ''}`]));
  if (pairs.length > 0) attributes.set('add-hosts', pairs.join(','));
  const { allow, network, pull, target } = wishes;
  const wrong = networkProblem(network);
  if (wrong !== undefined) problems.push(wrong);
  else if (network !== undefined && network !== 'default') attributes.set('force-network-mode', network);
  for (const entitlement of allow.filter((each) => !ENTITLEMENTS.includes(each) && !/^device=./.test(each)))
    refuse('allow', entitlement, `Use ${ENTITLEMENTS.join(', ')} or device=NAME.`);
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
  // The frontend is asked for one platform at a time, and would give what is no result of that.
  const index = isTrue(attributes.get(INDEX_ARGUMENT));
  const inlineCache = isTrue(attributes.get(INLINE_ARGUMENT));
  attributes.delete(INDEX_ARGUMENT);
  // As with buildx, who asks for the network of the machine allows it.
  const entitlements = [...new Set([...allow, ...networkEntitlements(parseNetwork(network))])];
  const maps = {
    attributes: Object.fromEntries(attributes),
    folders: Object.fromEntries(folders),
    layouts: Object.fromEntries(layouts),
  };
  return { ...maps, entitlements, ...(index ? { index } : {}), ...(inlineCache ? { inlineCache } : {}) };
}

/** `oci-layout://FOLDER[:TAG][@DIGEST]`; undefined for what is something else. */
function readLayout(attribute: string, source: string): LayoutContext | 'unreadable' | undefined {
  if (!source.startsWith('oci-layout://')) return undefined;
  const [, place = '', digest] =
    /^([^@]+)(?:@(sha256:[0-9a-f]{64}))?$/.exec(source.slice('oci-layout://'.length)) ?? [];
  const [, tag] = /:([\w][\w.-]{0,127})$/.exec(place) ?? [];
  const folder = tag === undefined ? place : place.slice(0, -tag.length - 1);
  if (folder === '') return 'unreadable';
  return { attribute, folder, tag: tag ?? 'latest', ...(digest === undefined ? {} : { digest }) };
}

/** What Go reads as true, as buildx does. */
function isTrue(text = ''): boolean {
  return /^(?:1|t|T|true|True|TRUE)$/.test(text);
}

/** A name as the frontend looks contexts up: `docker.io/library/alpine:latest` by `alpine`. */
function familiar(name: string): string {
  const within = name.replace(/^(?:index\.)?docker\.io\//, '').replace(/:latest$/, '');
  return within.replace(/^library\/(?=[^/]+$)/, '');
}
