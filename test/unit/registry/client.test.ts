import { afterEach, describe, expect, test } from '@jest/globals';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseReference } from '../../../src/llb/index.ts';
import type { Credentials } from '../../../src/registry/authorize.ts';
import { isLoopback, RegistryClient } from '../../../src/registry/client.ts';
import { sha256 } from '../../../src/registry/digest.ts';

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
