import http from 'node:http';
import net, { type AddressInfo, type Server, type Socket } from 'node:net';

/** A proxy on loopback that leads every place to one port of this machine, whatever its name, and notes what it was asked. */
export interface FakeProxy extends AsyncDisposable {
  readonly port: number;
  /** `CONNECT host:port`, `GET http://…`, `SOCKS host:port`, each with the account that was shown. */
  readonly asked: string[];
}

async function listen(server: Server): Promise<{ readonly port: number; readonly end: () => Promise<void> }> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket.on('close', () => sockets.delete(socket)).on('error', () => undefined));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const end = async (): Promise<void> => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  };
  return { port: (server.address() as AddressInfo).port, end };
}

function join(one: Socket, other: Socket): void {
  one.on('error', () => other.destroy()).pipe(other);
  other.on('error', () => one.destroy()).pipe(one);
}

function account(authorization = ''): string {
  return authorization === '' ? '' : ` ${Buffer.from(authorization.replace('Basic ', ''), 'base64').toString()}`;
}

/** @param wants the account without which it answers 407 */
export async function startHttpProxy(target: number, wants?: string): Promise<FakeProxy> {
  const asked: string[] = [];
  const may = (headers: http.IncomingHttpHeaders): boolean =>
    wants === undefined || account(headers['proxy-authorization']).trim() === wants;
  const server = http.createServer((request, response) => {
    const { headers, method = '', url = '' } = request;
    asked.push(`${method} ${url}${account(headers['proxy-authorization'])}`);
    if (!may(headers)) return void response.writeHead(407).end();
    const { pathname, search } = new URL(url);
    const onwards = http.request({ host: '127.0.0.1', port: target, method, path: `${pathname}${search}`, headers });
    request.pipe(
      onwards.on('response', (answer) => {
        response.writeHead(answer.statusCode ?? 500, answer.headers);
        answer.pipe(response);
      }),
    );
  });
  server.on('connect', ({ headers, url = '' }: http.IncomingMessage, socket: Socket) => {
    asked.push(`CONNECT ${url}${account(headers['proxy-authorization'])}`);
    if (!may(headers)) return void socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
    const onwards = net.connect({ host: '127.0.0.1', port: target }).on('error', () => socket.destroy());
    onwards.on('connect', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      join(socket, onwards);
    });
  });
  const { port, end } = await listen(server);
  return { port, asked, [Symbol.asyncDispose]: end };
}

/** SOCKS5 (RFC 1928) with names; @param wants `user:password` where it asks for an account */
export async function startSocksProxy(target: number, wants?: string): Promise<FakeProxy> {
  const asked: string[] = [];
  const server = net.createServer((socket) => {
    let rest = Buffer.alloc(0);
    let step: 'methods' | 'account' | 'request' = 'methods';
    let shown = '';
    const onData = (data: Buffer): void => {
      rest = Buffer.concat([rest, data]);
      if (step === 'methods') {
        rest = rest.subarray(2 + (rest[1] ?? 0));
        step = wants === undefined ? 'request' : 'account';
        // Split in two, as a network may split it.
        socket.write(Buffer.from([5]));
        setImmediate(() => socket.write(Buffer.from([wants === undefined ? 0 : 2])));
      } else if (step === 'account') {
        const name = rest.subarray(2, 2 + (rest[1] ?? 0));
        const password = rest.subarray(3 + name.length, 3 + name.length + (rest[2 + name.length] ?? 0));
        shown = `${name.toString()}:${password.toString()}`;
        rest = Buffer.alloc(0);
        step = 'request';
        socket.write(Buffer.from([1, shown === wants ? 0 : 1]));
      } else {
        const length = rest[4] ?? 0;
        const port = rest.readUInt16BE(5 + length);
        asked.push(`SOCKS ${rest.subarray(5, 5 + length).toString()}:${port}${shown === '' ? '' : ` ${shown}`}`);
        socket.off('data', onData);
        const onwards = net.connect({ host: '127.0.0.1', port: target }).on('error', () => socket.destroy());
        onwards.on('connect', () => {
          socket.write(Buffer.from([5, 0, 0, 1, 0, 0, 0, 0, 0, 0]));
          join(socket, onwards);
        });
      }
    };
    socket.on('data', onData);
  });
  const { port, end } = await listen(server);
  return { port, asked, [Symbol.asyncDispose]: end };
}
