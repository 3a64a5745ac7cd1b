import { type CredentialsProvider, type Fetch, fetchToken } from '../../oci/index.ts';
import { GrpcCode } from '../grpc/status.ts';
import { Auth } from '../../proto/services.ts';
import { ofOci } from '../oci-errors.ts';
import { SessionCallError, type SessionService, unary } from './service.ts';
import { TokenAuthority } from './token-authority.ts';

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
  const find = (host: string, signal: AbortSignal, repository?: string): ReturnType<CredentialsProvider> =>
    asClient(() => provider(host, signal, repository));
  const credentials = unary(Auth.Credentials, async ({ Host }, { signal }) => {
    const found = await find(Host, signal);
    // A token is none of these: a daemon would show it as a password.
    return found?.bearer === true ? {} : { Username: found?.username, Secret: found?.secret };
  });
  if (fetch === undefined) return [credentials];
  const authority = new TokenAuthority();
  return [
    credentials,
    unary(Auth.FetchToken, async ({ Host, Realm, Service, Scopes, ClientID }, { signal }) => {
      const credentials = await find(Host, signal, repositoryOf(Scopes));
      const insecure = insecureRegistries.includes(Host);
      const request = { host: Host, realm: Realm, service: Service, scopes: Scopes, clientId: ClientID };
      const { token, expiresIn, issuedAt } = await asClient(() =>
        fetchToken(request, { fetch, credentials, insecure, signal }),
      );
      // Zero as the time means "now" to the daemon, by its own clock.
      return { Token: token, ExpiresIn: expiresIn, IssuedAt: issuedAt };
    }),
    unary(Auth.GetTokenAuthority, async ({ Host, Salt }, { signal }) => {
      if ((await find(Host, signal)) === undefined)
        throw new SessionCallError(GrpcCode.UNAVAILABLE, `there are no credentials for ${Host}`);
      return { PublicKey: authority.publicKey(Host, Salt) };
    }),
    unary(Auth.VerifyTokenAuthority, async ({ Host, Salt, Payload }) => ({
      Signed: authority.sign(Host, Salt, Payload),
    })),
  ];
}

/** The repository that scopes are for, where they are for one. */
function repositoryOf(scopes: readonly string[]): string | undefined {
  const names = new Set(scopes.flatMap((scope) => /^repository:(.+):[^:]*$/.exec(scope)?.[1] ?? []));
  return names.size === 1 ? [...names][0] : undefined;
}

/** Errors of the room below with the codes of this one. */
async function asClient<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    throw ofOci(error);
  }
}
