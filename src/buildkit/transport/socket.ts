import net from 'node:net';
import tls from 'node:tls';
import type { TlsOptions } from '../endpoint/parse.ts';
import { BuildkitError } from '../errors.ts';
import { readPlainFile } from '../../untrusted/plain-file.ts';
import { connectError, type DialContext } from './connection.ts';

/** A path without a host is a Unix socket or a Windows pipe. */
export type SocketAddress = { readonly path: string } | { readonly host: string; readonly port: number };

/** Beyond this a host counts as silent: a daemon on the far side of the world answers within a second. */
const CONNECT_TIMEOUT_MS = 10_000;
/** A bundle of all public authorities has a quarter of it. */
const MAX_PEM_BYTES = 1024 * 1024;

function nameOf(address: SocketAddress): string {
  return 'path' in address ? address.path : `${address.host}:${address.port}`;
}

/** Waits until a socket is connected. @throws BuildkitError */
function connected<Socket extends net.Socket>(
  socket: Socket,
  event: 'connect' | 'secureConnect',
  name: string,
  signal: AbortSignal,
): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const fail = (cause: unknown): void => {
      settle();
      socket.destroy();
      reject(connectError(name, cause));
    };
    const timer = setTimeout(() => {
      fail(Object.assign(new Error('no answer'), { code: 'ETIMEDOUT' }));
    }, CONNECT_TIMEOUT_MS);
    const aborted = (): void => {
      settle();
      socket.destroy();
      reject(new BuildkitError('CANCELLED', `Connecting to ${name} was cancelled`, { cause: signal.reason }));
    };
    const settle = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', aborted);
      socket.off('error', fail);
    };
    socket.on('error', fail);
    socket.once(event, () => {
      settle();
      resolve(socket);
    });
    signal.addEventListener('abort', aborted, { once: true });
    if (signal.aborted) aborted();
  });
}

/** @throws BuildkitError CONNECT_FAILED, PERMISSION_DENIED, CANCELLED */
export async function dialSocket(address: SocketAddress, signal: AbortSignal): Promise<net.Socket> {
  const socket = await connected(net.connect(address), 'connect', nameOf(address), signal);
  // Connections through cloud networks are dropped when they are silent for minutes.
  socket.setKeepAlive(true, 5_000);
  socket.setNoDelay(true);
  return socket;
}

/**
 * A TLS connection for one application protocol.
 *
 * @throws BuildkitError CONNECT_FAILED, TLS_FAILED, CANCELLED
 */
export async function dialTls(
  address: { readonly host: string; readonly port: number },
  options: TlsOptions & Pick<DialContext, 'certificates'>,
  protocol: 'h2' | 'http/1.1',
  signal: AbortSignal,
): Promise<tls.TLSSocket> {
  const [own, cert, key] = await Promise.all([pem(options.ca), pem(options.cert), pem(options.key)]);
  const { certificates } = options;
  const ca = own ?? (certificates && [...tls.getCACertificates('default'), certificates]);
  const servername = options.serverName ?? (net.isIP(address.host) === 0 ? address.host : undefined);
  const context: tls.ConnectionOptions = {
    ...address,
    ALPNProtocols: [protocol],
    ...(ca && { ca }),
    ...(cert && { cert }),
    ...(key && { key }),
    ...(servername !== undefined && { servername }),
    ...(options.serverName !== undefined && {
      checkServerIdentity: (_host, certificate) => tls.checkServerIdentity(options.serverName ?? '', certificate),
    }),
  };
  let socket: tls.TLSSocket;
  try {
    socket = tls.connect(context);
  } catch (cause) {
    throw connectError(nameOf(address), cause);
  }
  await connected(socket, 'secureConnect', nameOf(address), signal);
  socket.setKeepAlive(true, 5_000);
  socket.setNoDelay(true);
  return socket;
}

async function pem(path: string | undefined): Promise<Buffer | undefined> {
  if (path === undefined) return undefined;
  try {
    return await readPlainFile(path, MAX_PEM_BYTES, 'follow');
  } catch (cause) {
    throw new BuildkitError('TLS_FAILED', `Can't read ${path}: ${(cause as Error).message}`, { cause });
  }
}
