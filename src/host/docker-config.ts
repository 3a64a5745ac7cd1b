import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  credentialHelper,
  dockerConfigAuth,
  dockerConfigDirectory,
  type CredentialsProvider,
  type DockerConfig,
} from '../buildkit/index.ts';
import { homeFolder } from './own-places.ts';

/** Credentials of the Docker configuration of this user, read once; nothing where there is no such file. */
export function dockerCredentials(
  environment: NodeJS.ProcessEnv,
  onWarning: (message: string) => void,
): CredentialsProvider {
  const folder = dockerConfigDirectory(environment) ?? join(homeFolder(environment), '.docker');
  return dockerConfigAuth(readConfig(join(folder, 'config.json'), onWarning), credentialHelper(environment));
}

function readConfig(path: string, onWarning: (message: string) => void): DockerConfig {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return {};
  }
  try {
    const value = JSON.parse(text) as unknown;
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    onWarning(`The Docker configuration ${path} is not JSON; building without its credentials.`);
    return {};
  }
}
