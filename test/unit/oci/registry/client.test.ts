import { afterEach, describe, expect, test } from '@jest/globals';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  type Credentials,
  isLoopback,
  parseReference,
  RegistryClient,
  type RegistryClientOptions,
  sha256,
} from '../../../../src/oci/index.ts';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;
const servers: Server[] = [];

async function registry(handler: Handler): Promise<string> {
  const server = createServer(handler);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

function client(credentials?: Credentials): RegistryClient {
  return new RegistryClient({ fetch, credentials: async () => credentials });
}

describe('asking a registry', () => {
  test('a manifest comes with its digest, a missing one is undefined', async () => {
    const body = JSON.stringify({ layers: [] });
    const host = await registry((request, response) => {
      if (request.url === '/v2/app/manifests/1') {
        response.setHeader('content-type', 'application/vnd.oci.image.manifest.v1+json').end(body);
      } else response.writeHead(404).end();
    });
    const manifest = await client().manifest(parseReference(`${host}/app:1`));
    expect(manifest).toMatchObject({
      digest: sha256(Buffer.from(body)),
      mediaType: 'application/vnd.oci.image.manifest.v1+json',
    });
    expect(await client().manifest(parseReference(`${host}/app:2`))).toBeUndefined();
  });

  test('bytes that are not those of the digest are refused', async () => {
    const host = await registry((_request, response) => response.end('something else'));
    const digest = `sha256:${'0'.repeat(64)}`;
    await expect(client().blob(parseReference(`${host}/app`), digest, 100)).rejects.toMatchObject({ code: 'PROTOCOL' });
  });

  test('an answer longer than the limit is not read to its end', async () => {
    const host = await registry((_request, response) => response.end('x'.repeat(1000)));
    const digest = sha256(Buffer.from('x'.repeat(1000)));
    await expect(client().blob(parseReference(`${host}/app`), digest, 999)).rejects.toMatchObject({ code: 'PROTOCOL' });
  });

  test('a token is fetched with the credentials of this registry and used', async () => {
    const seen: string[] = [];
    const host = await registry((request, response) => {
      seen.push(`${request.url ?? ''} ${request.headers.authorization ?? ''}`);
      if (request.url?.startsWith('/token')) response.end(JSON.stringify({ token: 'T' }));
      else if (request.headers.authorization === 'Bearer T') response.end('{}');
      else {
        const challenge = `Bearer realm="http://${request.headers.host ?? ''}/token",service="s"`;
        response.writeHead(401, { 'www-authenticate': challenge }).end();
      }
    });
    await client({ username: 'u', secret: 'p' }).manifest(parseReference(`${host}/app:1`));
    expect(seen[1]).toContain('scope=repository%3Aapp%3Apull');
    expect(seen[1]).toContain(`Basic ${Buffer.from('u:p').toString('base64')}`);
  });

  test('what opened one registry is not shown to another one with a repository of the same name', async () => {
    const seen: string[] = [];
    const handler: Handler = (request, response) => {
      seen.push(`${request.headers.host ?? ''} ${request.headers.authorization ?? ''}`);
      if (request.headers.authorization === undefined)
        response.writeHead(401, { 'www-authenticate': 'Basic realm="r"' }).end();
      else response.end('{}');
    };
    const [one, two] = [await registry(handler), await registry(handler)];
    const both = new RegistryClient({ fetch, credentials: async (host) => ({ username: host, secret: 's' }) });
    for (const host of [one, two, one]) await both.manifest(parseReference(`${host}/app:1`));
    const basic = (host: string): string => `${host} Basic ${Buffer.from(`${host}:s`).toString('base64')}`;
    expect(seen).toEqual([`${one} `, basic(one), `${two} `, basic(two), basic(one)]);
  });

  test('credentials are not sent in the clear, unless that is asked for', async () => {
    const host = 'registry.example.com';
    const sent: string[] = [];
    const ask = (insecure: readonly string[]): Promise<unknown> =>
      new RegistryClient({
        credentials: async () => ({ username: 'u', secret: 'p' }),
        insecure,
        fetch: async (url) => {
          const { host: to } = url;
          sent.push(to);
          if (to === 'auth.example.com') return Response.json({ token: 'T' });
          const challenge = 'Bearer realm="http://auth.example.com/token"';
          return new Response('', { status: 401, headers: { 'www-authenticate': challenge } });
        },
      }).manifest(parseReference(`${host}/app:1`));
    await expect(ask([])).rejects.toThrow(/not encrypted/);
    expect(sent).toEqual([host]);
    await expect(ask([host])).rejects.toThrow(/refuses to pull/);
    // The first asks whether it has TLS.
    expect(sent).toEqual([host, host, host, 'auth.example.com', host]);
  });

  test('an insecure registry is spoken to with TLS where it has that, and without where it has not', async () => {
    const insecure = ['tls.example', 'plain.example'];
    const asked: string[] = [];
    const both = new RegistryClient({
      credentials: async () => undefined,
      insecure,
      fetch: async ({ host, protocol }) => {
        if (host === 'plain.example' && protocol === 'https:') throw new TypeError('fetch failed');
        asked.push(`${protocol}//${host}`);
        return new Response('{}');
      },
    });
    for (const host of [...insecure, ...insecure, 'other.example'])
      await both.manifest(parseReference(`${host}/app:1`));
    expect(asked).toEqual([
      // That it has TLS is asked once.
      ...['https://tls.example', 'https://tls.example'],
      ...['http://plain.example', 'https://tls.example', 'http://plain.example', 'https://other.example'],
    ]);
  });

  test('a token server may not send an identity token on', async () => {
    const elsewhere: string[] = [];
    const other = await registry((request, response) => {
      elsewhere.push(request.url ?? '');
      response.end(JSON.stringify({ token: 'T' }));
    });
    const host = await registry((request, response) => {
      if (request.url?.startsWith('/token') === true) {
        response.writeHead(307, { location: `http://${other}/` }).end();
        return;
      }
      const challenge = `Bearer realm="http://${request.headers.host ?? ''}/token",service="s"`;
      response.writeHead(401, { 'www-authenticate': challenge }).end();
    });
    const asking = client({ username: '', secret: 'identity' }).manifest(parseReference(`${host}/app:1`));
    await expect(asking).rejects.toMatchObject({ code: 'UNREACHABLE' });
    expect(elsewhere).toEqual([]);
  });

  test('an identity token is posted, never sent as a password', async () => {
    let posted = '';
    const host = await registry((request, response) => {
      if (request.url === '/token' && request.method === 'POST') {
        request.on('data', (chunk: Buffer) => (posted += chunk.toString()));
        request.on('end', () => response.end(JSON.stringify({ access_token: 'T' })));
      } else if (request.headers.authorization === 'Bearer T') response.end('{}');
      else {
        const challenge = `Bearer realm="http://${request.headers.host ?? ''}/token",service="s"`;
        response.writeHead(401, { 'www-authenticate': challenge }).end();
      }
    });
    await client({ username: '', secret: 'refresh-me' }).manifest(parseReference(`${host}/app:1`));
    expect(new URLSearchParams(posted).get('refresh_token')).toBe('refresh-me');
  });
});

/** Every origin with a server of its own, whatever its scheme and name: what was sent where is in `seen`. */
async function network(servers: Readonly<Record<string, Handler>>): Promise<{
  readonly seen: Readonly<Record<string, string[]>>;
  readonly fetch: typeof fetch;
}> {
  const seen: Record<string, string[]> = {};
  const addresses = new Map<string, string>();
  for (const [origin, handler] of Object.entries(servers)) {
    seen[origin] = [];
    const address = await registry((request, response) => {
      seen[origin]?.push([request.method, request.url, request.headers.authorization].filter(Boolean).join(' '));
      handler(request, response);
    });
    addresses.set(origin, address);
  }
  const reach = (url: URL | string | Request, init?: RequestInit): Promise<Response> => {
    const { origin, href } = url as URL;
    const address = addresses.get(origin);
    if (address === undefined) throw new Error(`nobody is at ${origin}`);
    return fetch(href.replace(origin, `http://${address}`), init);
  };
  return { seen, fetch: reach };
}

/** A handler that asks for a password first. */
const guarded =
  (handler: Handler): Handler =>
  (request, response) => {
    if (request.headers.authorization === undefined) {
      response.writeHead(401, { 'www-authenticate': 'Basic realm="r"' }).end();
    } else handler(request, response);
  };
const redirecting =
  (location: string, status = 307): Handler =>
  (_request, response) =>
    response.writeHead(status, { location }).end();
const serving =
  (text: string): Handler =>
  (_request, response) =>
    response.end(text);
const BASIC = `Basic ${Buffer.from('u:p').toString('base64')}`;

describe('a registry that sends us elsewhere', () => {
  const HOME = 'https://registry.example';
  const text = JSON.stringify({ layers: [] });
  const blob = sha256(Buffer.from(text));
  const asking = (net: Pick<RegistryClientOptions, 'fetch'>, insecure: readonly string[] = []): RegistryClient =>
    new RegistryClient({ ...net, insecure, credentials: async () => ({ username: 'u', secret: 'p' }) });
  const app = parseReference('registry.example/app:1');

  test.each([
    ['the same host without TLS', 'http://registry.example/v2/app/blobs/uploads/1'],
    ['another port', 'https://registry.example:8443/v2/app/blobs/uploads/1'],
    ['another host', 'https://elsewhere.example/v2/app/blobs/uploads/1'],
    ['an address that is none', 'https://'],
  ])('with an upload, to %s, is told nothing there', async (_where, location) => {
    const other = URL.parse(location)?.origin ?? 'https://nowhere.example';
    const net = await network({
      [HOME]: guarded((_request, response) => response.writeHead(202, { location }).end()),
      [other]: serving(''),
    });
    await asking(net).checkPush(app);
    expect(net.seen).toEqual({
      [HOME]: ['POST /v2/app/blobs/uploads/', `POST /v2/app/blobs/uploads/ ${BASIC}`],
      [other]: [],
    });
  });

  test('when an upload is to be opened is not followed', async () => {
    const net = await network({
      [HOME]: redirecting('https://elsewhere.example/v2/app/blobs/uploads/'),
      'https://elsewhere.example': (_request, response) => response.writeHead(202).end(),
    });
    await expect(asking(net).checkPush(app)).rejects.toMatchObject({ code: 'PROTOCOL' });
    expect(net.seen['https://elsewhere.example']).toEqual([]);
  });

  test('for a blob is followed there, without a secret', async () => {
    const net = await network({
      [HOME]: guarded(redirecting('https://blobs.example/x?signed=1')),
      'https://blobs.example': redirecting('https://more.example/y', 302),
      'https://more.example': serving(text),
    });
    expect(Buffer.from(await asking(net).blob(app, blob, 100)).toString()).toBe(text);
    expect(net.seen['https://blobs.example']).toEqual(['GET /x?signed=1']);
    expect(net.seen['https://more.example']).toEqual(['GET /y']);
  });

  test('to another path of its own is followed with what opened it', async () => {
    const net = await network({
      [HOME]: guarded((request, response) => {
        if (request.url === '/v2/other/manifests/1') response.end(text);
        else redirecting('/v2/other/manifests/1')(request, response);
      }),
    });
    expect(await asking(net).manifest(app)).toMatchObject({ digest: blob });
    expect(net.seen[HOME]?.at(-1)).toBe(`GET /v2/other/manifests/1 ${BASIC}`);
  });

  test('with a challenge there gets no credentials out of it', async () => {
    const net = await network({
      [HOME]: redirecting('https://blobs.example/x'),
      'https://blobs.example': (_request, response) => {
        response.writeHead(401, { 'www-authenticate': 'Bearer realm="https://blobs.example/token"' }).end();
      },
    });
    await expect(asking(net).blob(app, blob, 100)).rejects.toMatchObject({ code: 'DENIED' });
    expect(net.seen['https://blobs.example']).toEqual(['GET /x']);
  });

  test('where nothing is encrypted is followed only where the registry itself is not', async () => {
    const servers = { [HOME]: redirecting('http://blobs.example/x'), 'http://blobs.example': serving(text) };
    const strict = await network(servers);
    await expect(asking(strict).blob(app, blob, 100)).rejects.toMatchObject({ code: 'PROTOCOL' });
    expect(strict.seen['http://blobs.example']).toEqual([]);
    const lenient = await network({
      'http://registry.example': redirecting('http://blobs.example/x'),
      'http://blobs.example': serving(text),
    });
    await asking(lenient, ['registry.example']).blob(app, blob, 100);
    expect(lenient.seen['http://blobs.example']).toEqual(['GET /x']);
  });

  test.each([
    ['in circles', HOME],
    ['nowhere', ''],
  ])('%s is an error with a code', async (_where, location) => {
    const headers = location === '' ? {} : { location: `${location}/x` };
    const net = await network({ [HOME]: (_request, response) => response.writeHead(302, headers).end() });
    await expect(asking(net).blob(app, blob, 100)).rejects.toMatchObject({ code: 'PROTOCOL' });
    expect(net.seen[HOME]?.length).toBeLessThan(10);
  });
});

describe('an answer that makes no sense is an error with a code', () => {
  const answers: readonly (readonly [string, string])[] = [
    ['nothing', ''],
    ['no JSON', '<html>'],
    ['null', 'null'],
    ['a list', '[]'],
    ['a number', '5'],
    ['nothing in it', '{}'],
    ['no text', '{"token":5,"manifests":5,"errors":5}'],
    ['a text that is no header', '{"token":"a\\nb","manifests":"a","errors":"a"}'],
    ['the wrong parts', '{"token":{},"manifests":[null],"errors":[null,5,{"code":{}}]}'],
    ['a digest that is a path', '{"token":[],"layers":[{"mediaType":"x","digest":"../../x","size":1}]}'],
    ['a size that is none', `{"token":[],"layers":[{"mediaType":"x","digest":"sha256:${'0'.repeat(64)}","size":-1}]}`],
    ['far too much', `{"token":"${'x'.repeat(5 * 1024 * 1024)}"}`],
  ];

  test.each(answers)('for a token: %s', async (_what, body) => {
    const host = await registry((request, response) => {
      if (request.url?.startsWith('/token') === true) response.end(body);
      else {
        const challenge = `Bearer realm="http://${request.headers.host ?? ''}/token",service="s"`;
        response.writeHead(401, { 'www-authenticate': challenge }).end();
      }
    });
    const asked = client({ username: 'u', secret: 'p' }).manifest(parseReference(`${host}/app:1`));
    await expect(asked).rejects.toMatchObject({ code: 'PROTOCOL', message: expect.stringContaining(host) as unknown });
  });

  test.each(answers.filter(([what]) => !['nothing in it', 'a text that is no header'].includes(what)))(
    'for a manifest: %s',
    async (_what, body) => {
      const host = await registry(serving(body));
      const asked = client().manifest(parseReference(`${host}/app:1`));
      await expect(asked).rejects.toMatchObject({ code: 'PROTOCOL' });
    },
  );

  test.each(answers)('for a refusal: %s', async (_what, body) => {
    const host = await registry((_request, response) => response.writeHead(403).end(body));
    await expect(client().checkPush(parseReference(`${host}/app:1`))).rejects.toMatchObject({ code: 'DENIED' });
  });

  test('that breaks off is one as well', async () => {
    const host = await registry((_request, response) => {
      response.writeHead(200, { 'content-length': '1000' }).write('{');
      setImmediate(() => response.destroy());
    });
    const asked = client().manifest(parseReference(`${host}/app:1`));
    await expect(asked).rejects.toMatchObject({ code: 'UNREACHABLE' });
  });
});

describe('asking whether a push is allowed', () => {
  test('an upload is opened and dropped', async () => {
    const seen: string[] = [];
    const host = await registry((request, response) => {
      seen.push(`${request.method ?? ''} ${request.url ?? ''}`);
      if (request.method === 'POST') response.writeHead(202, { location: '/v2/app/blobs/uploads/1' }).end();
      else response.writeHead(204).end();
    });
    await client().checkPush(parseReference(`${host}/app:1`));
    expect(seen).toEqual(['POST /v2/app/blobs/uploads/', 'DELETE /v2/app/blobs/uploads/1']);
  });

  test('a refusal carries what the registry says', async () => {
    const host = await registry((_request, response) => {
      response.writeHead(403).end(JSON.stringify({ errors: [{ code: 'DENIED', message: 'write_package' }] }));
    });
    await expect(client().checkPush(parseReference(`${host}/app:1`))).rejects.toMatchObject({
      code: 'DENIED',
      message: expect.stringContaining('write_package') as unknown,
    });
  });

  test('a registry without that repository has no lack of a login', async () => {
    const host = await registry((_request, response) => {
      response
        .writeHead(404)
        .end(JSON.stringify({ errors: [{ code: 'NAME_UNKNOWN', message: 'no such repository' }] }));
    });
    await expect(client().checkPush(parseReference(`${host}/app:1`))).rejects.toMatchObject({
      code: 'NOT_FOUND',
      message: expect.stringContaining('no such repository') as unknown,
      hint: expect.stringContaining('Check the name') as unknown,
    });
  });

  test('one that answers without TLS is told to do so, with the setting to add', async () => {
    const host = await registry((_request, response) => response.end());
    const asked = new RegistryClient({
      fetch: (url, init) => fetch(`https://${host}${url.pathname}`, init),
      credentials: async () => undefined,
    });
    await expect(asked.checkPush(parseReference('registry.example/app:1'))).rejects.toMatchObject({
      code: 'UNREACHABLE',
      message: 'registry.example answered without TLS',
      hint: expect.stringContaining('insecure-registries') as unknown,
    });
  });

  test('a registry that is not there is told apart from one that refuses', async () => {
    const host = await registry(() => undefined);
    servers.splice(0).forEach((server) => server.close());
    await expect(client().checkPush(parseReference(`${host}/app:1`))).rejects.toMatchObject({ code: 'UNREACHABLE' });
  });
});

test.each([
  ['localhost:5000', true],
  ['127.0.0.1', true],
  ['[::1]:5000', true],
  ['localhost.example', false],
  ['127.0.0.1.example', false],
  ['ghcr.io', false],
])('%s is this machine: %s', (host, expected) => {
  expect(isLoopback(host)).toBe(expected);
});
