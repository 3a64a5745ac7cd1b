import { readFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { parseJsonObject } from '../../untrusted/json.ts';

export interface AuthEntry {
  readonly auth?: unknown;
  readonly username?: unknown;
  readonly password?: unknown;
  readonly identitytoken?: unknown;
  readonly registrytoken?: unknown;
}

/** What matters here of a Docker client's config.json; nothing in it is trusted to have the right type. */
export interface DockerConfig {
  readonly auths?: Readonly<Record<string, AuthEntry>>;
  readonly credHelpers?: Readonly<Record<string, unknown>>;
  readonly credsStore?: unknown;
  readonly currentContext?: unknown;
  readonly proxies?: unknown;
}

/**
 * Where Docker's client keeps its configuration. What is empty or relative doesn't count: it would be found in whatever
 * is built. Docker's client reads an empty DOCKER_CONFIG the same way, but takes a relative one at its word.
 */
export function dockerConfigDirectory({
  DOCKER_CONFIG,
  HOME,
  USERPROFILE,
}: Readonly<Record<string, string | undefined>>): string | undefined {
  const own = (path: string | undefined): path is string => path !== undefined && isAbsolute(path);
  if (own(DOCKER_CONFIG)) return DOCKER_CONFIG;
  const home = [HOME, USERPROFILE].find(own);
  return home === undefined ? undefined : join(home, '.docker');
}

/**
 * The configuration in a folder; empty where there is none, or none that can be read, which only `onWarning` hears of:
 * Docker's client goes on without it as well.
 */
export function readDockerConfig(directory: string, onWarning?: (message: string) => void): DockerConfig {
  const path = join(directory, 'config.json');
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const missing = code === 'ENOENT' || code === 'ENOTDIR';
    if (!missing) onWarning?.(`The Docker configuration can't be read; building without its credentials: ${message}`);
    return {};
  }
  // Nothing at all is how some make a configuration of their own, and Docker's client takes it.
  if (text.trim() === '') return {};
  const config = parseJsonObject(text);
  if (config === undefined) {
    onWarning?.(`The Docker configuration ${path} is not JSON; building without its credentials.`);
  }
  return config ?? {};
}

/** The context that a configuration chose for all commands; undefined for the Docker of this machine. */
export function chosenContext({ currentContext }: DockerConfig): string | undefined {
  return typeof currentContext === 'string' && !['', 'default'].includes(currentContext) ? currentContext : undefined;
}
