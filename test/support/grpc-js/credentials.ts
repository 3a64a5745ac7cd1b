import { CallCredentials, ChannelCredentials } from '@grpc/grpc-js';
import { once } from 'node:events';
import { type AddressInfo, type Socket, createServer } from 'node:net';
import type { Duplex } from 'node:stream';

type Connector = ReturnType<ChannelCredentials['_createSecureConnector']>;

/** Gives a channel an open stream in place of the connection that it made. There is no second one: what breaks stays broken. */
export class OneStream extends ChannelCredentials {
  readonly #stream: Duplex;
  #given = false;

  constructor(stream: Duplex) {
    super();
    this.#stream = stream;
  }

  override _isSecure(): boolean {
    return false;
  }

  override _equals(other: ChannelCredentials): boolean {
    return this === other;
  }

  override _createSecureConnector(): Connector {
    return {
      connect: async (made) => {
        made.destroy();
        if (this.#given) throw new Error('the connection is gone');
        this.#given = true;
        return { socket: this.#stream as Socket, secure: false };
      },
      waitForReady: async () => undefined,
      getCallCredentials: () => CallCredentials.createEmpty(),
      destroy: () => undefined,
    };
  }
}

export interface Decoy {
  /** As a target of a channel. */
  readonly target: Promise<string>;
  readonly close: () => void;
}

/** A channel makes a connection of its own before it asks for another: something has to listen for it, on loopback. */
export function startDecoy(): Decoy {
  const server = createServer((socket) => socket.on('error', () => undefined).destroy());
  const target = once(server.listen(0, '127.0.0.1'), 'listening').then(() => {
    const { port } = server.address() as AddressInfo;
    return `ipv4:127.0.0.1:${port}`;
  });
  return { target, close: () => server.close() };
}
