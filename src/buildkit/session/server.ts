import { dropAfterEnd } from '../grpc/early-data.ts';
import { once } from 'node:events';
import http2 from 'node:http2';
import type { Duplex } from 'node:stream';
import { messageOf } from '../errors.ts';
import { FrameReader, frame } from '../grpc/frames.ts';
import { GrpcCode } from '../grpc/status.ts';
import type { SessionServer, SessionServerOptions } from '../grpc/wire.ts';
import type { Method } from '../../proto/codec.ts';
import { type SessionCall, SessionCallError, type SessionService, type SessionStream } from './service.ts';

type Handler = SessionService[number];

/**
 * What the daemon may send before this side has read it. HTTP/2's own 64 KiB, which the server of @grpc/grpc-js can't
 * raise, would hold outputs to that much a round trip: 20 MB over a line of 20 ms took 20 s with it, and 0.6 s with this.
 */
const WINDOW = 8 * 1024 * 1024;
/** Small messages are sent together up to this size: the cost is in the writes, not in the bytes. */
const BATCH = 32 * 1024;
/** A status travels in a header: a long one would break the call instead of ending it. */
const MAX_STATUS = 4096;

/** Serves a session's methods to the daemon, which is the HTTP/2 client on `connection`. */
export function serveSession(
  connection: Duplex,
  services: readonly SessionService[],
  options: SessionServerOptions,
): SessionServer {
  const handlers = new Map(services.flat().map((handler) => [handler.method.path, handler]));
  let calls = 0;
  const session = http2.performServerHandshake(connection, {
    settings: { initialWindowSize: WINDOW },
    // Node's own limits are made for servers facing strangers.
    maxSessionMemory: 1024,
    maxHeaderListPairs: 1024,
  });
  dropAfterEnd(connection, session);
  session.setLocalWindowSize(2 * WINDOW);
  // What breaks the connection is told by the connection itself.
  session.on('error', () => undefined);
  session.on('stream', (stream, headers) => {
    calls++;
    const path = headers[':path'] ?? '';
    void new ServedCall(stream, headers).serve(handlers.get(path), path, options);
  });
  return {
    calls: () => calls,
    close: () => {
      session.destroy();
      connection.destroy();
    },
  };
}

class ServedCall implements SessionCall {
  readonly #stream: http2.ServerHttp2Stream;
  readonly #headers: http2.IncomingHttpHeaders;
  readonly #controller = new AbortController();
  #pending: Buffer[] = [];
  #pendingBytes = 0;
  #flushing = false;
  #ended = false;

  constructor(stream: http2.ServerHttp2Stream, headers: http2.IncomingHttpHeaders) {
    this.#stream = stream;
    this.#headers = headers;
    // What breaks a call is told by its end.
    stream.on('error', () => undefined);
    stream.on('close', () => {
      if (!this.#ended) this.#controller.abort(new Error('The daemon took the call back'));
    });
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  readonly header = (name: string): string | undefined => {
    const value = Object.hasOwn(this.#headers, name) ? this.#headers[name] : undefined;
    return typeof value === 'string' ? value : value?.[0];
  };

  async serve(handler: Handler | undefined, path: string, options: SessionServerOptions): Promise<void> {
    try {
      if (handler === undefined) throw new SessionCallError(GrpcCode.UNIMPLEMENTED, `${path} is not served`);
      this.#respond();
      await this.#run(handler);
      this.#end(GrpcCode.OK, '');
    } catch (error) {
      if (handler !== undefined && !this.signal.aborted && !this.#stream.destroyed) options.onFailure?.(path, error);
      this.#end(error instanceof SessionCallError ? error.grpcCode : GrpcCode.UNKNOWN, messageOf(error));
    }
  }

  async #run(handler: Handler): Promise<void> {
    const { method } = handler;
    if (handler.kind === 'stream') {
      await handler.run(this.#sessionStream(method));
      return;
    }
    for await (const message of this.#messages()) {
      const response = await handler.run(method.request.decode(message), this);
      await this.#send(frame(method.response.encode(response)));
      return;
    }
  }

  #sessionStream(method: Method<unknown, unknown>): SessionStream<unknown, unknown> {
    return {
      header: this.header,
      signal: this.signal,
      messages: this.#decoded(method),
      send: (message) => this.#send(frame(method.response.encode(message))),
      sendFramed: (framed, done) => {
        this.#flush();
        this.#write(framed, done);
      },
    };
  }

  async *#decoded(method: Method<unknown, unknown>): AsyncGenerator<unknown, void, undefined> {
    for await (const message of this.#messages()) yield method.request.decode(message);
  }

  async *#messages(): AsyncGenerator<Buffer, void, undefined> {
    const reader = new FrameReader();
    // A handler that has heard enough, or fails, still has to answer on the stream.
    for await (const chunk of this.#stream.iterator({ destroyOnReturn: false })) yield* reader.push(chunk as Buffer);
  }

  #respond(): void {
    if (this.#stream.headersSent || this.#stream.destroyed) return;
    this.#stream.respond({ ':status': 200, 'content-type': 'application/grpc' }, { waitForTrailers: true });
  }

  #send(framed: Buffer): Promise<void> | undefined {
    this.#pending.push(framed);
    this.#pendingBytes += framed.byteLength;
    if (this.#pendingBytes >= BATCH) return this.#flush() ? undefined : this.#drained();
    if (!this.#flushing) {
      this.#flushing = true;
      setImmediate(() => {
        this.#flushing = false;
        this.#flush();
      });
    }
    return undefined;
  }

  /** Whether there is room for more. */
  #flush(): boolean {
    if (this.#pendingBytes === 0) return true;
    const [first] = this.#pending;
    const bytes =
      this.#pending.length === 1 && first !== undefined ? first : Buffer.concat(this.#pending, this.#pendingBytes);
    this.#pending = [];
    this.#pendingBytes = 0;
    return this.#write(bytes);
  }

  #write(bytes: Buffer, done?: () => void): boolean {
    const stream = this.#stream;
    if (!stream.destroyed && !stream.writableEnded) return stream.write(bytes, done);
    done?.();
    return true;
  }

  /** A call that is taken back never drains. */
  async #drained(): Promise<void> {
    await once(this.#stream, 'drain', { signal: this.signal });
  }

  #end(code: number, message: string): void {
    this.#ended = true;
    if (this.#stream.destroyed) return;
    this.#stream.once('wantTrailers', () => {
      this.#stream.sendTrailers({ 'grpc-status': String(code), 'grpc-message': escaped(message.slice(0, MAX_STATUS)) });
    });
    this.#respond();
    this.#flush();
    this.#stream.end();
  }
}

/** gRPC's way to put any text into a header: bytes outside printable ASCII are escaped, and the percent sign. */
function escaped(text: string): string {
  return Buffer.from(text, 'utf8')
    .toString('latin1')
    .replace(/[^ -$&-~]/g, (character) => `%${character.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase()}`);
}
