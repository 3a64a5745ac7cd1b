import { execFileSync } from 'node:child_process';
import { createHash, createPrivateKey, sign, X509Certificate, type KeyObject } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeRequest, serve, type Recorded } from './recording-proxy.ts';

export interface TokenAccounts {
  /** Passwords by user. */
  readonly passwords: Readonly<Record<string, string>>;
  /** Users by identity token. */
  readonly identityTokens?: Readonly<Record<string, string>>;
}

export interface TokenServer extends Recorded {
  readonly realm: string;
  readonly issuer: string;
  /** PEM, for the registry that trusts this server. */
  readonly certificate: string;
  /** Answers the next requests instead of the server, until it is set to undefined. */
  instead: ((request: IncomingMessage, response: ServerResponse) => void) | undefined;
}

interface Signer {
  readonly key: KeyObject;
  readonly certificate: string;
}

/** A key with a certificate of its own that registries can trust. */
function newSigner(): Signer {
  const directory = mkdtempSync(join(tmpdir(), 'aipack-token-'));
  try {
    const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-subj', '/CN=token server'];
    const files = ['-days', '2', '-keyout', 'key.pem', '-out', 'certificate.pem'];
    execFileSync('openssl', ['req', '-x509', ...curve, ...files], { cwd: directory, stdio: 'ignore' });
    return {
      key: createPrivateKey(readFileSync(join(directory, 'key.pem'))),
      certificate: readFileSync(join(directory, 'certificate.pem'), 'utf8'),
    };
  } finally {
    rmSync(directory, { recursive: true });
  }
}

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

function signToken({ key, certificate }: Signer, claims: object): string {
  const { raw } = new X509Certificate(certificate);
  const content = `${encode({ alg: 'ES256', typ: 'JWT', x5c: [raw.toString('base64')] })}.${encode(claims)}`;
  const signature = sign('sha256', Buffer.from(content), { key, dsaEncoding: 'ieee-p1363' });
  return `${content}.${signature.toString('base64url')}`;
}

/** `repository:NAME:pull,push` as a registry reads it in a token. */
function accessOf(scope: string): object {
  const [type = '', ...rest] = scope.split(':');
  return { type, name: rest.slice(0, -1).join(':'), actions: (rest.at(-1) ?? '').split(',') };
}

async function formOf(request: IncomingMessage): Promise<URLSearchParams> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
}

function userOf(request: IncomingMessage, form: URLSearchParams, accounts: TokenAccounts): string | undefined {
  const known = (user: string, password: string): string | undefined =>
    password !== '' && accounts.passwords[user] === password ? user : undefined;
  if (request.method !== 'POST') {
    const basic = Buffer.from((request.headers.authorization ?? '').replace(/^Basic /, ''), 'base64').toString('utf8');
    const colon = basic.indexOf(':');
    return known(basic.slice(0, Math.max(colon, 0)), basic.slice(colon + 1));
  }
  return form.get('grant_type') === 'refresh_token'
    ? accounts.identityTokens?.[form.get('refresh_token') ?? '']
    : known(form.get('username') ?? '', form.get('password') ?? '');
}

/** A token server as registries know them, in both ways of asking: with a password, or by trading an identity token. */
export async function startTokenServer(accounts: TokenAccounts): Promise<TokenServer> {
  const signer = newSigner();
  const issuer = `issuer-${createHash('sha256').update(signer.certificate).digest('hex').slice(0, 8)}`;
  const seen: string[] = [];
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const form = await formOf(request);
    seen.push(`${describeRequest(request)} ${form.toString()}`);
    if (made.instead !== undefined) {
      made.instead(request, response);
      return;
    }
    const user = userOf(request, form, accounts);
    if (user === undefined) {
      response
        .writeHead(401, { 'content-type': 'application/json' })
        .end('{"details":"incorrect username or password"}');
      return;
    }
    const query = request.method === 'POST' ? form : new URL(request.url ?? '', made.realm).searchParams;
    const now = Math.floor(Date.now() / 1000);
    const token = signToken(signer, {
      ...{ iss: issuer, sub: user, aud: query.get('service') ?? '', jti: String(seen.length) },
      ...{ iat: now, nbf: now - 10, exp: now + 300 },
      access: query
        .getAll('scope')
        .flatMap((scopes) => scopes.split(' '))
        .map(accessOf),
    });
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ token, access_token: token, expires_in: 300 }));
  };
  const server = await serve((request, response) => void handle(request, response));
  const made: TokenServer = {
    ...server,
    seen,
    issuer,
    realm: `http://${server.address}/token`,
    certificate: signer.certificate,
    instead: undefined,
  };
  return made;
}
