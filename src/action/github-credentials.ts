import type { CredentialsProvider } from '../oci/index.ts';

/**
 * The job's own token, for the container registry of the GitHub that gave it: an Enterprise Server's opens nothing elsewhere. Any user
 * name goes with it; the actor's is shown in logs there.
 * @param server GITHUB_SERVER_URL
 */
export function githubCredentials(
  token: string | undefined,
  actor: string,
  server = 'https://github.com',
): CredentialsProvider | undefined {
  const registry = registryOf(URL.parse(server)?.hostname ?? '');
  if (token === undefined || token === '' || registry === undefined) return undefined;
  return async (host) => (host === registry ? { username: actor, secret: token, optional: true } : undefined);
}

function registryOf(host: string): string | undefined {
  if (host === 'github.com') return 'ghcr.io';
  return host.endsWith('.ghe.com') ? `containers.${host}` : undefined;
}
