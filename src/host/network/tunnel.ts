import http from 'node:http';
import https from 'node:https';
import net, { type Socket } from 'node:net';
import { authority, type Proxy } from './proxy.ts';
import { socksHandshake } from './socks.ts';
import type { Trust } from './trust.ts';

/** Milliseconds that a proxy may take to open a way. */
const PATIENCE = 20_000;

/** The name and password as HTTP shows them. */
export function proxyAuthorization({ account }: Proxy): Readonly<Record<string, string>> {
  if (account === undefined) return {};
  const text = Buffer.from(`${account.username}:${account.password}`).toString('base64');
  return { 'proxy-authorization': `Basic ${text}` };
}

/**
 * Opens a way to a place through a proxy.
 * @throws Error that names the proxy's host and what it says, never its password
 */
export async function openTunnel(proxy: Proxy, host: string, port: number, trust: Trust = () => ({})): Promise<Socket> {
  try {
    return await (proxy.protocol === 'socks5'
      ? throughSocks(proxy, host, port)
      : throughConnect(proxy, host, port, trust));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message || (cause as NodeJS.ErrnoException).code : String(cause);
    throw new Error(
      `the proxy ${authority(proxy.host, proxy.port)} gives no way to ${authority(host, port)}: ${reason}`,
      { cause },
    );
  }
}

async function throughSocks(proxy: Proxy, host: string, port: number): Promise<Socket> {
  const socket = net.connect({ host: proxy.host, port: proxy.port });
  const late = setTimeout(() => socket.destroy(new Error('it does not answer')), PATIENCE);
  try {
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve).once('error', reject);
    });
    // The handshake sees the end of the connection itself.
    socket.removeAllListeners('error').on('error', () => undefined);
    await socksHandshake(socket, proxy, host, port);
    return socket.removeAllListeners('error');
  } catch (error) {
    socket.destroy();
    throw error;
  } finally {
    clearTimeout(late);
  }
}

function throughConnect(proxy: Proxy, host: string, port: number, trust: Trust): Promise<Socket> {
  const place = authority(host, port);
  return new Promise((resolve, reject) => {
    const request = (proxy.protocol === 'https' ? https : http).request({
      host: proxy.host,
      port: proxy.port,
      method: 'CONNECT',
      path: place,
      agent: false,
      timeout: PATIENCE,
      headers: { host: place, ...proxyAuthorization(proxy) },
      ...(proxy.protocol === 'https' ? trust() : {}),
    });
    request.once('timeout', () => request.destroy(new Error('it does not answer')));
    request.once('error', reject);
    request.once('connect', ({ statusCode = 0, statusMessage = '' }, socket: Socket, head) => {
      socket.setTimeout(0);
      if (statusCode >= 200 && statusCode < 300) {
        if (head.length > 0) socket.unshift(head);
        resolve(socket);
        return;
      }
      socket.destroy();
      const account = statusCode === 407 ? ' (it wants a user and password, or other ones)' : '';
      reject(new Error(`it answers ${statusCode} ${statusMessage.slice(0, 100)}${account}`));
    });
    request.end();
  });
}
