import { join } from 'node:path';
import {
  chosenContext,
  credentialHelper,
  type CredentialsProvider,
  type DockerConfig,
  dockerConfigAuth,
  dockerConfigDirectory,
  readDockerConfig,
} from '../oci/index.ts';
import { parseJsonObject } from '../untrusted/json.ts';
import { homeFolder } from './own-places.ts';

export interface CredentialsPlaces {
  readonly environment: NodeJS.ProcessEnv;
  readonly onWarning: (message: string) => void;
  readonly givenCredentials?: CredentialsProvider;
  readonly fallbackCredentials?: CredentialsProvider;
}

/**
 * Credentials of the first place that has some for a registry: those that were given, DOCKER_AUTH_CONFIG, which Docker's client asks
 * before its file, the Docker configuration of this user, read once, and what nobody gave for that registry.
 */
export function credentialsOf({
  environment,
  fallbackCredentials,
  givenCredentials,
  onWarning,
}: CredentialsPlaces): CredentialsProvider {
  const { DOCKER_AUTH_CONFIG: inline = '' } = environment;
  const auths = parseJsonObject(inline) as DockerConfig | undefined;
  if (inline.trim() !== '' && auths === undefined)
    onWarning('DOCKER_AUTH_CONFIG is not JSON; building without its credentials.');
  const places = [
    givenCredentials,
    auths?.auths && dockerConfigAuth({ auths: auths.auths }, async () => undefined),
    dockerConfigAuth(readDockerConfig(dockerFolder(environment), onWarning), credentialHelper(environment)),
    fallbackCredentials,
  ];
  return async (...asked) => {
    for (const place of places) {
      const found = await place?.(...asked);
      if (found !== undefined) return found;
    }
    return undefined;
  };
}

/** The context that Docker's configuration chose for its commands; undefined for the Docker of this machine. */
export function currentDockerContext(environment: NodeJS.ProcessEnv): string | undefined {
  return chosenContext(readDockerConfig(dockerFolder(environment)));
}

/** `proxies` of Docker's configuration, which is meant for what runs in containers; nothing is checked. */
export function configuredProxies(environment: NodeJS.ProcessEnv): unknown {
  return readDockerConfig(dockerFolder(environment)).proxies;
}

/** Where Docker's client has its configuration. */
export function dockerFolder(environment: NodeJS.ProcessEnv): string {
  return dockerConfigDirectory(environment) ?? join(homeFolder(environment), '.docker');
}
