import type { Socket } from 'node:net';
import type { Proxy } from './proxy.ts';

/** What a SOCKS5 server says of its refusals, RFC 1928, section 6. */
const REFUSALS = [
  '',
  'it failed',
  'its rules forbid it',
  'the network is unreachable',
  'the host is unreachable',
  'the connection is refused',
  'it took too long',
  'it knows no such command',
  'it knows no such kind of address',
];
const NO_ACCOUNT = 0;
const BY_PASSWORD = 2;
const NO_METHOD = 0xff;
/** Bytes of an address by its kind, where that says it: IPv4, IPv6. */
const LENGTHS: Readonly<Record<number, number>> = { 1: 4, 4: 16 };

/**
 * Asks a SOCKS5 server on a connected socket for a way to a place (RFC 1928, RFC 1929). Afterwards the socket is that way.
 * @throws Error with what the server says, never with the password
 */
export async function socksHandshake(
  socket: Socket,
  { account }: Pick<Proxy, 'account'>,
  host: string,
  port: number,
): Promise<void> {
  const methods = account === undefined ? [NO_ACCOUNT] : [NO_ACCOUNT, BY_PASSWORD];
  socket.write(Buffer.from([5, methods.length, ...methods]));
  const [version, method] = await take(socket, 2);
  if (version !== 5) throw new Error('it does not speak SOCKS5');
  if (method === NO_METHOD)
    throw new Error(account === undefined ? 'it wants a user and password' : 'it takes no password');
  if (method === BY_PASSWORD && account !== undefined) {
    socket.write(Buffer.concat([Buffer.from([1]), field(account.username), field(account.password)]));
    const [, status] = await take(socket, 2);
    if (status !== 0) throw new Error('it refuses the user and password');
  }
  // The name goes as it is: the server resolves it.
  socket.write(Buffer.concat([Buffer.from([5, 1, 0, 3]), field(host), Buffer.from([port >> 8, port & 255])]));
  const [, reply = 1, , kind = 0] = await take(socket, 4);
  if (reply !== 0) throw new Error(REFUSALS[reply] ?? `it answers ${reply}`);
  const length = LENGTHS[kind] ?? (await take(socket, 1))[0] ?? 0;
  await take(socket, length + 2);
}

function field(text: string): Buffer {
  const bytes = Buffer.from(text);
  if (bytes.length > 255) throw new Error('a name or password is longer than SOCKS5 can say');
  return Buffer.concat([Buffer.from([bytes.length]), bytes]);
}

/** Exactly so many bytes; what comes behind them stays in the socket. */
async function take(socket: Socket, length: number): Promise<Buffer> {
  for (;;) {
    const bytes = socket.read(length) as Buffer | null;
    if (bytes?.length === length) return bytes;
    if (socket.readableEnded || socket.destroyed) throw new Error('it closes the connection');
    await new Promise<void>((resolve, reject) => {
      const settle = (then: () => void) => (): void => {
        for (const [event, listener] of Object.entries(listeners)) socket.off(event, listener);
        then();
      };
      const closed = settle(() => reject(new Error('it closes the connection')));
      const listeners = { readable: settle(resolve), end: closed, close: closed, error: closed };
      for (const [event, listener] of Object.entries(listeners)) socket.on(event, listener);
    });
  }
}
