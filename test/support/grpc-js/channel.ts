import { Client, status } from '@grpc/grpc-js';
import type { Duplex } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import type { CallOptions } from '../../../src/buildkit/grpc/call-options.ts';
import { GrpcError } from '../../../src/buildkit/grpc/status.ts';
import type { Call, Channel, ChannelOptions } from '../../../src/buildkit/grpc/wire.ts';
import { LibraryCall } from './call.ts';
import { OneStream, startDecoy } from './credentials.ts';

const WINDOW = 32 * 1024 * 1024;
const MAX_MESSAGE = 32 * 1024 * 1024;
/** The longest that a timer takes, in milliseconds: a session may have nothing to say for hours. */
const NEVER = 2 ** 31 - 1;

const same = (bytes: Buffer): Buffer => bytes;

/** A channel of @grpc/grpc-js over one open stream. */
export class LibraryChannel implements Channel {
  readonly #stream: Duplex;
  readonly #options: ChannelOptions;
  readonly #client: Promise<Client>;
  readonly #closed = Promise.withResolvers<GrpcError>();
  #failure: Error | undefined;
  #closing = false;

  constructor(stream: Duplex, options: ChannelOptions = {}) {
    this.#stream = stream;
    this.#options = options;
    const decoy = startDecoy();
    this.#client = decoy.target.then(
      (target) =>
        new Client(target, new OneStream(stream), {
          'grpc.default_authority': options.authority ?? 'localhost',
          'grpc.enable_retries': 0,
          'grpc.enable_channelz': 0,
          'grpc.enable_http_proxy': 0,
          'grpc.use_local_subchannel_pool': 1,
          'grpc.client_idle_timeout_ms': NEVER,
          'grpc.max_receive_message_length': MAX_MESSAGE,
          'grpc.max_send_message_length': -1,
          'grpc-node.flow_control_window': WINDOW,
        }),
    );
    stream.on('error', (error) => (this.#failure ??= error));
    stream.on('close', () => {
      decoy.close();
      void this.#client.then((client) => client.close());
      this.#closed.resolve(this.lost());
    });
  }

  get closed(): Promise<GrpcError> {
    return this.#closed.promise;
  }

  lost(): GrpcError {
    const reason =
      this.#options.lastWords?.() ?? (this.#closing ? 'it was closed on this side' : this.#failure?.message);
    return new GrpcError(status.UNAVAILABLE, reason ?? 'the other side closed it', {
      connectionLost: true,
      cause: this.#failure,
    });
  }

  open(path: string, options: CallOptions = {}): Call {
    return new LibraryCall(
      async (metadata) => {
        const client = await this.#client;
        if (this.#stream.destroyed) throw this.lost();
        return client.makeBidiStreamRequest(path, same, same, metadata, {});
      },
      options,
      async () => {
        // The library tells of a broken connection before the stream itself does.
        for (let turn = 0; turn < 3 && !this.#stream.destroyed; turn++) await setImmediate();
        return this.#stream.destroyed ? this.lost() : undefined;
      },
    );
  }

  close(reason?: Error): void {
    if (reason === undefined) this.#closing = true;
    else this.#failure ??= reason;
    this.#stream.destroy();
  }
}
