import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import https from 'node:https';
import net, { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { networkFetch } from '../../../../src/host/network/network-fetch.ts';
import { readProxies } from '../../../../src/host/network/proxies.ts';
import { makeCertificates } from '../../../support/certificates.ts';
import { startHttpProxy, startSocksProxy } from '../../../support/network/proxies.ts';

const directory = mkdtempSync(join(tmpdir(), 'aipack-network-'));
const seen: string[] = [];
let authorityPem: string;
let [plain, secure] = [0, 0];
const servers: http.Server[] = [];

/** Answers with what it was asked. */
function answer(request: IncomingMessage, response: ServerResponse): void {
  const { headers, method = '', url = '' } = request;
  seen.push(`${method} ${url} ${headers.host ?? ''} ${headers.authorization ?? ''}`.trim());
  if (url === '/elsewhere') return void response.writeHead(302, { location: 'http://other.example/there' }).end();
  if (url === '/round') return void response.writeHead(302, { location: '/round' }).end();
  if (url === '/nothing') return void response.writeHead(204).end();
  if (url === '/forever') return void response.flushHeaders();
  let body = '';
  request.on('data', (data: Buffer) => (body += data.toString()));
  request.on('end', () => response.setHeader('x-was', method).end(`${url} ${body}`.trim()));
}

beforeAll(async () => {
  makeCertificates(directory);
  authorityPem = readFileSync(join(directory, 'ca.pem'), 'utf8');
  const tls = { cert: readFileSync(join(directory, 'server.pem')), key: readFileSync(join(directory, 'server.key')) };
  servers.push(http.createServer(answer), https.createServer(tls, answer));
  const ports = servers.map(
    (server) =>
      new Promise<number>((resolve) => {
        server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
      }),
  );
  [plain = 0, secure = 0] = await Promise.all(ports);
});

afterAll(() => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
  rmSync(directory, { recursive: true });
});

const ask = (environment: NodeJS.ProcessEnv, more: object = {}): typeof fetch =>
  networkFetch({ proxies: readProxies(environment), certificates: authorityPem, ...more });
const text = async (response: Promise<Response>): Promise<string> => (await response).text();
const causeOf = (error: unknown): string => String((error as { cause?: Error }).cause?.message);

describe('TLS', () => {
  test('goes through a tunnel, with the name and password as they were meant', async () => {
    await using proxy = await startHttpProxy(secure, 'us:er:p@ss/w#d%');
    const fetch = ask({ HTTPS_PROXY: `http://us%3Aer:p@ss/w#d%@127.0.0.1:${proxy.port}` });
    expect(await text(fetch('https://buildkit.test/one'))).toBe('/one');
    expect(proxy.asked).toEqual(['CONNECT buildkit.test:443 us:er:p@ss/w#d%']);
  });

  test('uses an open tunnel again', async () => {
    await using proxy = await startHttpProxy(secure);
    const fetch = ask({ HTTPS_PROXY: `127.0.0.1:${proxy.port}` });
    expect(await text(fetch('https://buildkit.test/one'))).toBe('/one');
    expect(await text(fetch('https://buildkit.test/two'))).toBe('/two');
    expect(proxy.asked).toHaveLength(1);
  });

  test.each([[undefined], ['user:p@ss']])('goes through SOCKS5, whose account is %s', async (account) => {
    await using proxy = await startSocksProxy(secure, account);
    const user = account === undefined ? '' : 'user:p@ss@';
    const fetch = ask({ ALL_PROXY: `socks5://${user}127.0.0.1:${proxy.port}` });
    expect(await text(fetch('https://buildkit.test:8443/one'))).toBe('/one');
    expect(proxy.asked).toEqual([`SOCKS buildkit.test:8443${account === undefined ? '' : ` ${account}`}`]);
  });

  test('fails with what the proxy says, without its password', async () => {
    await using proxy = await startHttpProxy(secure, 'user:right');
    const failure = ask({ HTTPS_PROXY: `http://user:hush@127.0.0.1:${proxy.port}` })('https://buildkit.test/');
    const cause = causeOf(await failure.catch((error: unknown) => error));
    expect(cause).toMatch(/the proxy 127\.0\.0\.1:\d+ gives no way to buildkit\.test:443: it answers 407/);
    expect(cause).not.toContain('hush');
    await using socks = await startSocksProxy(secure, 'user:right');
    const refused = ask({ HTTPS_PROXY: `socks5://user:hush@127.0.0.1:${socks.port}` })('https://buildkit.test/');
    expect(causeOf(await refused.catch((error: unknown) => error))).toMatch(/it refuses the user and password/);
  });

  test('trusts the certificates that were given beside those of Node, and no others', async () => {
    expect(await text(ask({})(`https://127.0.0.1:${secure}/own`))).toBe('/own');
    const unknown = networkFetch({ proxies: { no: '' } })(`https://127.0.0.1:${secure}/own`);
    expect(causeOf(await unknown.catch((error: unknown) => error))).toMatch(/certificate/);
  });

  test('checks no certificates of an insecure registry, and those of all others', async () => {
    const unchecked = networkFetch({ proxies: { no: '' }, insecure: [`127.0.0.1:${secure}`] });
    expect(await text(unchecked(`https://127.0.0.1:${secure}/own`))).toBe('/own');
    const other = networkFetch({ proxies: { no: '' }, insecure: [`127.0.0.1:${secure + 1}`, '127.0.0.1'] });
    await expect(other(`https://127.0.0.1:${secure}/own`)).rejects.toThrow('fetch failed');
  });
});

test('nobody who answers is told of, whichever the way', async () => {
  const closed = http.createServer();
  await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
  const { port } = closed.address() as AddressInfo;
  await new Promise((resolve) => closed.close(resolve));
  await using broken = await startHttpProxy(port);
  const ways: readonly (readonly [NodeJS.ProcessEnv, string, RegExp])[] = [
    [{}, `https://127.0.0.1:${port}/`, /ECONNREFUSED/],
    [{}, `http://127.0.0.1:${port}/`, /ECONNREFUSED/],
    ...['http', 'https', 'socks5'].flatMap((kind) => [
      [{ ALL_PROXY: `${kind}://127.0.0.1:${port}` }, 'https://a.example/', /the proxy 127.* ECONNREFUSED/] as const,
    ]),
    [{ ALL_PROXY: `http://127.0.0.1:${broken.port}` }, 'https://a.example/', /the proxy 127/],
  ];
  for (const [environment, url, reason] of ways) {
    const error: unknown = await ask(environment)(url).catch((cause: unknown) => cause);
    expect([url, causeOf(error)]).toEqual([url, expect.stringMatching(reason)]);
  }
});

test('a proxy that speaks TLS itself is spoken to with it', async () => {
  const { cert, key } = {
    cert: readFileSync(join(directory, 'server.pem')),
    key: readFileSync(join(directory, 'server.key')),
  };
  const proxy = https.createServer({ cert, key }, (request, response) => response.end(`put ${request.url ?? ''}`));
  proxy.on('connect', (_request, socket: net.Socket) => {
    const onwards = net.connect(secure, '127.0.0.1', () => socket.write('HTTP/1.1 200 OK\r\n\r\n'));
    onwards
      .on('error', () => undefined)
      .pipe(socket.on('error', () => undefined))
      .pipe(onwards);
  });
  servers.push(proxy);
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const fetch = ask({ ALL_PROXY: `https://127.0.0.1:${(proxy.address() as AddressInfo).port}` });
  expect(await text(fetch('https://buildkit.test/tunnel'))).toBe('/tunnel');
  expect(await text(fetch('http://plain.example/whole'))).toBe('put http://plain.example/whole');
});

describe('HTTP without TLS', () => {
  test('is put to the proxy itself, whose account the place never sees', async () => {
    await using proxy = await startHttpProxy(plain);
    const fetch = ask({ http_proxy: `http://user:pass@127.0.0.1:${proxy.port}` });
    const sent = fetch('http://plain.example/a?b=c', { method: 'POST', body: 'text', headers: { authorization: 'A' } });
    expect((await sent).headers.get('x-was')).toBe('POST');
    expect(await text(sent)).toBe('/a?b=c text');
    expect(proxy.asked).toEqual(['POST http://plain.example/a?b=c user:pass']);
    expect(seen.at(-1)).toBe('POST /a?b=c plain.example A');
  });

  test('goes through SOCKS5', async () => {
    await using proxy = await startSocksProxy(plain);
    const fetch = ask({ all_proxy: `socks5h://127.0.0.1:${proxy.port}` });
    expect(await text(fetch('http://plain.example/a'))).toBe('/a');
  });

  test('is direct where NO_PROXY says so', async () => {
    await using proxy = await startHttpProxy(plain);
    const fetch = ask({ http_proxy: `127.0.0.1:${proxy.port}`, no_proxy: '127.0.0.0/8' });
    expect(await text(fetch(`http://127.0.0.1:${plain}/a`))).toBe('/a');
    expect(proxy.asked).toEqual([]);
  });
});

describe('as with every fetch', () => {
  test('redirects are followed without credentials for others, or given back where that is asked', async () => {
    await using proxy = await startHttpProxy(plain);
    const fetch = ask({ http_proxy: `127.0.0.1:${proxy.port}` });
    const headers = { authorization: 'secret' };
    expect(await text(fetch('http://one.example/elsewhere', { headers }))).toBe('/there');
    expect(seen.slice(-2)).toEqual(['GET /elsewhere one.example secret', 'GET /there other.example']);
    const manual = await fetch('http://one.example/elsewhere', { redirect: 'manual' });
    expect([manual.status, manual.headers.get('location')]).toEqual([302, 'http://other.example/there']);
    await expect(fetch('http://one.example/round')).rejects.toThrow('fetch failed');
  });

  test('answers may be empty, and a request ends when it is given up', async () => {
    const fetch = ask({});
    expect((await fetch(`http://127.0.0.1:${plain}/nothing`)).status).toBe(204);
    const cancel = new AbortController();
    const response = await fetch(`http://127.0.0.1:${plain}/forever`, { signal: cancel.signal });
    cancel.abort(new Error('enough'));
    await expect(response.text()).rejects.toThrow('enough');
    await expect(fetch(`http://127.0.0.1:${plain}/`, { signal: cancel.signal })).rejects.toThrow('enough');
  });
});
