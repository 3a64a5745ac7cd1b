import { connect, createServer, type AddressInfo, type NetConnectOpts, type Server, type Socket } from 'node:net';
import tls from 'node:tls';
import { Transform, type Duplex } from 'node:stream';

export interface RelayOptions {
  /** Speaks TLS to those who come. */
  readonly tls?: tls.TlsOptions;
  /** The path of a unix socket to listen on, in place of a free port of loopback. */
  readonly path?: string;
  /** Looks at the first bytes of a connection; true when it has dealt with it, so that it goes no further. */
  readonly refuse?: (first: string, near: Duplex) => boolean;
  /** Changes what is sent, a piece at a time; never its length. */
  readonly rewrite?: (piece: string) => string;
}

/** A way to another server that can be watched and cut. */
export class Relay {
  /** How many have come through so far. */
  connections = 0;
  /** Bytes that came from them so far. */
  received = 0;
  readonly #server: Server;
  readonly #sockets = new Set<Duplex>();

  private constructor(server: Server) {
    this.#server = server;
  }

  static async start(target: NetConnectOpts, options: RelayOptions = {}): Promise<Relay> {
    const server = options.tls === undefined ? createServer() : tls.createServer(options.tls);
    const relay = new Relay(server);
    server.on(options.tls === undefined ? 'connection' : 'secureConnection', (near: Socket) => {
      relay.#take(near, target, options);
    });
    server.on('tlsClientError', () => undefined);
    await new Promise<void>((resolve) => {
      if (options.path === undefined) server.listen(0, '127.0.0.1', resolve);
      else server.listen(options.path, resolve);
    });
    return relay;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  #take(near: Socket, target: NetConnectOpts, { refuse, rewrite }: RelayOptions): void {
    this.#sockets.add(near);
    near.on('error', () => undefined);
    near.on('close', () => this.#sockets.delete(near));
    if (refuse === undefined) this.#join(near, target, rewrite);
    else {
      near.once('data', (first: Buffer) => {
        near.pause();
        if (refuse(first.toString('latin1'), near)) return;
        near.unshift(first);
        this.#join(near, target, rewrite);
      });
    }
  }

  #join(near: Socket, target: NetConnectOpts, rewrite: RelayOptions['rewrite']): void {
    this.connections++;
    const far = connect(target);
    this.#sockets.add(far);
    far.on('error', () => undefined);
    near.on('close', () => far.destroy());
    far.on('close', () => {
      this.#sockets.delete(far);
      near.destroy();
    });
    const out = new Transform({
      transform: (piece: Buffer, _encoding, done) => {
        this.received += piece.length;
        done(null, rewrite === undefined ? piece : Buffer.from(rewrite(piece.toString('latin1')), 'latin1'));
      },
    });
    near.pipe(out).pipe(far).pipe(near);
  }

  /** Every connection ends at once. */
  cut(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  /** Every connection stays open, and nothing comes through any more. */
  stall(): void {
    for (const socket of this.#sockets) socket.unpipe().pause();
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
