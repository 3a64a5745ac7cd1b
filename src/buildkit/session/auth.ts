import { Auth } from '../proto/services.ts';
import { type SessionService, unary } from './service.ts';

export interface Credentials {
  /** Empty when the secret is an identity token. */
  readonly username: string;
  readonly secret: string;
}

/** Finds the credentials for one registry host, as `registry-1.docker.io` or `localhost:5000`. */
export type CredentialsProvider = (host: string, signal: AbortSignal) => Promise<Credentials | undefined>;

/**
 * Hands out registry credentials. Only the plain method is served: the daemon then fetches tokens itself, which every
 * version can.
 */
export function authService(provider: CredentialsProvider): SessionService {
  return [
    unary(Auth.Credentials, async ({ Host }, { signal }) => {
      const found = await provider(Host, signal);
      return { Username: found?.username, Secret: found?.secret };
    }),
  ];
}
