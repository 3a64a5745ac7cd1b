export interface Credentials {
  /** Empty when the secret is an identity token. */
  readonly username: string;
  readonly secret: string;
  /** Whether the secret is a token that the registry takes as it is. */
  readonly bearer?: true;
  /** Whether nobody gave them for this registry: where they open nothing, it is asked without. */
  readonly optional?: true;
}

/**
 * Finds the credentials for one registry host, as `registry-1.docker.io` or `localhost:5000`. Asked only for the host that wants them.
 * @param repository the one that is asked for, where that is known: some credentials are for a part of a registry only
 */
export type CredentialsProvider = (
  host: string,
  signal: AbortSignal,
  repository?: string,
) => Promise<Credentials | undefined>;

/** The value of the Authorization header that shows a user name and password. */
export function basicAuthorization({ username, secret }: Credentials): string {
  return `Basic ${Buffer.from(`${username}:${secret}`).toString('base64')}`;
}

/** Whether the secret can only be exchanged for a token, and is never shown as a password. */
export function isIdentityToken({ username }: Credentials): boolean {
  return username === '' || username === '<token>';
}
