import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import { connect as connectSocket } from 'node:net';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { BuildkitError, connect, parseEndpoint } from '../../../src/buildkit/index.ts';
import { containerCommand, podCommand, sshCommand } from '../../../src/buildkit/transport/exec.ts';
import { grpcServer, hello, listen, withPeer } from './peer.ts';

let bin: string;
beforeEach(() => {
  bin = mkdtempSync(join(tmpdir(), 'aipack-bin-'));
});
afterEach(() => {
  rmSync(bin, { recursive: true, force: true });
});

/** Puts a program on the path that does what `script` says with its arguments. */
function program(name: string, script: string): { PATH: string } {
  writeFileSync(join(bin, name), `#!/bin/sh\n${script}\n`);
  chmodSync(join(bin, name), 0o755);
  return { PATH: `${bin}${delimiter}/usr/bin${delimiter}/bin` };
}

/** A program that passes its input and output on to a socket, as `buildctl dial-stdio` does. */
const bridge = (socket: string): string => {
  const script = `const s=require("net").connect(${JSON.stringify(socket)});process.stdin.pipe(s).pipe(process.stdout)`;
  return `exec '${process.execPath}' -e '${script}'`;
};

describe('commands', () => {
  const parsed = <T>(address: string, build: (endpoint: never) => T): T => build(parseEndpoint(address) as never);

  test('name what was asked for and nothing else', () => {
    expect(parsed('podman-container://bk', containerCommand).join(' ')).toBe('podman exec -i bk buildctl dial-stdio');
    expect(parsed('kube-pod://bk', podCommand).join(' ')).toBe('kubectl exec -i bk -- buildctl dial-stdio');
    expect(parsed('kube-pod://bk?context=c&namespace=n&container=x', podCommand).join(' ')).toBe(
      'kubectl --context=c --namespace=n exec --container=x -i bk -- buildctl dial-stdio',
    );
    expect(sshCommand({ host: 'h', user: 'u', port: 22 }, ['x']).join(' ')).toBe(
      'ssh -T -o BatchMode=yes -l u -p 22 -- h x',
    );
  });
});

describe('a BuildKit behind a program', () => {
  test.each([
    ['podman', 'podman-container://bk'],
    ['nerdctl', 'nerdctl-container://bk'],
    ['kubectl', 'kube-pod://bk'],
    ['ssh', 'ssh://user@host'],
  ])('%s', async (name, address) => {
    await withPeer(hello(), async (peer) => {
      using client = await connect(address, { environment: program(name, bridge(peer.path)) });
      expect(client.info.versionText).toBe('v0.20.0');
    });
  });

  test('that fails says why in its own words', async () => {
    const environment = program('kubectl', 'echo \'Error from server (NotFound): pods "bk" not found\' >&2; exit 1');
    await expect(connect('kube-pod://bk', { environment })).rejects.toMatchObject({
      code: 'CONNECT_FAILED',
      message: expect.stringContaining('pods "bk" not found (kubectl ended with exit code 1)') as unknown,
    });
  });

  test('that says something and waits is not waited for, and quoted', async () => {
    const environment = program('kubectl', 'echo "waiting for a token" >&2; exec sleep 600');
    const failure = async (patience: number): Promise<unknown> => {
      const error: unknown = await connect('kube-pod://bk', { environment, patience }).catch(
        (reason: unknown) => reason,
      );
      // On a busy machine the program may not have begun by then.
      const silent = error instanceof BuildkitError && error.message === 'kube-pod://bk does not answer';
      return silent ? failure(2 * patience) : error;
    };
    expect(await failure(250)).toMatchObject({
      code: 'CONNECT_FAILED',
      message: 'kube-pod://bk does not answer: waiting for a token',
    });
  });

  test('that is not installed', async () => {
    await expect(connect('kube-pod://bk', { environment: { PATH: bin } })).rejects.toThrow(
      /kubectl: it is not installed/,
    );
  });

  test('that dies takes the builds with it, and says so', async () => {
    await withPeer(hello(), async (peer) => {
      const environment = program('ssh', bridge(peer.path));
      using client = await connect('ssh://host', { environment });
      const { closed } = client;
      for (const socket of peer.sockets) socket.destroy();
      await closed;
      await expect(client.build({}, async () => ({ platforms: [] }))).rejects.toMatchObject({
        code: 'CONNECTION_LOST',
      });
    });
  });

  test('is ended with the connection', async () => {
    await withPeer(hello(), async (peer) => {
      const client = await connect('ssh://host', { environment: program('ssh', bridge(peer.path)) });
      const gone = new Promise((resolve) => {
        for (const socket of peer.sockets) socket.once('close', resolve);
      });
      client.close();
      await gone;
    });
  });
});

test("Docker's own BuildKit, through ssh", async () => {
  const grpc = grpcServer(hello());
  const api = http.createServer();
  api.on('upgrade', (request, socket) => {
    socket.write('HTTP/1.1 101 UPGRADED\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n');
    grpc.emit('connection', socket);
    expect(request.url).toBe('/grpc');
  });
  const { path, close } = await listen(api);
  const environment = program('ssh', bridge(path));
  const client = await connect('docker://ssh://user@host', { environment });
  expect(client.info.docker).toBe(true);
  client.close();
  await client.closed;
  await close();
});

test("Docker's own BuildKit, through ssh that is not let in, says so in the words of ssh", async () => {
  const environment = program('ssh', 'echo "user@host: Permission denied (publickey)." >&2; exit 255');
  await expect(connect('docker://ssh://user@host', { environment })).rejects.toThrow(/Permission denied \(publickey\)/);
});

describe("a BuildKit in one of Docker's containers", () => {
  const frame = (stream: number, data: Buffer): Buffer => {
    const header = Buffer.alloc(8);
    header[0] = stream;
    header.writeUInt32BE(data.byteLength, 4);
    return Buffer.concat([header, data]);
  };

  /** Docker's API as far as running a process in a container goes; its output comes in many small pieces. */
  const dockerApi = (target: string | undefined): http.Server => {
    const server = http.createServer((request, response) => {
      const found = request.method === 'POST' && request.url === '/containers/bk/exec';
      response.writeHead(found ? 201 : 404, { 'Content-Type': 'application/json' });
      response.end(JSON.stringify(found ? { Id: 'abc123' } : { message: 'No such container: other' }));
    });
    server.on('upgrade', (request, socket) => {
      expect([request.url, request.headers.upgrade]).toEqual(['/exec/abc123/start', 'tcp']);
      socket.write('HTTP/1.1 101 UPGRADED\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\n');
      socket.on('error', () => undefined);
      if (target === undefined) {
        socket.end(frame(2, Buffer.from('exec: "buildctl": executable file not found\n')));
        return;
      }
      const onward = connectSocket(target);
      onward.on('data', (chunk: Buffer) => {
        for (let at = 0; at < chunk.byteLength; at += 7) {
          for (const byte of frame(1, chunk.subarray(at, at + 7))) socket.write(Buffer.of(byte));
        }
      });
      onward.on('error', () => undefined);
      socket.pipe(onward);
      socket.on('close', () => onward.destroy());
    });
    return server;
  };

  test('is reached through the API, wherever its frames are cut', async () => {
    await withPeer(hello(), async (peer) => {
      const api = await listen(dockerApi(peer.path));
      const client = await connect('docker-container://bk', { environment: { DOCKER_HOST: `unix://${api.path}` } });
      expect(client.info.versionText).toBe('v0.20.0');
      client.close();
      await api.close();
    });
  });

  test('that does not exist, or has no BuildKit in it', async () => {
    const api = await listen(dockerApi(undefined));
    const environment = { DOCKER_HOST: `unix://${api.path}` };
    await expect(connect('docker-container://other', { environment })).rejects.toThrow(/No such container: other/);
    await expect(connect('docker-container://bk', { environment })).rejects.toThrow(
      /"buildctl": executable file not found/,
    );
    await api.close();
  });
});
