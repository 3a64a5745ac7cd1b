import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import http from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { httpFetch, type HttpFetch } from '../../../../src/host/network/http-fetch.ts';
import type { Answer } from '../../../../src/untrusted/answer.ts';
import { readBody } from '../../../../src/untrusted/read-body.ts';

let server: http.Server;
let base: URL;
let fetch: HttpFetch;
let asked: { readonly request: http.IncomingMessage; readonly body: string }[];
const connections = new Set<Socket>();

beforeEach(async () => {
  asked = [];
  connections.clear();
  server = http.createServer((request, response) => {
    let body = '';
    request.on('data', (data: Buffer) => (body += data.toString()));
    request.on('end', () => {
      asked.push({ request, body });
      if (request.url === '/elsewhere') response.writeHead(302, { location: '/there' }).end('over there');
      else if (request.url === '/nothing') response.writeHead(204).end();
      else if (request.url === '/forever') response.write('begins');
      else response.setHeader('x-two', ['a', 'b']).end(`${request.method ?? ''} ${body}`.trim());
    });
  });
  server.on('connection', (socket) => connections.add(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  fetch = httpFetch({ proxies: { no: '' } });
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const get = (path: string, init: RequestInit = {}): Promise<Answer> => fetch(new URL(path, base), init);
const text = async (answer: Answer): Promise<string> => Buffer.from(await readBody(answer, 1000)).toString();

describe('a request', () => {
  test('has the headers that it is given, in whatever form, and says what it is', async () => {
    await text(await get('/', { headers: { authorization: 'one' } }));
    await text(await get('/', { headers: new Headers({ Authorization: 'two', accept: 'x' }) }));
    expect(asked.map(({ request: { headers } }) => headers)).toMatchObject([
      { authorization: 'one', accept: '*/*', 'user-agent': 'node' },
      { authorization: 'two', accept: 'x', 'user-agent': 'node' },
    ]);
  });

  test.each<[string, () => NonNullable<RequestInit['body']>, string]>([
    ['bytes', () => Buffer.from('bytes'), 'PUT bytes'],
    ['text', () => 'text', 'PUT text'],
    ['a form', () => new URLSearchParams({ a: 'b c' }), 'PUT a=b+c'],
    ['pieces', () => ReadableStream.from([Buffer.from('pie'), Buffer.from('ces')]), 'PUT pieces'],
  ])('sends %s', async (_what, body, expected) => {
    expect(await text(await get('/', { method: 'PUT', body: body() }))).toBe(expected);
  });

  test('says that what it sends is a form', async () => {
    await text(await get('/', { method: 'POST', body: new URLSearchParams({ a: 'b' }) }));
    expect(asked[0]?.request.headers['content-type']).toBe('application/x-www-form-urlencoded;charset=UTF-8');
  });

  test('fails with what is wrong behind it', async () => {
    server.closeAllConnections();
    server.close();
    await expect(get('/')).rejects.toMatchObject({
      message: 'fetch failed',
      cause: expect.objectContaining({ code: 'ECONNREFUSED' }) as unknown,
    });
  });
});

describe('an answer', () => {
  test('that leads elsewhere is given back', async () => {
    const answer = await get('/elsewhere');
    expect([answer.status, answer.ok, answer.headers.get('Location')]).toEqual([302, false, '/there']);
    expect(await text(answer)).toBe('over there');
    expect(asked).toHaveLength(1);
  });

  test('may have nothing in it', async () => {
    expect(await get('/nothing')).toMatchObject({ status: 204, ok: true, body: null });
    expect(await get('/', { method: 'HEAD' })).toMatchObject({ status: 200, body: null });
  });

  test('has a header that came twice, and none that did not come', async () => {
    const { headers } = await get('/');
    expect([headers.get('x-two'), headers.get('constructor')]).toEqual(['a, b', null]);
  });

  test('that is given up leaves the connection for the next', async () => {
    await (await get('/')).body?.cancel();
    await text(await get('/'));
    expect(connections.size).toBe(1);
  });

  test('ends where it is given up, before it comes and while it does', async () => {
    const stop = new AbortController();
    const answer = await get('/forever', { signal: stop.signal });
    const reading = text(answer);
    stop.abort(new Error('enough'));
    await expect(reading).rejects.toThrow('enough');
    await expect(get('/', { signal: stop.signal })).rejects.toThrow('enough');
    expect(asked).toHaveLength(1);
  });
});
