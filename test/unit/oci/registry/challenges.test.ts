import { describe, expect, test } from '@jest/globals';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseChallenges } from '../../../../src/oci/registry/challenges.ts';
import { type Credentials, fetchToken, parseReference, RegistryClient } from '../../../../src/oci/index.ts';

const { signal } = new AbortController();

test.each([
  ['Basic realm="r"', [{ scheme: 'basic', parameters: { realm: 'r' } }]],
  ['BEARER Realm="r", SERVICE=s', [{ scheme: 'bearer', parameters: { realm: 'r', service: 's' } }]],
  [
    'Bearer realm = "a, Basic realm=\\"b\\"" , scope="c"',
    [{ scheme: 'bearer', parameters: { realm: 'a, Basic realm="b"', scope: 'c' } }],
  ],
  [
    'Negotiate, Basic realm="r"',
    [
      { scheme: 'negotiate', parameters: {} },
      { scheme: 'basic', parameters: { realm: 'r' } },
    ],
  ],
  [
    'Basic realm="r",Bearer realm="t",service="s"',
    [
      { scheme: 'basic', parameters: { realm: 'r' } },
      { scheme: 'bearer', parameters: { realm: 't', service: 's' } },
    ],
  ],
  ['Bearer realm="first",realm="second"', [{ scheme: 'bearer', parameters: { realm: 'first' } }]],
  ['Bearer realm="open', [{ scheme: 'bearer', parameters: { realm: '' } }]],
  ['=nonsense', []],
  ['', []],
])('%s', (header, challenges) => {
  const read = parseChallenges(header);
  expect(read.map(({ scheme, parameters }) => ({ scheme, parameters: Object.fromEntries(parameters) }))).toEqual(
    challenges,
  );
});

interface Behaviour {
  readonly challenges: (host: string) => readonly string[];
  readonly token?: (request: IncomingMessage, response: ServerResponse) => void;
  readonly opens: (authorization: string) => boolean;
}

/** A registry with its token server on loopback, and what a client gets of it. */
async function withRegistry<T>(
  { challenges, token, opens }: Behaviour,
  use: (host: string, seen: readonly string[]) => Promise<T>,
): Promise<T> {
  const seen: string[] = [];
  const server = createServer((request, response) => {
    const { authorization = '', host = '' } = request.headers;
    const path = new URL(request.url ?? '', 'http://any').pathname;
    seen.push(`${path} ${authorization}`.trim());
    if (path === '/token') return void token?.(request, response);
    if (opens(authorization)) return void response.end('{}');
    response.writeHead(authorization === '' ? 401 : 403, { 'www-authenticate': [...challenges(host)] }).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    return await use(`127.0.0.1:${(server.address() as AddressInfo).port}`, seen);
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

const manifest = (host: string, credentials?: Credentials): Promise<unknown> =>
  new RegistryClient({ fetch, credentials: async () => credentials }).manifest(parseReference(`${host}/app:1`));
const account = { username: 'u', secret: 'p' };
const shown = `Basic ${Buffer.from('u:p').toString('base64')}`;
const bearer = (host: string): string => `Bearer realm="http://${host}/token",service="s"`;
const gives = (token: string) => (_request: IncomingMessage, response: ServerResponse) =>
  void response.end(JSON.stringify({ token }));

describe('a registry that offers several ways', () => {
  test.each([
    ['in two headers', (host: string) => ['Basic realm="r"', bearer(host)]],
    ['in one', (host: string) => [`Basic realm="r", ${bearer(host)}`]],
    ['in the other order', (host: string) => [`${bearer(host)}, Basic realm="r"`]],
    [
      'in capitals, without quotes',
      (host: string) => [`BASIC REALM=r, BEARER REALM="http://${host}/token", SERVICE=s`],
    ],
    ['behind one that nobody here knows', (host: string) => [`Negotiate, ${bearer(host)}`]],
  ])('%s is given a token', async (_, challenges) => {
    const opens = (authorization: string): boolean => authorization === 'Bearer T';
    await withRegistry({ challenges, opens, token: gives('T') }, async (host, seen) => {
      await manifest(host, account);
      expect(seen.slice(1)).toEqual([`/token ${shown}`, '/v2/app/manifests/1 Bearer T']);
    });
  });

  test('is given the password where its token server is none, or refuses', async () => {
    const opens = (authorization: string): boolean => authorization === shown;
    const nowhere = (): string[] => ['Bearer realm="nowhere"', 'Basic realm="r"'];
    await withRegistry({ challenges: nowhere, opens }, (host) => manifest(host, account));
    const refuses = (_request: IncomingMessage, response: ServerResponse): void => void response.writeHead(401).end();
    const both = (host: string): string[] => [bearer(host), 'Basic realm="r"'];
    await withRegistry({ challenges: both, opens, token: refuses }, (host) => manifest(host, account));
  });

  test('and is given nothing, says what it asks for', async () => {
    const challenges = (): string[] => ['Basic realm="r"', 'Negotiate'];
    const asked = withRegistry({ challenges, opens: () => false }, (host) => manifest(host));
    await expect(asked).rejects.toThrow(/asks for Basic or Negotiate credentials, and there are none for it/);
  });
});

describe('a token of the registry', () => {
  const token = { username: '', secret: 'R', bearer: true } as const;

  test('is shown to it, and no token server is asked', async () => {
    const opens = (authorization: string): boolean => authorization === 'Bearer R';
    await withRegistry({ challenges: (host) => [bearer(host)], opens }, async (host, seen) => {
      await manifest(host, token);
      expect(seen).toEqual(['/v2/app/manifests/1', '/v2/app/manifests/1 Bearer R']);
    });
  });

  test('is the one that a daemon is given, and never its password', async () => {
    const request = { host: 'r', realm: 'https://nowhere.invalid/token', service: '', scopes: [] };
    const given = await fetchToken(request, { fetch, credentials: token, insecure: false, signal });
    expect(given).toMatchObject({ token: 'R' });
  });
});

describe("credentials that nobody gave for a registry, as the job's token", () => {
  const optional = { ...account, optional: true } as const;
  const onlyAnonymous = (request: IncomingMessage, response: ServerResponse): void => {
    if (request.headers.authorization === undefined) response.end(JSON.stringify({ token: 'public' }));
    else response.writeHead(403).end();
  };
  const challenges = (host: string): string[] => [bearer(host)];

  test('are left out where the token server refuses them', async () => {
    const opens = (authorization: string): boolean => authorization === 'Bearer public';
    await withRegistry({ challenges, opens, token: onlyAnonymous }, async (host, seen) => {
      await manifest(host, optional);
      expect(seen.slice(1, 3)).toEqual([`/token ${shown}`, '/token']);
      await expect(manifest(host, account)).rejects.toThrow(/with the credentials for it, refuses: HTTP 403/);
    });
  });

  test('are left out where what they are traded for opens nothing', async () => {
    const opens = (authorization: string): boolean => authorization === 'Bearer anonymous';
    const token = (request: IncomingMessage, response: ServerResponse): void =>
      gives(request.headers.authorization === undefined ? 'anonymous' : 'own')(request, response);
    await withRegistry({ challenges, opens, token }, async (host) => {
      await manifest(host, optional);
      await expect(manifest(host, account)).rejects.toThrow(/refuses to pull/);
    });
  });

  test('are not left out of a push, which nobody may do without', async () => {
    await withRegistry({ challenges, opens: () => false, token: onlyAnonymous }, async (host, seen) => {
      const client = new RegistryClient({ fetch, credentials: async () => optional });
      await expect(client.checkPush(parseReference(`${host}/app:1`))).rejects.toThrow(/HTTP 403/);
      expect(seen.filter((each) => each === '/token')).toEqual([]);
    });
  });
});
