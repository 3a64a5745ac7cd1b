// A daemon of the tests' own: HTTP/2 in frames of its own on a real socket, with answers as each test needs them. It is strict where
// BuildKit is: it checks the order of files, and says what is wrong with a message instead of making the best of it.
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, type Server, type Socket, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Duplex } from 'node:stream';
import { type Init, type Method, codec } from '../../../src/proto/codec.ts';
import type { BytesMessage } from '../../../src/proto/control.ts';
import type { PongResponse } from '../../../src/proto/gateway.ts';
import { Control, LLBBridge } from '../../../src/proto/services.ts';
import { Connection } from '../../support/http2/connection.ts';
import { escaped, framed, messagesOf, unescaped } from '../../support/http2/grpc.ts';
import type { Field } from '../../support/http2/hpack.ts';
import type { Stream } from '../../support/http2/stream.ts';

const bytesMessage = codec<BytesMessage>('moby.buildkit.v1.BytesMessage');

export interface PeerCall {
  /** The code that the stream was reset with, 0 when it ended well, -1 when its connection broke. */
  readonly closed: Promise<number>;
  /** Repeated ones are joined. */
  readonly headers: Readonly<Record<string, string>>;
  readonly messages: () => AsyncGenerator<Buffer, void, undefined>;
  /** Sends the headers of the answer; done by send() and finish() where it wasn't. */
  readonly respond: () => void;
  readonly send: (message: Uint8Array) => void;
  readonly finish: (code?: number, message?: string, trailers?: Readonly<Record<string, string>>) => void;
}

export type PeerHandler = (call: PeerCall) => void | Promise<void>;

function joined(fields: readonly Field[] = []): Readonly<Record<string, string>> {
  const all = new Map<string, string>();
  for (const [name, value] of fields) all.set(name, all.has(name) ? `${all.get(name) ?? ''}, ${value}` : value);
  return Object.fromEntries(all);
}

function serveCall(stream: Stream, handlers: Readonly<Record<string, PeerHandler>>, calls: string[]): void {
  const headers = joined(stream.blocks[0]);
  const path = headers[':path'] ?? '';
  calls.push(path);
  const handler = handlers[path] ?? ((call: PeerCall) => call.finish(12, `unknown method ${path}`));
  let responded = false;
  const respond = (): void => {
    if (responded) return;
    responded = true;
    stream.sendFields([
      [':status', '200'],
      ['content-type', 'application/grpc'],
    ]);
  };
  const finish: PeerCall['finish'] = (code = 0, message = '', more = {}) => {
    respond();
    stream.end([['grpc-status', String(code)], ['grpc-message', escaped(message)], ...Object.entries(more)]);
  };
  const send = (message: Uint8Array): void => {
    respond();
    stream.write(framed(message));
  };
  const call = { closed: stream.closed, headers, messages: () => messagesOf(stream.chunks()), respond, send, finish };
  (async () => handler(call))().catch((error: unknown) => {
    finish(2, String(error));
  });
}

/** Answers one request with one message. */
export function answer<Request, Response>(
  method: Method<Request, Response>,
  respond: (request: Request) => Init<Response>,
): Record<string, PeerHandler> {
  return {
    [method.path]: async (call) => {
      for await (const message of call.messages()) {
        call.send(method.response.encode(respond(method.request.decode(message))));
      }
      call.finish();
    },
  };
}

/** Fails with a gRPC status. */
export function refuse(path: string, code: number, message = ''): Record<string, PeerHandler> {
  return {
    [path]: (call) => {
      call.finish(code, message);
    },
  };
}

export interface Peer {
  readonly path: string;
  readonly address: string;
  /** Every connection that was made, so that a test can break them. */
  readonly sockets: Set<Socket>;
  /** The paths of calls, in order. */
  readonly calls: string[];
  close: () => Promise<void>;
}

/** What a daemon says of itself when a test doesn't care. */
export function hello(version = 'v0.20.0', labels: Readonly<Record<string, string>> = {}): Record<string, PeerHandler> {
  return {
    ...answer(Control.Info, () => ({ buildkitVersion: { version } })),
    ...answer(Control.ListWorkers, () => ({
      record: [{ ID: 'worker', Labels: labels, platforms: [{ OS: 'linux', Architecture: 'amd64' }] }],
    })),
  };
}

/** A server of gRPC: calls that no handler is for are UNIMPLEMENTED, as with gRPC's own servers. */
export function grpcServer(handlers: Readonly<Record<string, PeerHandler>>, calls: string[] = []): Server {
  return createServer((socket) => {
    new Connection(socket, {
      role: 'server',
      onStream: (stream) => {
        serveCall(stream, handlers, calls);
      },
    });
  });
}

export async function listen(
  server: Server,
): Promise<{ path: string; sockets: Set<Socket>; close: () => Promise<void> }> {
  const directory = mkdtempSync(join(tmpdir(), 'aipack-peer-'));
  const path = join(directory, 'socket');
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(path, resolve));
  return {
    path,
    sockets,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

export async function listenTcp(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

/** A daemon on a socket of its own. */
export async function startPeer(handlers: Readonly<Record<string, PeerHandler>>): Promise<Peer> {
  const calls: string[] = [];
  const listening = await listen(grpcServer(handlers, calls));
  return { ...listening, address: `unix://${listening.path}`, calls };
}

/** Runs with a daemon that is gone afterwards. */
export async function withPeer<T>(
  handlers: Readonly<Record<string, PeerHandler>>,
  run: (peer: Peer) => Promise<T>,
): Promise<T> {
  const peer = await startPeer(handlers);
  try {
    return await run(peer);
  } finally {
    await peer.close();
  }
}

/** Stands between a client and a server, and can stop passing anything on without closing either side. */
export async function startProxy(
  choose: (first: Buffer) => string,
): Promise<{ address: string; path: string; stall: () => void; resume: () => void; close: () => Promise<void> }> {
  const pairs: [Socket, Socket][] = [];
  const server = createServer((socket) => {
    socket.once('data', (first) => {
      const onward = connect(choose(first));
      pairs.push([socket, onward]);
      onward.on('error', () => undefined);
      onward.write(first);
      socket.pipe(onward).pipe(socket);
    });
  });
  const { path, close } = await listen(server);
  return {
    path,
    address: `unix://${path}`,
    stall: () => {
      for (const [left, right] of pairs) {
        left.unpipe(right).pause();
        right.unpipe(left).pause();
      }
    },
    resume: () => {
      for (const [left, right] of pairs) left.pipe(right).pipe(left);
    },
    close: async () => {
      for (const [, right] of pairs) right.destroy();
      await close();
    },
  };
}

/** The daemon's end of a session: an HTTP/2 client inside the messages of a call. */
export function sessionClient(call: PeerCall): Connection {
  const tunnel = new Duplex({
    read: () => undefined,
    write: (chunk: Buffer, _encoding, done) => {
      call.send(bytesMessage.encode({ data: chunk }));
      done();
    },
    final: (done) => {
      call.finish();
      done();
    },
  });
  void (async () => {
    try {
      for await (const message of call.messages()) tunnel.push(bytesMessage.decode(message).data);
    } catch {
      // The client went away; the end says so.
    }
    tunnel.push(null);
    tunnel.destroy();
  })();
  call.respond();
  return new Connection(tunnel, { role: 'client' });
}

export interface SessionCallClient<Request, Response> {
  readonly send: (message: Init<Request>) => void;
  readonly end: () => void;
  readonly messages: AsyncGenerator<Response, void, undefined>;
  /** The gRPC status that the call ends with. */
  readonly status: Promise<{ code: number; message: string }>;
}

/** A call from the daemon into a session. */
export function callSession<Request, Response>(
  session: Connection,
  method: Method<Request, Response>,
  headers: Readonly<Record<string, string>> = {},
): SessionCallClient<Request, Response> {
  const stream = session.request([
    [':method', 'POST'],
    [':scheme', 'http'],
    [':path', method.path],
    [':authority', 'localhost'],
    ['content-type', 'application/grpc'],
    ['te', 'trailers'],
    ...Object.entries(headers),
  ]);
  const status = Promise.withResolvers<{ code: number; message: string }>();
  stream.onFields = (fields) => {
    const { 'grpc-status': code, 'grpc-message': message = '' } = joined(fields);
    if (code !== undefined) status.resolve({ code: Number(code), message: unescaped(message) });
  };
  void stream.closed.then((code) => {
    status.resolve({ code: -1, message: `closed with ${code}` });
  });
  const messages = async function* (): AsyncGenerator<Response, void, undefined> {
    for await (const message of messagesOf(stream.chunks())) yield method.response.decode(message);
  };
  return {
    send: (message) => {
      stream.write(framed(method.request.encode(message)));
    },
    end: () => {
      stream.end();
    },
    messages: messages(),
    status: status.promise,
  };
}

/** What a daemon with a gateway can do when a test doesn't care. */
export function pong(caps: readonly string[] = []): Record<string, PeerHandler> {
  const enabled = (ID: string): { ID: string; Enabled: boolean } => ({ ID, Enabled: true });
  return answer(LLBBridge.Ping, (): Init<PongResponse> => ({ LLBCaps: caps.map(enabled), FrontendAPICaps: [] }));
}
