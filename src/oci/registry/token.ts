import type { Answer } from '../../untrusted/answer.ts';
import { parseJsonObject } from '../../untrusted/json.ts';
import { BodyTooLargeError, readBody } from '../../untrusted/read-body.ts';
import { basicAuthorization, isIdentityToken, type Credentials } from '../credentials.ts';
import { isLoopback } from '../loopback.ts';
import { RegistryError, unreachable } from './errors.ts';

/** As the global `fetch`, which follows no redirect. */
export type Fetch = (url: URL, init: RequestInit) => Promise<Answer>;

/** What a registry wants to have a token for, as its challenge says. */
export interface TokenRequest {
  /** The registry. */
  readonly host: string;
  /** Address of the token server. */
  readonly realm: string;
  readonly service: string;
  readonly scopes: readonly string[];
  readonly clientId?: string;
}

export interface TokenOptions {
  readonly fetch: Fetch;
  readonly credentials: Credentials | undefined;
  /** Whether credentials may go to this registry's token server without TLS. */
  readonly insecure: boolean;
  readonly signal: AbortSignal;
}

export interface Token {
  readonly token: string;
  /** In seconds. */
  readonly expiresIn: number;
  /** In seconds since 1970; zero where the server does not say. */
  readonly issuedAt: number;
}

/** Seconds that a token is good for when its server does not say (distribution's token specification). */
const DEFAULT_EXPIRY = 60;
/** Seconds after which a token counts as one that never expires. */
const MAX_EXPIRY = 2 ** 31 - 1;
const TIMEOUT_MS = 30_000;
/** A token has a few kilobytes. */
const MAX_ANSWER_BYTES = 1024 * 1024;
/** An exchange has to name the program that asks. */
const CLIENT_ID = 'aipack';

/**
 * Asks the token server that a registry named for a token. It gets that registry's credentials, as the protocol has it,
 * and may not send them on. Where they are optional and refused, it is asked without for what may be read by all.
 *
 * @throws RegistryError DENIED, INSECURE, UNREACHABLE, PROTOCOL; whatever the signal was aborted with
 */
export async function fetchToken(request: TokenRequest, options: TokenOptions): Promise<Token> {
  const { credentials } = options;
  // It is the registry's already; when it ends, nobody says.
  if (credentials?.bearer === true) return { token: credentials.secret, expiresIn: DEFAULT_EXPIRY, issuedAt: 0 };
  try {
    return await askForToken(request, options);
  } catch (error) {
    const denied = error instanceof RegistryError && error.code === 'DENIED';
    if (!denied || credentials?.optional !== true || !request.scopes.every(isPull)) throw error;
    return askForToken(request, { ...options, credentials: undefined });
  }
}

/** Whether a scope asks for nothing but reading. */
function isPull(scope: string): boolean {
  return scope === '' || scope.endsWith(':pull');
}

async function askForToken(request: TokenRequest, options: TokenOptions): Promise<Token> {
  const { credentials, fetch, insecure, signal } = options;
  const realm = checkRealm(request, insecure || credentials === undefined);
  const limit = AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]);
  const call =
    credentials !== undefined && isIdentityToken(credentials)
      ? exchange(realm, request, credentials)
      : ask(realm, request, credentials);
  const server = `The token server of ${request.host}`;
  try {
    const response = await fetch(call.url, { ...call.init, redirect: 'manual', signal: limit }).catch(
      (cause: unknown) => {
        throw unreachable(server, cause);
      },
    );
    if (!response.ok) {
      await response.body?.cancel();
      const asked =
        credentials === undefined ? 'without credentials, as there are none for it' : 'with the credentials for it';
      throw refusal(`${server}, asked ${asked},`, response.status);
    }
    const body = await readBody(response, MAX_ANSWER_BYTES).catch((cause: unknown) => {
      throw cause instanceof BodyTooLargeError ? nonsense(request.host, cause.message) : unreachable(server, cause);
    });
    return readToken(parseJsonObject(body), request.host);
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  }
}

/** A registry names its token server itself; credentials don't go there in the clear, unless it is this machine. */
function checkRealm({ realm, host }: TokenRequest, plainAllowed: boolean): URL {
  const url = URL.parse(realm);
  const plain = url?.protocol === 'http:' && (plainAllowed || isLoopback(url.hostname));
  if (url !== null && (plain || url.protocol === 'https:')) return url;
  throw new RegistryError(
    'INSECURE',
    `The registry ${host} wants its credentials sent to ${realm}, which is not encrypted`,
    { hint: `Let its token server use TLS, or name ${host} among the insecure registries.` },
  );
}

interface Call {
  readonly url: URL;
  readonly init: RequestInit;
}

function ask(realm: URL, request: TokenRequest, credentials: Credentials | undefined): Call {
  const { service, scopes, clientId = '' } = request;
  const url = new URL(realm);
  if (service !== '') url.searchParams.set('service', service);
  if (clientId !== '') url.searchParams.set('client_id', clientId);
  for (const scope of scopes) url.searchParams.append('scope', scope);
  const headers = credentials === undefined ? undefined : { authorization: basicAuthorization(credentials) };
  return { url, init: { method: 'GET', headers: headers ?? {} } };
}

/** An identity token is an OAuth refresh token, traded for an access token at the same place. */
function exchange(realm: URL, { service, scopes, clientId = '' }: TokenRequest, { secret }: Credentials): Call {
  const body = new URLSearchParams({
    grant_type: 'refresh_token',
    refresh_token: secret,
    service,
    scope: scopes.join(' '),
    client_id: clientId === '' ? CLIENT_ID : clientId,
  });
  return { url: realm, init: { method: 'POST', body } };
}

function refusal(server: string, status: number): RegistryError {
  if (status >= 300 && status < 400) {
    return new RegistryError('UNREACHABLE', `${server} sends the request for a token elsewhere`);
  }
  return new RegistryError('DENIED', `${server} refuses: HTTP ${status}`, {
    hint: 'Log in to the registry with an account that may use this repository.',
  });
}

/** Characters of a token, which becomes part of a header. */
const TOKEN = /^[\x21-\x7e]+$/;

function readToken(answer: Readonly<Record<string, unknown>> | undefined, host: string): Token {
  if (answer === undefined) throw nonsense(host, 'it is no JSON object');
  const { token, access_token, expires_in, issued_at } = answer;
  const value = token === '' ? access_token : (token ?? access_token);
  if (typeof value !== 'string' || !TOKEN.test(value)) throw nonsense(host, 'there is no token in it');
  return {
    token: value,
    expiresIn: Math.max(readExpiry(expires_in ?? 0, host), DEFAULT_EXPIRY),
    issuedAt: readIssued(issued_at ?? '', host),
  };
}

function readExpiry(value: unknown, host: string): number {
  if (Number.isSafeInteger(value) && (value as number) >= 0) return Math.min(value as number, MAX_EXPIRY);
  throw nonsense(host, 'its expires_in is no number of seconds');
}

/** Servers in Go write the year 1 where they have no time. */
function readIssued(value: unknown, host: string): number {
  if (typeof value !== 'string') throw nonsense(host, 'its issued_at is no time');
  const milliseconds = Date.parse(value);
  return Number.isNaN(milliseconds) ? 0 : Math.max(0, Math.floor(milliseconds / 1000));
}

/** The answer may hold a secret: it is not quoted. */
function nonsense(host: string, what: string): RegistryError {
  return new RegistryError('PROTOCOL', `The token server of ${host} gave an answer that can't be used: ${what}`, {
    hint: `Check that ${host} is the registry that you mean, and that nothing between here and its token server answers for it.`,
  });
}
