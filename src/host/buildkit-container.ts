import type { OpenOptions } from '../buildkit/index.ts';
import { lookup } from '../untrusted/lookup.ts';
import { readNamed, type Workspace } from './workspace-path.ts';

/** The image that Docker's own builders run. */
const DEFAULT_IMAGE = 'docker.io/moby/buildkit:buildx-stable-1';
/** Asked in this order when Docker Hub limits or fails. */
const MIRRORS = ['mirror.gcr.io'];
const DEFAULT_NAME = 'aipack-buildkit';
/** Real ones have a few hundred bytes. */
const CONFIG = { what: 'BuildKit configuration', limit: 2 ** 20, code: 'INPUT_INVALID' } as const;

export interface ContainerWishes {
  readonly image?: string | undefined;
  /** Path of a `buildkitd.toml`. */
  readonly configFile?: string | undefined;
  readonly name?: string | undefined;
}

const PROXIES = ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'http_proxy', 'https_proxy', 'no_proxy'];

/** How a BuildKit is started through Docker when there is none to be found. */
export function containerOptions(
  wishes: ContainerWishes,
  environment: NodeJS.ProcessEnv,
  workspace: Workspace,
): NonNullable<OpenOptions['container']> {
  const { image = DEFAULT_IMAGE, configFile, name = DEFAULT_NAME } = wishes;
  return {
    name,
    image,
    mirrors: MIRRORS,
    // Its registry may be on this machine's loopback, and what it downloads goes the way of this machine.
    network: 'host',
    env: Object.fromEntries(
      PROXIES.flatMap((key) => {
        const value = lookup(environment, key);
        return value === undefined ? [] : [[key, value]];
      }),
    ),
    ...(configFile === undefined ? {} : { config: readNamed(configFile, CONFIG, workspace).toString('utf8') }),
  };
}
