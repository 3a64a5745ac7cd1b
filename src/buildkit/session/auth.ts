import { Auth } from '../proto/services.ts';
import type { SessionService } from './service.ts';
import { unary } from './service.ts';
import { TokenAuthority } from './token-authority.ts';
import { type Fetch, fetchToken } from './token.ts';

export interface Credentials {
  /** Empty when the secret is an identity token. */
  readonly username: string;
  readonly secret: string;
}

/** Finds the credentials for one registry host, as `registry-1.docker.io` or `localhost:5000`. */
export type CredentialsProvider = (host: string, signal: AbortSignal) => Promise<Credentials | undefined>;

/**
 * Hands out registry credentials. With `fetch`, tokens are fetched on this side, and the daemon only gets those: they
 * expire, and are good for one repository. Registries without tokens still need the credentials themselves.
 */
export function authService(provider: CredentialsProvider, fetch?: Fetch): SessionService {
  const credentials = unary(Auth.Credentials, async ({ Host }, { signal }) => {
    const found = await provider(Host, signal);
    return { Username: found?.username, Secret: found?.secret };
  });
  if (fetch === undefined) return [credentials];
  const authority = new TokenAuthority();
  return [
    credentials,
    unary(Auth.FetchToken, async (request, { signal }) => {
      const token = await fetchToken(fetch, request, await provider(request.Host, signal), signal);
      return { Token: token.token, ExpiresIn: token.expiresIn, IssuedAt: token.issuedAt };
    }),
    unary(Auth.GetTokenAuthority, async ({ Host, Salt }) => ({ PublicKey: authority.publicKey(Host, Salt) })),
    unary(Auth.VerifyTokenAuthority, async ({ Host, Salt, Payload }) => ({
      Signed: authority.sign(Host, Salt, Payload),
    })),
  ];
}
