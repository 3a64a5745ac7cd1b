import { type EventEmitter, once } from 'node:events';
import type { Duplex, Readable } from 'node:stream';
import * as grpc from '@grpc/grpc-js';
import { messageOf } from '../errors.ts';
import { GrpcCode } from '../grpc/status.ts';
import type { Method } from '../proto/codec.ts';
import {
  type SessionCall,
  SessionCallError,
  type SessionService,
  type SessionStream,
  type StreamHandler,
  type UnaryHandler,
} from './service.ts';

export interface SessionServerOptions {
  /** Told of every handler that fails, since the daemon will only pass on its message. */
  readonly onFailure?: (path: string, error: unknown) => void;
}

export interface SessionServer {
  readonly close: () => void;
}

const options: grpc.ServerOptions = {
  'grpc.max_receive_message_length': -1,
  'grpc.max_send_message_length': -1,
  'grpc.enable_channelz': 0,
  'grpc-node.flow_control_window': 8 * 1024 * 1024,
};

/** Serves a session's methods to the daemon, which is the HTTP/2 client on `connection`. */
export function serveSession(
  connection: Duplex,
  services: readonly SessionService[],
  more: SessionServerOptions,
): SessionServer {
  const server = new grpc.Server(options);
  for (const handler of services.flat()) {
    const definition = { [handler.method.path]: definitionOf(handler.method) };
    const run = handler.kind === 'unary' ? runUnary(handler, more) : runStream(handler, more);
    server.addService(definition, { [handler.method.path]: run });
  }
  const injector = server.createConnectionInjector(grpc.ServerCredentials.createInsecure());
  injector.injectConnection(connection);
  return {
    close: () => {
      server.forceShutdown();
      injector.destroy();
      connection.destroy();
    },
  };
}

function definitionOf(method: Method<unknown, unknown>): grpc.MethodDefinition<unknown, unknown> {
  // Messages are encoded before they are queued: what they hold, such as a read buffer, may be used again at once.
  const encoded = (value: unknown): Buffer => value as Buffer;
  return {
    path: method.path,
    requestStream: method.requestStream,
    responseStream: method.responseStream,
    requestSerialize: encoded,
    requestDeserialize: (bytes) => method.request.decode(bytes),
    responseSerialize: encoded,
    responseDeserialize: (bytes) => method.response.decode(bytes),
  };
}

type AnyCall = grpc.ServerUnaryCall<unknown, unknown> | grpc.ServerDuplexStream<unknown, unknown>;

function sessionCall(call: AnyCall): SessionCall {
  const controller = new AbortController();
  call.once('cancelled', () => {
    controller.abort(new Error('The daemon took the call back'));
  });
  return {
    header: (name) => call.metadata.get(name)[0]?.toString(),
    signal: controller.signal,
  };
}

/** gRPC messages are one line of a header: long or odd ones would break the call instead of ending it. */
function statusOf(error: unknown): { code: number; details: string } {
  const code = error instanceof SessionCallError ? error.grpcCode : GrpcCode.UNKNOWN;
  return { code, details: messageOf(error).slice(0, 4096) };
}

function runUnary(handler: UnaryHandler, more: SessionServerOptions): grpc.handleUnaryCall<unknown, unknown> {
  return (call, callback) => {
    handler.run(call.request, sessionCall(call)).then(
      (response) => {
        callback(null, handler.method.response.encode(response as object));
      },
      (error: unknown) => {
        more.onFailure?.(handler.method.path, error);
        callback(statusOf(error));
      },
    );
  };
}

function runStream(handler: StreamHandler, more: SessionServerOptions): grpc.handleBidiStreamingCall<unknown, unknown> {
  return (call) => {
    const common = sessionCall(call);
    const stream: SessionStream<unknown, unknown> = {
      ...common,
      messages: handler.method.requestStream ? received(call) : one((call as { request?: unknown }).request),
      send: (message) =>
        call.write(handler.method.response.encode(message)) ? undefined : drained(call, common.signal),
    };
    handler.run(stream).then(
      () => {
        call.end();
      },
      (error: unknown) => {
        if (!common.signal.aborted) more.onFailure?.(handler.method.path, error);
        call.emit('error', statusOf(error));
      },
    );
  };
}

async function* one(request: unknown): AsyncGenerator<unknown, void, undefined> {
  yield request;
}

/**
 * What the daemon sends. Node's own iterator would destroy the call once a handler has heard enough or failed, and
 * with it the answer.
 */
async function* received(call: Readable): AsyncGenerator<unknown, void, undefined> {
  const queue: unknown[] = [];
  let over = false;
  let wake = (): void => undefined;
  const push = (message: unknown): void => {
    queue.push(message);
    if (queue.length >= 64) call.pause();
    wake();
  };
  const end = (): void => {
    over = true;
    wake();
  };
  call.on('data', push).once('end', end).once('cancelled', end).once('close', end);
  for (;;) {
    while (queue.length > 0) yield queue.shift();
    if (over) return;
    call.resume();
    await new Promise<void>((resolve) => (wake = resolve));
  }
}

/** A call that is cancelled never drains. */
async function drained(call: EventEmitter, signal: AbortSignal): Promise<void> {
  await once(call, 'drain', { signal });
}
