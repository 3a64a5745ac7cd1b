import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { networkFetch } from '../../../../src/host/network/network-fetch.ts';
import { parseReference, RegistryClient } from '../../../../src/oci/index.ts';
import { makeCertificates } from '../../../support/certificates.ts';
import { startHttpProxy } from '../../../support/network/proxies.ts';
import { aipack } from '../../../support/run-program.ts';

const folder = mkdtempSync(join(tmpdir(), 'aipack-certificates-'));
let server: https.Server;
let port: number;
let asked: string[];

beforeAll(async () => {
  makeCertificates(folder);
  mkdirSync(join(folder, 'app'));
  writeFileSync(join(folder, 'app/package.json'), '{"name":"app","scripts":{"start":"node server.js"}}');
  const [cert, key] = ['server.pem', 'server.key'].map((name) => readFileSync(join(folder, name)));
  // A registry, its token server and a mirror of packages, under every name that a proxy leads here.
  server = https.createServer({ cert, key }, (request, response) => {
    const { authorization = '', host = '' } = request.headers;
    asked.push(`${host} ${new URL(request.url ?? '', 'https://any').pathname}`);
    if (request.url?.startsWith('/token') === true) response.end('{"token":"T"}');
    else if (!request.url?.startsWith('/v2/')) response.writeHead(404).end();
    else if (authorization === 'Bearer T') response.end('{"layers":[]}');
    else response.writeHead(401, { 'www-authenticate': `Bearer realm="https://${host}/token"` }).end();
  });
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ({ port } = server.address() as AddressInfo);
  asked = [];
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true });
});

/** Asks the registry for a manifest, through a proxy, since this machine itself is spoken to without TLS. */
async function manifest(trust: { certificates?: string; insecure?: readonly string[] }): Promise<unknown> {
  await using proxy = await startHttpProxy(port);
  const https = { protocol: 'http', host: '127.0.0.1', port: proxy.port } as const;
  const { insecure = [] } = trust;
  const fetch = networkFetch({ proxies: { https, http: https, no: '' }, ...trust });
  const client = new RegistryClient({ fetch, credentials: async () => undefined, insecure });
  // Awaited: the proxy ends with this function.
  return await client.manifest(parseReference('buildkit.test/app:1'));
}

describe('an authority of the user’s own', () => {
  const certificates = (): string => readFileSync(join(folder, 'ca.pem'), 'utf8');

  test('counts for registries and their token servers', async () => {
    expect(await manifest({ certificates: certificates() })).toMatchObject({ content: { layers: [] } });
    expect(asked).toContain('buildkit.test /token');
  });

  test('is asked for where it is not known, with what is wrong', async () => {
    await expect(manifest({})).rejects.toMatchObject({
      code: 'UNREACHABLE',
      message: expect.stringMatching(
        /^buildkit\.test has a certificate that is not trusted: [a-z -]*certificate[a-z ]*$/,
      ) as unknown,
      hint: expect.stringContaining('ca-file') as unknown,
    });
  });

  test('is not needed for an insecure registry', async () => {
    expect(await manifest({ insecure: ['buildkit.test'] })).toMatchObject({ content: { layers: [] } });
  });

  test('counts for mirrors of packages', async () => {
    const validate = (...more: readonly string[]) => {
      const mirror = ['--package-repository', `https://127.0.0.1:${port}/os`];
      const env = { PATH: process.env.PATH, HOME: folder, XDG_CACHE_HOME: folder };
      return aipack(['validate', join(folder, 'app'), ...mirror, ...more], env);
    };
    const refused = await validate();
    expect(refused.stderr).toMatch(/UNABLE_TO_VERIFY|certificate/);
    const trusted = await validate('--ca-file', join(folder, 'ca.pem'));
    expect(trusted.stderr).toMatch(/answered 404/);
  });
});
