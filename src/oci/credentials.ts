export interface Credentials {
  /** Empty when the secret is an identity token. */
  readonly username: string;
  readonly secret: string;
}

/** Finds the credentials for one registry host, as `registry-1.docker.io` or `localhost:5000`. Asked only for the host that wants them. */
export type CredentialsProvider = (host: string, signal: AbortSignal) => Promise<Credentials | undefined>;

/** The value of the Authorization header that shows a user name and password. */
export function basicAuthorization({ username, secret }: Credentials): string {
  return `Basic ${Buffer.from(`${username}:${secret}`).toString('base64')}`;
}

/** Whether the secret can only be exchanged for a token, and is never shown as a password. */
export function isIdentityToken({ username }: Credentials): boolean {
  return username === '' || username === '<token>';
}
