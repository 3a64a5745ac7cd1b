import { Server, ServerCredentials, type ServerDuplexStream, status } from '@grpc/grpc-js';
import { subscribe } from 'node:diagnostics_channel';
import { once } from 'node:events';
import type { Http2Session, ServerHttp2Stream } from 'node:http2';
import { messageOf } from '../../../src/buildkit/errors.ts';
import type { Wire } from '../../../src/buildkit/grpc/wire.ts';
import { type SessionCall, SessionCallError, type SessionService } from '../../../src/buildkit/session/service.ts';
import { unframed } from './call.ts';

const WINDOW = 8 * 1024 * 1024;
const MAX_MESSAGE = 32 * 1024 * 1024;

type RawCall = ServerDuplexStream<Buffer, Buffer>;

const same = (bytes: Buffer): Buffer => bytes;
const raised = new WeakSet<Http2Session>();

/** The library has no option for windows; Node tells of each stream of each server, and the first of a session raises its. */
function raiseWindows(message: unknown): void {
  const { session } = (message as { readonly stream: ServerHttp2Stream }).stream;
  if (session === undefined || raised.has(session)) return;
  raised.add(session);
  session.settings({ initialWindowSize: WINDOW });
  session.setLocalWindowSize(2 * WINDOW);
}

/** The session's server by @grpc/grpc-js. */
export const serveByLibrary: Wire['serve'] = (connection, services, { onFailure }) => {
  subscribe('http2.server.stream.created', raiseWindows);
  const server = new Server({
    'grpc.enable_channelz': 0,
    'grpc.max_receive_message_length': MAX_MESSAGE,
    'grpc.max_send_message_length': -1,
  });
  let calls = 0;
  for (const handler of services.flat()) {
    const { path } = handler.method;
    const serve = (call: RawCall): void => {
      calls++;
      run(handler, call).catch((error: unknown) => {
        if (!call.cancelled) onFailure?.(path, error);
        const code = error instanceof SessionCallError ? error.grpcCode : status.UNKNOWN;
        call.emit('error', { code, details: messageOf(error) });
      });
    };
    server.register(path, serve, same, same, 'bidi');
  }
  server.createConnectionInjector(ServerCredentials.createInsecure()).injectConnection(connection);
  return {
    calls: () => calls,
    close: () => {
      server.forceShutdown();
      connection.destroy();
    },
  };
};

async function run(handler: SessionService[number], call: RawCall): Promise<void> {
  const { request, response } = handler.method;
  const controller = new AbortController();
  const { signal } = controller;
  call.on('cancelled', () => {
    controller.abort(new Error('The daemon took the call back'));
    call.destroy();
  });
  const context: SessionCall = {
    header: (name) => call.metadata.get(name)[0]?.toString(),
    signal,
  };
  const send = (message: Uint8Array): Promise<void> | undefined => {
    if (call.destroyed || call.write(Buffer.from(message.buffer, message.byteOffset, message.byteLength)))
      return undefined;
    return once(call, 'drain', { signal }).then(() => undefined);
  };
  if (handler.kind === 'unary') {
    for await (const message of call.iterator({ destroyOnReturn: false })) {
      await send(response.encode(await handler.run(request.decode(message as Buffer), context)));
      break;
    }
  } else {
    await handler.run({
      ...context,
      messages: decoded(call, (message) => request.decode(message)),
      send: (message) => send(response.encode(message)),
      sendFramed: (framed, done) => {
        let left = 0;
        const messages = [...unframed(framed)];
        for (const message of messages) {
          left++;
          call.write(message, () => {
            if (--left === 0) done();
          });
        }
      },
    });
  }
  call.end();
}

async function* decoded<T>(call: RawCall, decode: (message: Buffer) => T): AsyncGenerator<T, void, undefined> {
  for await (const message of call.iterator({ destroyOnReturn: false })) yield decode(message as Buffer);
}
