import type { OpenOptions } from '../buildkit/index.ts';
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
  /** Certificates of authorities that count besides BuildKit's own, as PEM. */
  readonly certificates?: string | undefined;
}

/** How a BuildKit is started through Docker when there is none to be found. */
export function containerOptions(
  wishes: ContainerWishes,
  environment: NodeJS.ProcessEnv,
  workspace: Workspace,
): NonNullable<OpenOptions['container']> {
  const { certificates, image = DEFAULT_IMAGE, configFile, name = DEFAULT_NAME } = wishes;
  const config = configFile === undefined ? undefined : readNamed(configFile, CONFIG, workspace).toString('utf8');
  return {
    name,
    image,
    mirrors: MIRRORS,
    // Its registry may be on this machine's loopback, and what it downloads goes the way of this machine.
    network: 'host',
    prepare: async () => {
      const { furnish } = await import('./network/furnish-container.ts');
      return furnish({ config, certificates, environment, workspace });
    },
  };
}
