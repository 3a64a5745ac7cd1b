import type { CredentialsProvider } from '../oci/index.ts';

/** The job's own token, for GitHub's container registry only. Any user name goes with it; the actor's is shown in logs there. */
export function githubCredentials(token: string | undefined, actor: string): CredentialsProvider | undefined {
  if (token === undefined) return undefined;
  return async (host) => (host === 'ghcr.io' ? { username: actor, secret: token } : undefined);
}
