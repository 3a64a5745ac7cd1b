export interface Credentials {
  /** Empty when the secret is an identity token. */
  readonly username: string;
  readonly secret: string;
}

/** Finds the credentials for one registry host, as `registry-1.docker.io` or `localhost:5000`. */
export type CredentialsProvider = (host: string, signal: AbortSignal) => Promise<Credentials | undefined>;
