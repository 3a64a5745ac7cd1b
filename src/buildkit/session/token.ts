import { parseJsonObject } from '../../untrusted/json.ts';
import { BodyTooLargeError, readBody } from '../../untrusted/read-body.ts';
import { BuildkitError, messageOf } from '../errors.ts';
import type { FetchTokenRequest } from '../../proto/auth.ts';
import type { Credentials } from './credentials.ts';

/** As the global `fetch`. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export interface Token {
  readonly token: string;
  /** In seconds. */
  readonly expiresIn: number;
  /** In seconds since 1970. */
  readonly issuedAt: number;
}

/** What a token is good for when its server does not say. */
const DEFAULT_EXPIRY = 60;
/** One that is good for longer than this is good for ever. */
const MAX_EXPIRY = 2 ** 31 - 1;
const TIMEOUT_MS = 30_000;
/** A token has a few kilobytes. */
const MAX_ANSWER_BYTES = 1024 * 1024;

export interface TokenOptions {
  readonly fetch: Fetch;
  readonly credentials: Credentials | undefined;
  /** Whether credentials may go to this registry's token server without TLS. */
  readonly insecure: boolean;
  readonly signal: AbortSignal;
}

/**
 * Asks the token server that a registry named for a token.
 *
 * @throws {BuildkitError} REGISTRY_DENIED, REGISTRY_UNREACHABLE, SESSION_FAILED
 */
export async function fetchToken(
  request: FetchTokenRequest,
  { credentials, fetch, insecure, signal }: TokenOptions,
): Promise<Token> {
  const realm = checkRealm(request, insecure || credentials === undefined);
  const limit = AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]);
  // An identity token can only be exchanged, everything else is what the older and more common way is for.
  const call = credentials?.username === '' ? exchange(realm, request, credentials) : ask(realm, request, credentials);
  const unanswered = (cause: unknown): BuildkitError =>
    new BuildkitError(
      'REGISTRY_UNREACHABLE',
      `The token server of ${request.Host} does not answer: ${messageOf(cause)}`,
      { cause },
    );
  const response = await fetch(call.url, { ...call.init, redirect: 'error', signal: limit }).catch((cause: unknown) => {
    throw unanswered(cause);
  });
  if (!response.ok) {
    await response.body?.cancel();
    throw new BuildkitError('REGISTRY_DENIED', `The token server of ${request.Host} refuses: HTTP ${response.status}`, {
      hint: 'Log in to the registry with an account that may use this repository.',
    });
  }
  const body = await readBody(response, MAX_ANSWER_BYTES).catch((cause: unknown) => {
    throw cause instanceof BodyTooLargeError ? nonsense(request.Host, cause.message) : unanswered(cause);
  });
  return readToken(parseJsonObject(body), request.Host);
}

/** A registry names its token server itself; credentials don't go there in the clear, unless it is this machine. */
function checkRealm({ Realm, Host }: FetchTokenRequest, plainAllowed: boolean): URL {
  const realm = URL.parse(Realm);
  const local = realm !== null && /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(realm.hostname);
  const secure = realm?.protocol === 'https:' || (realm?.protocol === 'http:' && (local || plainAllowed));
  if (realm !== null && secure) return realm;
  throw new BuildkitError(
    'SESSION_FAILED',
    `The registry ${Host} wants its credentials sent to ${Realm}, which is not encrypted`,
    { hint: `Let its token server use TLS, or name ${Host} among the insecure registries.` },
  );
}

interface Call {
  readonly url: string;
  readonly init: RequestInit;
}

function ask(realm: URL, { Service, Scopes, ClientID }: FetchTokenRequest, credentials: Credentials | undefined): Call {
  const url = new URL(realm);
  if (Service !== '') url.searchParams.set('service', Service);
  if (ClientID !== '') url.searchParams.set('client_id', ClientID);
  for (const scope of Scopes) url.searchParams.append('scope', scope);
  const basic = credentials && Buffer.from(`${credentials.username}:${credentials.secret}`).toString('base64');
  return { url: url.href, init: { headers: basic === undefined ? {} : { authorization: `Basic ${basic}` } } };
}

function exchange(realm: URL, { Service, Scopes, ClientID }: FetchTokenRequest, { secret }: Credentials): Call {
  const body = new URLSearchParams({
    grant_type: 'refresh_token',
    refresh_token: secret,
    service: Service,
    scope: Scopes.join(' '),
    client_id: ClientID === '' ? 'buildkit-client' : ClientID,
  });
  return { url: realm.href, init: { method: 'POST', body } };
}

/** It becomes part of a header. */
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

/** Zero means "now" to the daemon, by its own clock. Servers in Go write the year 1 where they have no time. */
function readIssued(value: unknown, host: string): number {
  if (typeof value !== 'string') throw nonsense(host, 'its issued_at is no time');
  const milliseconds = Date.parse(value);
  return Number.isNaN(milliseconds) ? 0 : Math.max(0, Math.floor(milliseconds / 1000));
}

/** The answer may hold a secret: it is not quoted. */
function nonsense(host: string, what: string): BuildkitError {
  return new BuildkitError('SESSION_FAILED', `The token server of ${host} gave an answer that can't be used: ${what}`, {
    hint: `Check that ${host} is the registry that you mean, and that nothing between here and its token server answers for it.`,
  });
}
