import http from 'node:http';
import type { Duplex } from 'node:stream';
import { afterEach, expect, test } from '@jest/globals';
import { connect } from '../../../src/buildkit/index.ts';
import { DockerApi } from '../../../src/buildkit/transport/docker-api.ts';
import { grpcServer, hello, listen } from './peer.ts';

const cleanup: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const each of cleanup.splice(0)) await each();
});

const TOO_OLD = (version: string): string =>
  JSON.stringify({
    message: `client version ${version} is too old. Minimum supported API version is 1.44, please upgrade your client to a newer version`,
  });

/** A Docker API that refuses versions below 1.44, and takes `assumed` where a request names none. */
async function api(assumed: string): Promise<{ path: string; asked: string[] }> {
  const asked: string[] = [];
  const grpc = grpcServer(hello('v0.31.0'));
  const refusal = (url: string): string | undefined => {
    asked.push(url);
    const version = /^\/v(\d+\.\d+)\//.exec(url)?.[1] ?? assumed;
    return Number(version.split('.')[1]) < 44 ? TOO_OLD(version) : undefined;
  };
  const server = http.createServer(({ url = '' }, response) => {
    const refused = refusal(url);
    response
      .writeHead(refused === undefined ? 200 : 400, { 'Content-Type': 'application/json' })
      .end(refused ?? '{"Version":"29.6.0"}');
  });
  server.on('upgrade', ({ url = '' }, socket: Duplex) => {
    const refused = refusal(url);
    if (refused === undefined) {
      socket.write('HTTP/1.1 101 UPGRADED\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n');
      grpc.emit('connection', socket);
    } else socket.end(`HTTP/1.1 400 Bad Request\r\nContent-Length: ${refused.length}\r\n\r\n${refused}`);
  });
  const { path, close } = await listen(server);
  cleanup.push(close);
  return { path, asked };
}

test('Docker 29, whose API begins with 1.44, is asked without a version, which is its newest', async () => {
  const { path, asked } = await api('1.52');
  using client = await connect(`docker://${path}`, { environment: {} });
  const { status } = await new DockerApi({ kind: 'socket', path }, {}).call('GET', '/version', {
    signal: new AbortController().signal,
  });
  expect({ version: client.info.versionText, status, asked }).toEqual({
    version: 'v0.31.0',
    status: 200,
    asked: ['/grpc', '/version'],
  });
});

test('what stands in front of it and takes such requests as old ones is asked with the version it wants', async () => {
  const { path, asked } = await api('1.24');
  using client = await connect(`docker://${path}`, { environment: {} });
  const docker = new DockerApi({ kind: 'socket', path }, {});
  const { signal } = new AbortController();
  const statuses = [await docker.call('GET', '/version', { signal }), await docker.call('GET', '/info', { signal })];
  expect(statuses.map(({ status }) => status)).toEqual([200, 200]);
  expect(client.info.docker).toBe(true);
  expect(asked).toEqual(['/grpc', '/v1.44/grpc', '/version', '/v1.44/version', '/v1.44/info']);
});
