import { parseJsonObject } from '../../untrusted/json.ts';
import { bodyOf, RegistryError } from './errors.ts';
import { isLoopback } from './loopback.ts';

/** What a Docker configuration has for one registry; an identity token stands in `secret` with no user name. */
export interface Credentials {
  readonly username: string;
  readonly secret: string;
}

/** Credentials for a registry's API host, or undefined for none. Asked only for the host that wants them. */
export type CredentialProvider = (host: string) => Promise<Credentials | undefined>;

export interface AuthorizeContext {
  readonly credentials: CredentialProvider;
  /** Whether this registry may be told secrets without TLS. */
  readonly insecure: boolean;
  readonly fetch: (request: TokenRequest) => Promise<Response>;
}

/** A token has a few kilobytes. */
const MAX_ANSWER_BYTES = 1024 * 1024;

export interface TokenRequest {
  readonly url: URL;
  readonly headers: Record<string, string>;
  /** A form to post; without one the request is a GET. */
  readonly form?: URLSearchParams;
}

/**
 * Answers a `WWW-Authenticate` challenge: the value of the Authorization header, or undefined where there is nothing
 * to answer with. Token servers named by the registry get that registry's credentials, as the protocol has it, and no
 * other's; never in the clear, unless on this machine.
 * @throws RegistryError DENIED, UNREACHABLE, PROTOCOL
 */
export async function authorize(
  challenge: string,
  host: string,
  scope: string,
  context: AuthorizeContext,
): Promise<string | undefined> {
  const credentials = await context.credentials(host);
  const identityToken = credentials?.username === '' || credentials?.username === '<token>';
  const basic =
    credentials === undefined || identityToken
      ? undefined
      : `Basic ${Buffer.from(`${credentials.username}:${credentials.secret}`).toString('base64')}`;
  const [scheme = '', parameters = ''] = splitOnce(challenge, ' ');
  if (scheme.toLowerCase() === 'basic') return basic;
  if (scheme.toLowerCase() !== 'bearer') return undefined;
  const { realm, service = '' } = parseParameters(parameters);
  const url = URL.parse(realm ?? '');
  if (url === null) return undefined;
  const plain = url.protocol === 'http:' && (isLoopback(url.host) || context.insecure);
  if (credentials !== undefined && url.protocol !== 'https:' && !plain) {
    throw new RegistryError('DENIED', `${host} wants its credentials sent to ${url.origin}, which is not encrypted`);
  }
  const response = await context.fetch(
    identityToken && credentials !== undefined
      ? { url, headers: {}, form: refreshForm(credentials.secret, service, scope) }
      : { url: withQuery(url, { service, scope }), headers: basic === undefined ? {} : { authorization: basic } },
  );
  if (response.status >= 300 && response.status < 400) {
    await response.body?.cancel();
    throw new RegistryError('UNREACHABLE', `${url.host} sends the request for a token of ${host} elsewhere`);
  }
  if (!response.ok) {
    await response.body?.cancel();
    const asked = credentials === undefined ? 'without credentials, as there are none' : 'with the credentials';
    throw new RegistryError('DENIED', `${url.host}, asked ${asked} for ${host}, gave no token: ${response.status}`);
  }
  return `Bearer ${readToken(await bodyOf(response, url.host, MAX_ANSWER_BYTES), url.host, host)}`;
}

/** It becomes part of a header. */
const TOKEN = /^[\x21-\x7e]+$/;

function readToken(bytes: Uint8Array, server: string, host: string): string {
  const { token, access_token } = parseJsonObject(bytes) ?? {};
  const value = token === '' ? access_token : (token ?? access_token);
  if (typeof value === 'string' && TOKEN.test(value)) return value;
  throw new RegistryError('PROTOCOL', `${server}, asked for a token of ${host}, answered without one`);
}

/** An identity token is an OAuth refresh token, traded for an access token at the same place. */
function refreshForm(refreshToken: string, service: string, scope: string): URLSearchParams {
  return new URLSearchParams({
    grant_type: 'refresh_token',
    client_id: 'aipack',
    refresh_token: refreshToken,
    service,
    scope,
  });
}

function withQuery(url: URL, parameters: Readonly<Record<string, string>>): URL {
  const result = new URL(url);
  for (const [key, value] of Object.entries(parameters)) if (value !== '') result.searchParams.set(key, value);
  return result;
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

function parseParameters(text: string): Readonly<Record<string, string>> {
  return Object.fromEntries([...text.matchAll(/\b(\w+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, value]));
}
