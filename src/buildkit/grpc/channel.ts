import http2 from 'node:http2';
import type { Duplex } from 'node:stream';
import type { CallOptions } from './call-options.ts';
import { Http2Call } from './call.ts';
import { dropAfterEnd } from './early-data.ts';
import { GrpcCode, GrpcError } from './status.ts';
import type { Call, Channel, ChannelOptions } from './wire.ts';

const WINDOW = 8 * 1024 * 1024;

/** A channel on node:http2. Calls have no deadlines, since a build has none. */
export class Http2Channel implements Channel {
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

  get closed(): Promise<GrpcError> {
    return this.#closed.promise;
  }

  lost(): GrpcError {
    const words = this.#options.lastWords?.();
    const reason = words ?? (this.#closing ? 'it was closed on this side' : this.#failure?.message);
    return new GrpcError(GrpcCode.UNAVAILABLE, reason ?? 'the other side closed it', {
      connectionLost: true,
      cause: this.#failure,
    });
  }

  open(path: string, options: CallOptions = {}): Call {
    return new Http2Call(this.#session, path, options, () => this.lost());
  }

  close(reason?: Error): void {
    if (reason === undefined) this.#closing = true;
    else this.#failure ??= reason;
    this.#session.destroy();
    this.#socket.destroy();
  }
}
