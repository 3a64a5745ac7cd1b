import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import net, { type AddressInfo, type Socket } from 'node:net';
import { proxyFor, readProxies, type Proxies } from './proxies.ts';
import { requester } from './requester.ts';
import { openTunnel } from './tunnel.ts';

const VARIABLES = ['http_proxy', 'https_proxy', 'all_proxy'].flatMap((name) => [name, name.toUpperCase()]);

export interface Bridge {
  /** For the program that is started: it names this bridge in place of every proxy. */
  readonly environment: NodeJS.ProcessEnv;
  readonly close: () => Promise<void>;
}

/**
 * A proxy on loopback that goes through the proxies that the environment names. A program that can't do that itself, because they are
 * of a kind, or have a password, that it can't read, is given this one.
 * @throws AipackError INPUT_INVALID as {@link readProxies}
 */
export async function openBridge(environment: NodeJS.ProcessEnv): Promise<Bridge> {
  const proxies = readProxies(environment);
  const request = requester({ proxies });
  const open = new Set<Socket>();
  const server = http.createServer((incoming, response) => forward(incoming, response, request));
  // A connection that breaks off ends the one behind it; nothing else is lost.
  server.on('connection', (socket: Socket) => open.add(socket.on('error', () => undefined)));
  server.on('connect', (incoming: IncomingMessage, socket: Socket, head: Buffer) => {
    connect(incoming.url ?? '', socket, head, proxies).then(
      (onwards) => open.add(onwards),
      // Whoever asked sees the connection end, and tells that.
      () => socket.destroy(),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    environment: {
      ...environment,
      ...Object.fromEntries(VARIABLES.map((name) => [name, address])),
      // What is reached directly is decided here, where it is read in full.
      no_proxy: '',
      NO_PROXY: '',
    },
    close: async () => {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function connect(place: string, socket: Socket, head: Buffer, proxies: Proxies): Promise<Socket> {
  const [, bracketed, plain = '', digits] = /^(?:\[([^\]]+)\]|([^:]+)):(\d{1,5})$/.exec(place) ?? [];
  const host = bracketed ?? plain;
  const port = Number(digits);
  const proxy = proxyFor(proxies, 'https:', host, port);
  const onwards = proxy === undefined ? net.connect({ host, port }) : await openTunnel(proxy, host, port);
  onwards.on('error', () => socket.destroy());
  socket.on('error', () => onwards.destroy()).write('HTTP/1.1 200 OK\r\n\r\n');
  onwards.write(head);
  onwards.pipe(socket).pipe(onwards);
  return onwards;
}

function forward(incoming: IncomingMessage, response: ServerResponse, request: ReturnType<typeof requester>): void {
  const url = URL.parse(incoming.url ?? '');
  if (url?.protocol !== 'http:') {
    response.writeHead(400).end();
    return;
  }
  const onwards = request(url, incoming.method ?? 'GET', incoming.headers);
  onwards.on('error', () => response.destroy());
  onwards.on('response', (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  incoming.pipe(onwards);
}
