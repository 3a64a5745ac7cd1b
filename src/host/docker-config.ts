import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  credentialHelper,
  dockerConfigAuth,
  type CredentialsProvider,
  type DockerConfig,
  dockerConfigDirectory,
} from '../buildkit/index.ts';
import { parseJsonObject } from '../untrusted/json.ts';
import { homeFolder } from './own-places.ts';

/** Credentials of the Docker configuration of this user, read once; nothing where there is no such file. */
export function dockerCredentials(
  environment: NodeJS.ProcessEnv,
  onWarning: (message: string) => void,
): CredentialsProvider {
  return dockerConfigAuth(readConfig(configPath(environment), onWarning), credentialHelper(environment));
}

/** The context that Docker's configuration chose for its commands; undefined for the Docker of this machine. */
export function currentDockerContext(environment: NodeJS.ProcessEnv): string | undefined {
  const { currentContext } = readConfig(configPath(environment), () => undefined);
  return typeof currentContext === 'string' && !['', 'default'].includes(currentContext) ? currentContext : undefined;
}

function configPath(environment: NodeJS.ProcessEnv): string {
  return join(dockerConfigDirectory(environment) ?? join(homeFolder(environment), '.docker'), 'config.json');
}

function readConfig(path: string, onWarning: (message: string) => void): DockerConfig {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return {};
  }
  const config = parseJsonObject(text);
  if (config === undefined)
    onWarning(`The Docker configuration ${path} is not JSON; building without its credentials.`);
  return config ?? {};
}
