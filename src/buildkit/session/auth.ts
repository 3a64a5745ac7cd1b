import { GrpcCode } from '../grpc/status.ts';
import { Auth } from '../../proto/services.ts';
import type { CredentialsProvider } from './credentials.ts';
import { SessionCallError, type SessionService, unary } from './service.ts';
import { TokenAuthority } from './token-authority.ts';
import { type Fetch, fetchToken } from './token.ts';

/**
 * Hands out registry credentials. With `fetch`, tokens are fetched on this side, and the daemon only gets those: they
 * expire, and are good for one repository. Registries without tokens still need the credentials themselves, and for
 * those that there are no credentials for the daemon asks itself: nothing is to be kept from it.
 */
export function authService(
  provider: CredentialsProvider,
  fetch?: Fetch,
  insecureRegistries: readonly string[] = [],
): SessionService {
  const credentials = unary(Auth.Credentials, async ({ Host }, { signal }) => {
    const found = await provider(Host, signal);
    return { Username: found?.username, Secret: found?.secret };
  });
  if (fetch === undefined) return [credentials];
  const authority = new TokenAuthority();
  return [
    credentials,
    unary(Auth.FetchToken, async (request, { signal }) => {
      const credentials = await provider(request.Host, signal);
      const insecure = insecureRegistries.includes(request.Host);
      const token = await fetchToken(request, { fetch, credentials, insecure, signal });
      return { Token: token.token, ExpiresIn: token.expiresIn, IssuedAt: token.issuedAt };
    }),
    unary(Auth.GetTokenAuthority, async ({ Host, Salt }, { signal }) => {
      if ((await provider(Host, signal)) === undefined)
        throw new SessionCallError(GrpcCode.UNAVAILABLE, `there are no credentials for ${Host}`);
      return { PublicKey: authority.publicKey(Host, Salt) };
    }),
    unary(Auth.VerifyTokenAuthority, async ({ Host, Salt, Payload }) => ({
      Signed: authority.sign(Host, Salt, Payload),
    })),
  ];
}
