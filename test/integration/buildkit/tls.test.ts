/** @cost 1 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import net, { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import tls from 'node:tls';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type BuildkitError, connect } from '../../../src/buildkit/index.ts';
import { makeCertificates } from '../../support/certificates.ts';
import { type Peer, hello, startPeer } from '../../unit/buildkit/peer.ts';

let directory: string;
let peer: Peer;
let server: tls.Server;
let port: number;
const file = (name: string): string => join(directory, name);

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'aipack-tls-'));
  makeCertificates(directory);
  peer = await startPeer(hello());
  server = tls.createServer(
    {
      ca: readFileSync(file('ca.pem')),
      cert: readFileSync(file('server.pem')),
      key: readFileSync(file('server.key')),
      requestCert: true,
      rejectUnauthorized: true,
      ALPNProtocols: ['h2'],
    },
    (socket) => {
      const onward = net.connect(peer.path);
      onward.on('error', () => undefined);
      socket
        .on('error', () => undefined)
        .pipe(onward)
        .pipe(socket);
    },
  );
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ({ port } = server.address() as AddressInfo);
});
afterAll(async () => {
  server.close();
  await peer.close();
  rmSync(directory, { recursive: true });
});

const address = (parameters: Record<string, string>): string =>
  `tcp://127.0.0.1:${port}?${new URLSearchParams(parameters).toString()}`;
const failure = async (parameters: Record<string, string>): Promise<BuildkitError> =>
  connect(address(parameters), { environment: {} }).then(
    (client) => {
      client.close();
      throw new Error('was let in');
    },
    (error: unknown) => error as BuildkitError,
  );

test('both sides show a certificate, and the name is the one that was given', async () => {
  const parameters = {
    ca: file('ca.pem'),
    cert: file('client.pem'),
    key: file('client.key'),
    servername: 'buildkit.test',
  };
  using client = await connect(address(parameters), { environment: {} });
  expect(client.info.versionText).toBe('v0.20.0');
});

test('a name that is not in the certificate', async () => {
  const parameters = {
    ca: file('ca.pem'),
    cert: file('client.pem'),
    key: file('client.key'),
    servername: 'other.test',
  };
  expect(await failure(parameters)).toMatchObject({ code: 'TLS_FAILED' });
});

test('an authority that is not known', async () => {
  expect(await failure({ servername: 'buildkit.test' })).toMatchObject({ code: 'TLS_FAILED' });
});

test('an authority that the user knows, where the address names none', async () => {
  const parameters = { cert: file('client.pem'), key: file('client.key'), servername: 'buildkit.test' };
  const certificates = readFileSync(file('ca.pem'), 'utf8');
  using client = await connect(address(parameters), { environment: {}, certificates });
  expect(client.info.versionText).toBe('v0.20.0');
  expect(await failure(parameters)).toMatchObject({ code: 'TLS_FAILED' });
});

test('no client certificate where one is asked for', async () => {
  expect(await failure({ ca: file('ca.pem'), servername: 'buildkit.test' })).toMatchObject({ code: 'TLS_FAILED' });
});

test('a file that is not there', async () => {
  expect(await failure({ ca: '/nonexistent.pem' })).toMatchObject({ code: 'TLS_FAILED' });
});

test('no TLS where it is expected', async () => {
  const plain = connect(`tcp://127.0.0.1:${port}`, { environment: {} });
  await expect(plain).rejects.toMatchObject({ code: 'NOT_BUILDKIT' });
});
