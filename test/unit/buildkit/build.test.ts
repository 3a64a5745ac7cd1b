import { createPublicKey, verify } from 'node:crypto';
import net from 'node:net';
import { describe, expect, test } from '@jest/globals';
import { type BuildOptions, BuildkitError, type Client, type Gateway, connect } from '../../../src/buildkit/index.ts';
import { type Init, codec, toNumber } from '../../../src/proto/codec.ts';
import type { SolveRequest } from '../../../src/proto/control.ts';
import type { ReturnRequest } from '../../../src/proto/gateway.ts';
import { Auth, Control, FileSend, Health, LLBBridge, SSH, Secrets } from '../../../src/proto/services.ts';
import type { Status } from '../../../src/proto/status.ts';
import { exec, image, marshal } from '../../../src/llb/index.ts';
import {
  type PeerCall,
  type PeerHandler,
  answer,
  callSession,
  hello,
  listen,
  pong,
  refuse,
  sessionClient,
  withPeer,
} from './peer.ts';

const rpcStatus = codec<Status>('google.rpc.Status');
const platform = { os: 'linux', architecture: 'amd64' };

/** A daemon whose Solve ends once the client has returned, as BuildKit's does. */
class Daemon {
  readonly solves: SolveRequest[] = [];
  readonly returns: ReturnRequest[] = [];
  readonly #returned = Promise.withResolvers<ReturnRequest>();

  readonly handlers: Record<string, PeerHandler> = {
    ...hello(),
    ...pong(['exec.validexitcode']),
    ...refuse(Control.Status.path, 5, 'no such job'),
    [Control.Session.path]: (call) => void sessionClient(call),
    [Control.Solve.path]: (call) => this.solve(call),
    ...answer(LLBBridge.Return, (request) => {
      this.returns.push(request);
      this.#returned.resolve(request);
      return {};
    }),
    ...answer(LLBBridge.Solve, () => ({ result: { ref: { id: 'ref-1' } } })),
  };

  async solve(call: PeerCall): Promise<void> {
    for await (const message of call.messages()) this.solves.push(Control.Solve.request.decode(message));
    const { error } = await this.#returned.promise;
    if (error !== null) call.finish(error.code, error.message);
    else {
      call.send(Control.Solve.response.encode({ ExporterResponse: { 'containerimage.digest': 'sha256:1' } }));
      call.finish();
    }
  }
}

async function building<T>(
  handlers: Record<string, PeerHandler>,
  run: (client: Client, breakConnection: () => void) => Promise<T>,
): Promise<T> {
  return withPeer(handlers, async (peer) => {
    using client = await connect(peer.address, { environment: {} });
    return await run(client, () => {
      for (const socket of peer.sockets) socket.destroy();
    });
  });
}

async function failureOf(promise: Promise<unknown>): Promise<BuildkitError> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(BuildkitError);
  return error as BuildkitError;
}

const nothing = async (): Promise<{ platforms: [] }> => ({ platforms: [] });

describe('the request', () => {
  const requestOf = async (options: BuildOptions): Promise<SolveRequest | undefined> => {
    const daemon = new Daemon();
    await building(daemon.handlers, (client) => client.build(options, nothing));
    return daemon.solves[0];
  };

  test('holds no definition, which would be built at once, and always a cache, without which some versions crash', async () => {
    const request = await requestOf({});
    expect(request?.Definition).toBeNull();
    expect(request?.Cache).not.toBeNull();
    expect(request?.Ref).toMatch(/^[0-9a-f]{32}$/);
  });

  test('names the first exporter in the old way too', async () => {
    const request = await requestOf({ exporters: [{ type: 'image', attributes: { push: 'true' } }] });
    expect(request).toMatchObject({
      ExporterDeprecated: 'image',
      ExporterAttrsDeprecated: { push: 'true' },
      Exporters: [{ Type: 'image', Attrs: { push: 'true' } }],
    });
  });

  const imageWith = (attributes: Record<string, string>): BuildOptions => ({
    exporters: [{ type: 'image', attributes }],
  });
  test.each<[string, string, BuildOptions]>([
    ['v0.12.5', '0.13', { exporters: [{ type: 'image' }, { type: 'local', directory: '/x' }] }],
    ['v0.12.5', '0.13', imageWith({ 'rewrite-timestamp': 'true' })],
    ['v0.19.0', '0.20', imageWith({ 'oci-artifact': 'true' })],
    ['v0.22.0', '0.23', { frontendAttrs: { 'attest:provenance': 'mode=max,version=v1' } }],
  ])('is refused by %s for what needs %s', async (version, needed, options) => {
    const daemon = new Daemon();
    const build = (handlers: Record<string, PeerHandler>): Promise<unknown> =>
      building(handlers, (client) => client.build(options, nothing));
    const failure = await failureOf(build({ ...daemon.handlers, ...hello(version) }));
    expect(failure).toMatchObject({ code: 'UNSUPPORTED' });
    expect(failure.message).toContain(`needs BuildKit ${needed}, and this is ${version}`);
    await build({ ...daemon.handlers, ...hello(`v${needed}.0`) });
  });

  test('is let through where the daemon does not know its own version', async () => {
    const daemon = new Daemon();
    const handlers = { ...daemon.handlers, ...hello('v0.0.0+unknown') };
    await building(handlers, (client) => client.build(imageWith({ 'rewrite-timestamp': 'true' }), nothing));
  });
});

describe('the result', () => {
  const returned = async (
    run: (gateway: Gateway) => ReturnType<Parameters<Client['build']>[1]>,
  ): Promise<ReturnRequest | undefined> => {
    const daemon = new Daemon();
    await building(daemon.handlers, (client) => client.build({}, run));
    return daemon.returns[0];
  };
  const json = (bytes: Uint8Array | undefined): unknown => JSON.parse(Buffer.from(bytes ?? []).toString());

  test('for one platform is a single one, which makes a plain manifest', async () => {
    const request = await returned(async (gateway) => {
      const ref = await gateway.solve(marshal(image('alpine')));
      return { platforms: [{ platform, ref, config: { os: 'linux' } }] };
    });
    expect(request?.result?.ref?.id).toBe('ref-1');
    expect(json(request?.result?.metadata['containerimage.config'])).toEqual({ os: 'linux' });
    expect(json(request?.result?.metadata['refs.platforms'])).toEqual({
      Platforms: [{ ID: 'linux/amd64', Platform: { architecture: 'amd64', os: 'linux' } }],
    });
  });

  test('for several is keyed by platform, attestations too', async () => {
    const arm = { os: 'linux', architecture: 'arm', variant: 'v7' };
    const request = await returned(async (gateway) => {
      const ref = await gateway.solve(marshal(image('alpine')));
      const attestations = [
        { kind: 'in-toto', predicateType: 'https://example.org/plan/v1', ref, path: '/plan.json' },
      ] as const;
      return {
        platforms: [
          { platform, ref },
          { platform: arm, ref, config: { os: 'linux' }, attestations },
        ],
      };
    });
    expect(Object.keys(request?.result?.refs?.refs ?? {})).toEqual(['linux/amd64', 'linux/arm/v7']);
    expect(Object.keys(request?.result?.metadata ?? {})).toEqual([
      'containerimage.config/linux/arm/v7',
      'refs.platforms',
    ]);
    expect(request?.result?.attestations['linux/arm/v7']?.attestation[0]).toMatchObject({ path: '/plan.json' });
  });

  test('may not hold a platform twice', async () => {
    const daemon = new Daemon();
    const failure = await failureOf(
      building(daemon.handlers, (client) =>
        client.build({}, async (gateway) => {
          const ref = await gateway.solve(marshal(image('alpine')));
          return {
            platforms: [
              { platform, ref },
              { platform, ref },
            ],
          };
        }),
      ),
    );
    expect(failure.code).toBe('INVALID_OPTION');
  });
});

describe('a graph that needs more than the daemon has', () => {
  test('is refused with the version that has it', async () => {
    const daemon = new Daemon();
    const handlers = { ...daemon.handlers, ...pong([]) };
    const state = exec(image('alpine'), { args: ['x'], validExitCodes: [0, 1] }).root;
    const failure = await failureOf(
      building(handlers, (client) =>
        client.build({}, async (gateway) => {
          await gateway.solve(marshal(state, { platform }));
          return { platforms: [] };
        }),
      ),
    );
    expect(failure).toMatchObject({ code: 'UNSUPPORTED' });
    expect(failure.message).toContain('exec.validexitcode (BuildKit 0.17)');
  });
});

describe('a build that fails', () => {
  test('through the callback throws what that threw, and tells the daemon', async () => {
    const daemon = new Daemon();
    const own = new Error('mine');
    await expect(building(daemon.handlers, (client) => client.build({}, () => Promise.reject(own)))).rejects.toBe(own);
    expect(daemon.returns[0]?.error).toMatchObject({ code: 2, message: 'mine' });
  });

  test('through onStatus throws what that threw', async () => {
    const daemon = new Daemon();
    const handlers = {
      ...daemon.handlers,
      [Control.Status.path]: (call: PeerCall) => {
        call.send(Control.Status.response.encode({ vertexes: [{ digest: 'sha256:1', name: 'step' }] }));
      },
    };
    const own = new Error('mine');
    const onStatus = (): never => {
      throw own;
    };
    const build = building(handlers, (client) =>
      client.build(
        { onStatus },
        (gateway) =>
          new Promise((resolve) => {
            gateway.signal.addEventListener('abort', () => {
              resolve({ platforms: [] });
            });
          }),
      ),
    );
    await expect(build).rejects.toBe(own);
  });

  test('in a step says which, with its exit code and source', async () => {
    const detail = (type: string, value: unknown): Init<Status['details'][number]> => ({
      type_url: `github.com/moby/buildkit/errdefs.${type}+json`,
      value: Buffer.from(JSON.stringify(value)),
    });
    const details = [
      detail('Vertex', { digest: 'sha256:abc' }),
      {
        type_url: 'github.com/moby/buildkit/util/grpcerrors/gatewayapi.ExitMessage+json',
        value: Buffer.from('{"Code":7}'),
      },
      detail('Source', {
        info: { filename: 'plan.json', data: Buffer.from('{}').toString('base64') },
        ranges: [{ start: { line: 3, character: 1 }, end: { line: 4 } }],
      }),
      { type_url: 'type.example.org/Unknown', value: Buffer.from([0xff]) },
    ];
    const bin = Buffer.from(rpcStatus.encode({ code: 2, message: 'process did not complete', details })).toString(
      'base64',
    );
    const daemon = new Daemon();
    const handlers = {
      ...daemon.handlers,
      [LLBBridge.Solve.path]: (call: PeerCall) => {
        call.finish(2, 'process did not complete', { 'grpc-status-details-bin': bin.replace(/=+$/, '') });
      },
    };
    const failure = await failureOf(
      building(handlers, (client) =>
        client.build({}, async (gateway) => {
          await gateway.solve(marshal(image('alpine')), { evaluate: true });
          return { platforms: [] };
        }),
      ),
    );
    expect(failure).toMatchObject({
      code: 'EXEC_FAILED',
      exitCode: 7,
      vertex: { digest: 'sha256:abc' },
      source: { filename: 'plan.json', ranges: [{ start: { line: 3, character: 1 }, end: { line: 4, character: 0 } }] },
    });
  });

  test.each([
    ['failed to push x: server returned 403 Forbidden', 'REGISTRY_DENIED'],
    ['toomanyrequests: You have reached your pull rate limit', 'REGISTRY_RATE_LIMIT'],
    ['write /x: no space left on device', 'DISK_FULL'],
    ['granting entitlement security.insecure is not allowed by build daemon configuration', 'ENTITLEMENT_DENIED'],
    ['no active session for x: context deadline exceeded', 'SESSION_LOST'],
    ['docker.io/library/none:1: not found', 'SOURCE_NOT_FOUND'],
    ['tls: failed to verify certificate: x509: certificate signed by unknown authority', 'TLS_FAILED'],
    ['http: server gave HTTP response to HTTPS client', 'REGISTRY_DENIED'],
    ['dial tcp 127.0.0.1:9: connect: connection refused', 'REGISTRY_UNREACHABLE'],
    ['grpc: received message larger than max (10000313 vs. 4194304)', 'UNSUPPORTED'],
    ['something else', 'SOLVE_FAILED'],
  ])('"%s" is %s', async (message, code) => {
    const daemon = new Daemon();
    const handlers = {
      ...daemon.handlers,
      [Control.Solve.path]: (call: PeerCall) => {
        call.finish(2, message);
      },
    };
    const hang = (gateway: Gateway): Promise<never> =>
      new Promise((_resolve, reject) => {
        gateway.signal.addEventListener('abort', () => {
          reject(new Error('aborted'));
        });
      });
    const failure = await failureOf(building(handlers, (client) => client.build({}, hang)));
    expect(failure).toMatchObject({ code, message });
    if (code !== 'SOLVE_FAILED') expect(failure.hint).toBeTruthy();
  });
});

describe('a connection that breaks', () => {
  const moments: Record<string, (daemon: Daemon, cut: () => void) => Record<string, PeerHandler>> = {
    'when the session starts': (_daemon, cut) => ({ [Control.Session.path]: cut }),
    'when the build starts': (_daemon, cut) => ({ [Control.Solve.path]: cut }),
    'when the gateway opens': (_daemon, cut) => ({ [LLBBridge.Ping.path]: cut }),
    'in the middle of a graph': (_daemon, cut) => ({ [LLBBridge.Solve.path]: cut }),
    'when the result is returned': (_daemon, cut) => ({ [LLBBridge.Return.path]: cut }),
  };

  test.each(Object.keys(moments))('%s ends the build at once', async (moment) => {
    const daemon = new Daemon();
    let cut = (): void => undefined;
    const handlers = {
      ...daemon.handlers,
      ...moments[moment]?.(daemon, () => {
        cut();
      }),
    };
    const failure = await failureOf(
      building(handlers, (client, breakConnection) => {
        cut = breakConnection;
        return client.build({}, async (gateway) => {
          await gateway.solve(marshal(image('alpine')), { evaluate: true });
          return { platforms: [] };
        });
      }),
    );
    expect(failure.code).toBe('CONNECTION_LOST');
    expect(failure.message).toMatch(/^The connection to BuildKit at unix:.* was lost/);
  });
});

describe('cancelling', () => {
  test('cancels the calls on the daemon', async () => {
    const daemon = new Daemon();
    const controller = new AbortController();
    const cancelled = Promise.withResolvers<string>();
    const handlers = {
      ...daemon.handlers,
      [LLBBridge.Solve.path]: (call: PeerCall) => {
        void call.closed.then((code) => {
          cancelled.resolve(`code ${code}`);
        });
        controller.abort();
      },
    };
    await building(handlers, async (client) => {
      const build = client.build({ signal: controller.signal }, async (gateway) => {
        await gateway.solve(marshal(image('alpine')));
        return { platforms: [] };
      });
      expect(await failureOf(build)).toMatchObject({ code: 'CANCELLED' });
      expect(await cancelled.promise).toBe('code 8');
    });
  });
});

describe('the session', () => {
  /** Builds with a daemon that asks something of the session before it lets the build end. */
  const asking = async (
    options: BuildOptions,
    ask: (session: ReturnType<typeof sessionClient>, call: PeerCall) => Promise<void>,
  ): Promise<void> => {
    const daemon = new Daemon();
    const asked = Promise.withResolvers<undefined>();
    const handlers = {
      ...daemon.handlers,
      [Control.Session.path]: async (call: PeerCall) => {
        await ask(sessionClient(call), call).then(() => {
          asked.resolve(undefined);
        }, asked.reject);
      },
    };
    await building(handlers, (client) =>
      client.build(options, async () => {
        await asked.promise;
        return { platforms: [] };
      }),
    );
  };
  const unaryCall = async <Request, Response>(
    session: ReturnType<typeof sessionClient>,
    method: Parameters<typeof callSession<Request, Response>>[1],
    request: Init<Request>,
  ): Promise<{ response: Response | undefined; code: number; message: string }> => {
    const call = callSession(session, method);
    call.send(request);
    call.end();
    let response: Response | undefined;
    for await (const message of call.messages) response = message;
    return { response, ...(await call.status) };
  };

  test('announces what it serves, and says that it is well', async () => {
    await asking({ secrets: {}, sharedKey: 'key' }, async (session, call) => {
      expect(call.headers['x-docker-expose-session-sharedkey']).toBe('key');
      expect(call.headers['x-docker-expose-session-grpc-method']).toBe(
        `${Health.Check.path}, ${Secrets.GetSecret.path}`,
      );
      expect(await unaryCall(session, Health.Check, {})).toMatchObject({ code: 0, response: { status: 1 } });
    });
  });

  test('gives a secret by its id, and says NOT_FOUND for others', async () => {
    const secrets = {
      token: () => Buffer.from('s3cret'),
      huge: () => Buffer.alloc(600_000),
      bad: () => Promise.reject(new Error('no')),
    };
    await asking({ secrets }, async (session) => {
      const { response } = await unaryCall(session, Secrets.GetSecret, { ID: 'token' });
      expect(Buffer.from(response?.data ?? []).toString()).toBe('s3cret');
      expect(await unaryCall(session, Secrets.GetSecret, { ID: 'other' })).toMatchObject({ code: 5 });
      expect(await unaryCall(session, Secrets.GetSecret, { ID: 'constructor' })).toMatchObject({ code: 5 });
      expect(await unaryCall(session, Secrets.GetSecret, { ID: 'huge' })).toMatchObject({ code: 8 });
      expect(await unaryCall(session, Secrets.GetSecret, { ID: 'bad' })).toMatchObject({ code: 2, message: 'no' });
    });
  });

  test('gives credentials for the host that is asked for, and leaves tokens to the daemon', async () => {
    const auth = async (host: string): Promise<{ username: string; secret: string } | undefined> =>
      host === 'known' ? { username: 'u', secret: 's' } : undefined;
    await asking({ auth }, async (session) => {
      expect((await unaryCall(session, Auth.Credentials, { Host: 'known' })).response).toMatchObject({
        Username: 'u',
        Secret: 's',
      });
      expect(await unaryCall(session, Auth.Credentials, { Host: 'other' })).toMatchObject({
        code: 0,
        response: { Username: '', Secret: '' },
      });
      expect(await unaryCall(session, Auth.GetTokenAuthority, {})).toMatchObject({ code: 12 });
    });
  });

  test('fetches tokens itself when it is told how, and signs for the credentials without showing them', async () => {
    const auth = async (host: string): Promise<{ username: string; secret: string } | undefined> => {
      if (host === 'plain') return { username: 'u', secret: 's' };
      return host === 'identity' ? { username: '', secret: 'refresh' } : undefined;
    };
    const seen: { url: string; init: RequestInit }[] = [];
    const fetch = async ({ href: url }: URL, init: RequestInit): Promise<Response> => {
      seen.push({ url, init });
      if (url.includes('forbidden')) return new Response('', { status: 401 });
      return Response.json({ token: 'short-lived', expires_in: 300, issued_at: '2024-01-01T00:00:00Z' });
    };
    await asking({ auth, fetch }, async (session) => {
      const Realm = 'https://auth.example.com/token';
      const request = { Host: 'plain', Realm, Service: 'registry', Scopes: ['repository:a:pull', 'repository:b:push'] };
      const { response } = await unaryCall(session, Auth.FetchToken, request);
      expect(response).toMatchObject({ Token: 'short-lived' });
      expect([toNumber(response?.ExpiresIn ?? 0), toNumber(response?.IssuedAt ?? 0)]).toEqual([300, 1_704_067_200]);
      expect(seen[0]?.url).toBe(`${Realm}?service=registry&scope=repository%3Aa%3Apull&scope=repository%3Ab%3Apush`);
      expect(seen[0]?.init.headers).toEqual({ authorization: `Basic ${Buffer.from('u:s').toString('base64')}` });
      await unaryCall(session, Auth.FetchToken, { ...request, Host: 'identity' });
      expect(String(seen[1]?.init.body as URLSearchParams)).toContain('grant_type=refresh_token&refresh_token=refresh');
      await unaryCall(session, Auth.FetchToken, { ...request, Host: 'anonymous' });
      expect(seen[2]?.init.headers).toEqual({});
      const clear = await unaryCall(session, Auth.FetchToken, { ...request, Realm: 'http://auth.example.com/token' });
      expect(clear).toMatchObject({ code: 2 });
      expect(clear.message).toContain('not encrypted');
      expect(seen).toHaveLength(3);
      const forbidden = { ...request, Realm: 'https://forbidden.example.com' };
      expect((await unaryCall(session, Auth.FetchToken, forbidden)).message).toContain('HTTP 401');

      const Salt = Buffer.from('salt');
      const key = async (Host: string): Promise<Buffer> =>
        Buffer.from((await unaryCall(session, Auth.GetTokenAuthority, { Host, Salt })).response?.PublicKey ?? []);
      const [plain, other] = [await key('plain'), await key('identity')];
      expect(plain).toHaveLength(32);
      expect(plain.equals(other)).toBe(false);
      // Where there is nothing to keep from it, the daemon may do all of it.
      expect(await unaryCall(session, Auth.GetTokenAuthority, { Host: 'anonymous', Salt })).toMatchObject({ code: 14 });
      const Payload = Buffer.from('prove it');
      const proof = await unaryCall(session, Auth.VerifyTokenAuthority, { Host: 'plain', Salt, Payload });
      const signed = Buffer.from(proof.response?.Signed ?? []);
      expect(signed.subarray(64).equals(Payload)).toBe(true);
      const x = plain.toString('base64url');
      const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
      expect(verify(null, Payload, publicKey, signed.subarray(0, 64))).toBe(true);
    });
  });

  test('lends an SSH agent by its id, in both directions until each side ends', async () => {
    const agent = net.createServer({ allowHalfOpen: true }, (socket) => {
      let heard = '';
      socket.on('data', (chunk: Buffer) => {
        heard += chunk.toString();
        socket.write(`heard ${chunk.toString()}`);
      });
      socket.on('end', () => socket.end(`; all: ${heard}`));
    });
    const { path, close } = await listen(agent);
    await asking({ ssh: { default: path, broken: '/nonexistent' } }, async (session) => {
      expect(await unaryCall(session, SSH.CheckAgent, {})).toMatchObject({ code: 0 });
      expect(await unaryCall(session, SSH.CheckAgent, { ID: 'other' })).toMatchObject({ code: 5 });
      const call = callSession(session, SSH.ForwardAgent, { 'buildkit.ssh.id': 'default' });
      call.send({ data: Buffer.from('list keys') });
      call.end();
      let said = '';
      for await (const { data } of call.messages) said += Buffer.from(data).toString();
      expect(said).toBe('heard list keys; all: list keys');
      expect(await call.status).toMatchObject({ code: 0 });
      const broken = callSession(session, SSH.ForwardAgent, { 'buildkit.ssh.id': 'broken' });
      expect(await broken.status).toMatchObject({ code: 14 });
    });
    await close();
  });

  test('has written an output when it says so', async () => {
    const { PassThrough } = await import('node:stream');
    const output = new PassThrough();
    const written: Buffer[] = [];
    output.on('data', (chunk: Buffer) => written.push(chunk));
    let metadata: unknown;
    const exporters = [
      {
        type: 'oci',
        output: (told: unknown) => {
          metadata = told;
          return output;
        },
      },
    ] as const;
    await asking({ exporters }, async (session) => {
      const call = callSession(session, FileSend.DiffCopy, { 'exporter-md-containerimage.digest': 'sha256:1' });
      for (let part = 0; part < 100; part++) call.send({ data: Buffer.alloc(100_000, part) });
      call.end();
      expect(await call.status).toMatchObject({ code: 0 });
      expect(Buffer.concat(written)).toHaveLength(10_000_000);
      expect(metadata).toEqual({ 'containerimage.digest': 'sha256:1' });
    });
  });
});
