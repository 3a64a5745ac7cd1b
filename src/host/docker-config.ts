import { join } from 'node:path';
import {
  chosenContext,
  credentialHelper,
  type CredentialsProvider,
  dockerConfigAuth,
  dockerConfigDirectory,
  readDockerConfig,
} from '../oci/index.ts';
import { homeFolder } from './own-places.ts';

/** Credentials of the Docker configuration of this user, read once; nothing where there is no such file. */
export function dockerCredentials(
  environment: NodeJS.ProcessEnv,
  onWarning: (message: string) => void,
): CredentialsProvider {
  return dockerConfigAuth(readDockerConfig(configFolder(environment), onWarning), credentialHelper(environment));
}

/** The context that Docker's configuration chose for its commands; undefined for the Docker of this machine. */
export function currentDockerContext(environment: NodeJS.ProcessEnv): string | undefined {
  return chosenContext(readDockerConfig(configFolder(environment)));
}

function configFolder(environment: NodeJS.ProcessEnv): string {
  return dockerConfigDirectory(environment) ?? join(homeFolder(environment), '.docker');
}
