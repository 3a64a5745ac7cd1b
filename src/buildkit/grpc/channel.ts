import http2 from 'node:http2';
import type { Duplex } from 'node:stream';
import type { Init, Method } from '../../proto/codec.ts';
import type { CallOptions } from './call-options.ts';
import { RawCall } from './call.ts';
import { dropAfterEnd } from './early-data.ts';
import { frame } from './frames.ts';
import { GrpcCode, GrpcError } from './status.ts';

const WINDOW = 8 * 1024 * 1024;

export interface ChannelOptions {
  /** The value of `:authority`. */
  readonly authority?: string | undefined;
  /** What to say of a connection that breaks beyond the error itself, such as the last words of a process. */
  readonly lastWords?: (() => string | undefined) | undefined;
}

/**
 * gRPC over one byte stream. Calls have no deadlines, since a build has none; when the stream breaks, every call on
 * it fails at once.
 */
export class Channel {
  readonly #session: http2.ClientHttp2Session;
  readonly #socket: Duplex;
  readonly #options: ChannelOptions;
  readonly #closed = Promise.withResolvers<GrpcError>();
  #failure: Error | undefined;
  #closing = false;

  constructor(socket: Duplex, options: ChannelOptions = {}) {
    this.#socket = socket;
    this.#options = options;
    this.#session = http2.connect(`http://${options.authority ?? 'localhost'}`, {
      createConnection: () => socket,
      settings: { enablePush: false, initialWindowSize: WINDOW },
      // Node's own limits are made for servers facing strangers; a build's answers may be large.
      maxSessionMemory: 1024,
      maxHeaderListPairs: 1024,
    });
    dropAfterEnd(socket, this.#session);
    this.#session.on('connect', () => {
      this.#session.setLocalWindowSize(4 * WINDOW);
    });
    const note = (error: Error): void => {
      this.#failure ??= error;
    };
    this.#session.on('error', note);
    socket.on('error', note);
    this.#session.on('goaway', (code) => {
      if (code !== http2.constants.NGHTTP2_NO_ERROR)
        this.#failure ??= new Error(`the peer said goodbye with code ${code}`);
    });
    this.#session.on('close', () => socket.destroy());
    // A stream that ends without an error must end the session as well: http2 alone would wait for a timeout.
    socket.on('close', () => {
      this.#session.destroy();
      this.#closed.resolve(this.lost());
    });
  }

  /** Fulfilled with the reason once the stream is gone. */
  get closed(): Promise<GrpcError> {
    return this.#closed.promise;
  }

  /** Whether close() was called on this side. */
  get closing(): boolean {
    return this.#closing;
  }

  lost(): GrpcError {
    const words = this.#options.lastWords?.();
    const reason = words ?? (this.#closing ? 'it was closed on this side' : this.#failure?.message);
    return new GrpcError(GrpcCode.UNAVAILABLE, reason ?? 'the other side closed it', {
      connectionLost: true,
      cause: this.#failure,
    });
  }

  open(path: string, options: CallOptions = {}): RawCall {
    return new RawCall(this.#session, path, options, () => this.lost());
  }

  /**
   * @throws GrpcError
   */
  async unary<Request, Response>(
    method: Method<Request, Response>,
    request: Init<Request>,
    options: CallOptions = {},
  ): Promise<Response> {
    let response: Response | undefined;
    for await (const message of this.stream(method, request, options)) response = message;
    if (response === undefined) throw new GrpcError(GrpcCode.INTERNAL, `${method.path} ended without an answer`);
    return response;
  }

  /** One request, any number of answers. Leaving the loop cancels the call. */
  async *stream<Request, Response>(
    method: Method<Request, Response>,
    request: Init<Request>,
    options: CallOptions = {},
  ): AsyncGenerator<Response, void, undefined> {
    const call = this.open(method.path, options);
    call.end(frame(method.request.encode(request)));
    for await (const message of call.messages()) yield method.response.decode(message);
  }

  /** Ends the connection and every call on it, for `reason` when it is a failure. Safe to call twice. */
  close(reason?: Error): void {
    if (reason === undefined) this.#closing = true;
    else this.#failure ??= reason;
    this.#session.destroy();
    this.#socket.destroy();
  }
}
