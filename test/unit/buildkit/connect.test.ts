import http from 'node:http';
import net from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { BuildkitError, connect, openClient } from '../../../src/buildkit/index.ts';
import { Control } from '../../../src/proto/services.ts';
import { parseVersion } from '../../../src/buildkit/version.ts';
import { answer, grpcServer, hello, listen, listenTcp, refuse, startProxy, withPeer } from './peer.ts';

const environment = {};
const cleanup: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const each of cleanup.splice(0)) await each();
});

async function failureOf(promise: Promise<unknown>): Promise<BuildkitError> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(BuildkitError);
  return error as BuildkitError;
}

describe('versions', () => {
  const versionOf = (handlers: ReturnType<typeof hello>): Promise<string> =>
    withPeer(handlers, async (peer) => {
      using client = await connect(peer.address, { environment });
      return client.info.versionText;
    });

  test.each(['v0.11.0', 'v0.13.2-moby', '0.20.0-rc1', 'v0.32.2-5-gabcdef', 'v0.0.0+unknown', ''])(
    '"%s" is accepted',
    async (version) => {
      expect(await versionOf(hello(version))).toBe(version);
    },
  );

  test.each(['v0.10.6', 'v0.9.0-moby'])('"%s" is too old', async (version) => {
    expect(await failureOf(versionOf(hello(version)))).toMatchObject({ code: 'DAEMON_TOO_OLD' });
  });

  test('a daemon that does not know the question is too old', async () => {
    const old = { ...hello(), ...refuse(Control.Info.path, 12, 'unknown method Info') };
    const failure = await failureOf(versionOf(old));
    expect(failure.code).toBe('DAEMON_TOO_OLD');
    expect(failure.message).toContain('0.11.0');
  });

  test('a daemon without a worker can not build', async () => {
    const idle = { ...hello(), ...answer(Control.ListWorkers, () => ({})) };
    expect(await failureOf(versionOf(idle))).toMatchObject({ code: 'NOT_BUILDKIT' });
  });
});

describe('what answers, or does not', () => {
  test('no socket', async () => {
    const failure = await failureOf(connect('unix:///nonexistent.sock', { environment }));
    expect(failure).toMatchObject({ code: 'CONNECT_FAILED' });
    expect(failure.message).toContain('no such socket');
  });

  test('a closed port', async () => {
    const server = net.createServer();
    const port = await listenTcp(server);
    await new Promise((resolve) => server.close(resolve));
    expect(await failureOf(connect(`tcp://127.0.0.1:${port}`, { environment }))).toMatchObject({
      code: 'CONNECT_FAILED',
    });
  });

  test('a web server', async () => {
    const server = http.createServer((_request, response) => response.end('hello'));
    const port = await listenTcp(server);
    cleanup.push(async () => void server.close());
    const failure = await failureOf(connect(`tcp://127.0.0.1:${port}`, { environment }));
    expect(failure.code).toBe('NOT_BUILDKIT');
  });

  test('a server that hangs up', async () => {
    const { path, close } = await listen(net.createServer((socket) => socket.end()));
    cleanup.push(close);
    expect(await failureOf(connect(`unix://${path}`, { environment }))).toMatchObject({ code: 'NOT_BUILDKIT' });
  });

  test('nobody before the caller loses patience', async () => {
    const { path, close } = await listen(net.createServer());
    cleanup.push(close);
    const signal = AbortSignal.timeout(50);
    expect(await failureOf(connect(`unix://${path}`, { environment, signal }))).toMatchObject({ code: 'CANCELLED' });
  });
});

/** Docker's API: hands connections over to a gRPC server. Its first bytes may come together with the answer. */
function dockerApi(
  grpc: net.Server,
  options: { status?: number; message?: string; engine?: string } = {},
): http.Server {
  const server = http.createServer((request, response) => {
    if (request.url === '/version' && options.engine !== undefined) {
      response.end(JSON.stringify({ Version: options.engine }));
      return;
    }
    response.writeHead(404).end('{"message":"page not found"}');
  });
  server.on('upgrade', (request, socket, head) => {
    if (options.status !== undefined) {
      const body = JSON.stringify({ message: options.message });
      socket.end(
        `HTTP/1.1 ${options.status} No\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
      );
      return;
    }
    expect(request.headers).toMatchObject({ upgrade: 'h2c', 'content-length': '0' });
    expect([request.method, request.url, head.length]).toEqual(['POST', '/grpc', 0]);
    socket.cork();
    socket.write('HTTP/1.1 101 UPGRADED\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n');
    grpc.emit('connection', socket);
    process.nextTick(() => {
      socket.uncork();
    });
  });
  return server;
}

const SNAPSHOTTER = { 'org.mobyproject.buildkit.worker.snapshotter': 'overlayfs' };

describe("Docker's own BuildKit", () => {
  test('is reached by upgrading, the first bytes of HTTP/2 in the same packet', async () => {
    const { path, close } = await listen(dockerApi(grpcServer(hello('v0.13.2-moby', SNAPSHOTTER))));
    cleanup.push(close);
    using client = await connect(`docker://${path}`, { environment });
    expect(client.info).toMatchObject({ docker: true, containerdStore: true });
  });

  test('says when it has no containerd image store, and refuses what that can not hold', async () => {
    const { path, close } = await listen(dockerApi(grpcServer(hello('v0.13.2-moby'))));
    cleanup.push(close);
    using client = await connect(`docker://${path}`, { environment });
    expect(client.info.containerdStore).toBe(false);
    const build = client.build({ exporters: [{ type: 'image' }] }, () => Promise.reject(new Error('not reached')));
    expect(await failureOf(build)).toMatchObject({ code: 'UNSUPPORTED' });
  });

  test.each([
    ['24.0.7', '0.11.0', 'v0.11 of Docker 24.0.7'],
    ['26.1.5+dfsg1', '0.13.0', 'v0.13 of Docker 26.1.5+dfsg1'],
    ['27.4.1', '0.16.0', 'v0.16 of Docker 27.4.1'],
    ['28.5.2+dfsg4', '0.25.0', 'v0.25 of Docker 28.5.2+dfsg4'],
    ['29.0.0', '0.25.0', 'v0.25 of Docker 29.0.0'],
    ['31.0.0', '0.31.0', 'v0.31 of Docker 31.0.0'],
    ['dev', undefined, 'v0.0.0+unknown'],
    [undefined, undefined, 'v0.0.0+unknown'],
  ])('of a build without a version has at least what engine %s brings along', async (engine, version, versionText) => {
    const grpc = grpcServer(hello('v0.0.0+unknown', SNAPSHOTTER));
    const { path, close } = await listen(dockerApi(grpc, engine === undefined ? {} : { engine }));
    cleanup.push(close);
    using client = await connect(`docker://${path}`, { environment });
    expect(client.info).toMatchObject({ version: version && parseVersion(version), versionText });
  });

  test('is spoken to directly where the upgrade is gone', async () => {
    const grpc = grpcServer(hello('v0.27.0', SNAPSHOTTER));
    const api = http.createServer((_request, response) => response.writeHead(404).end());
    api.on('upgrade', (_request, socket) => socket.end('HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n'));
    const [native, web] = await Promise.all([listen(grpc), listen(api)]);
    const { path, close } = await startProxy((first) => (first.toString().startsWith('PRI ') ? native : web).path);
    cleanup.push(close, native.close, web.close);
    using client = await connect(`docker://${path}`, { environment });
    expect(client.info.versionText).toBe('v0.27.0');
  });

  test('behind a proxy that forbids it', async () => {
    const { path, close } = await listen(dockerApi(grpcServer({}), { status: 403, message: 'forbidden by proxy' }));
    cleanup.push(close);
    const failure = await failureOf(connect(`docker://${path}`, { environment }));
    expect(failure.code).toBe('PERMISSION_DENIED');
    expect(failure.message).toContain('forbidden by proxy');
    expect(failure.hint).toContain('GRPC=1');
  });

  test('an API without BuildKit', async () => {
    const { path, close } = await listen(dockerApi(grpcServer({}), { status: 404, message: 'page not found' }));
    cleanup.push(close);
    expect(await failureOf(connect(`docker://${path}`, { environment }))).toMatchObject({ code: 'NOT_BUILDKIT' });
  });
});

describe('the search', () => {
  test('takes Docker where its image store allows', async () => {
    const { path, close } = await listen(dockerApi(grpcServer(hello('v0.13.2', SNAPSHOTTER))));
    cleanup.push(close);
    using client = await openClient({ environment: { DOCKER_HOST: `unix://${path}` } });
    expect(client.info.docker).toBe(true);
  });

  test('goes on where Docker can not, to the rootless daemon', async () => {
    const docker = await listen(dockerApi(grpcServer(hello('v0.13.2'))));
    cleanup.push(docker.close);
    await withPeer(hello(), async (peer) => {
      const failure = await failureOf(
        openClient({ environment: { DOCKER_HOST: `unix://${docker.path}`, XDG_RUNTIME_DIR: '/nonexistent' } }),
      );
      expect(failure.code).toBe('NO_BUILDKIT');
      expect(failure.attempts?.map(({ error }) => error.code)).toEqual([
        'UNSUPPORTED',
        'CONNECT_FAILED',
        'CONNECT_FAILED',
      ]);
      expect(failure.message).toMatch(/docker:\/\/.*containerd image store[\s\S]*unix:\/\/\/nonexistent/);
      expect(peer.calls).toEqual([]);
    });
  });

  test('does not take place when an address is given, here or in BUILDKIT_HOST', async () => {
    const given = await failureOf(openClient({ address: 'unix:///nonexistent', environment }));
    const inherited = await failureOf(openClient({ environment: { BUILDKIT_HOST: 'unix:///nonexistent' } }));
    expect([given.code, inherited.code]).toEqual(['CONNECT_FAILED', 'CONNECT_FAILED']);
  });
});
