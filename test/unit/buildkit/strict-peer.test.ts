/** The peer that tests hold the client against speaks HTTP/2 by itself: what the RFC says of it, and that it lets nothing pass. */
import http2 from 'node:http2';
import net from 'node:net';
import { describe, expect, test } from '@jest/globals';
import { duplexPair } from 'node:stream';
import { Connection } from '../../support/http2/connection.ts';
import { END_HEADERS, END_STREAM, frameOf, PREFACE, Type, uint32 } from '../../support/http2/frames.ts';
import { HeaderReader, headerBlock } from '../../support/http2/hpack.ts';
import { listen } from './peer.ts';

describe('header fields', () => {
  const hex = (text: string): Buffer => Buffer.from(text.replaceAll(' ', ''), 'hex');

  test('are those of RFC 7541, C.4: three requests with Huffman coding', () => {
    const reader = new HeaderReader(4096);
    expect(reader.read(hex('8286 8441 8cf1 e3c2 e5f2 3a6b a0ab 90f4 ff'))).toEqual([
      [':method', 'GET'],
      [':scheme', 'http'],
      [':path', '/'],
      [':authority', 'www.example.com'],
    ]);
    expect(reader.read(hex('8286 84be 5886 a8eb 1064 9cbf')).at(-1)).toEqual(['cache-control', 'no-cache']);
    expect(reader.read(hex('8287 85bf 4088 25a8 49e9 5ba9 7d7f 8925 a849 e95b b8e8 b4bf')).slice(1)).toEqual([
      [':scheme', 'https'],
      [':path', '/index.html'],
      [':authority', 'www.example.com'],
      ['custom-key', 'custom-value'],
    ]);
  });

  test('are those of RFC 7541, C.6: answers whose table is small', () => {
    const reader = new HeaderReader(256);
    const date = 'Mon, 21 Oct 2013 20:13:21 GMT';
    const block =
      '4882 6402 5885 aec3 771a 4b61 96d0 7abe 9410 54d4 44a8 2005 9504 0b81 66e0 82a6 2d1b ff6e 919d 29ad 1718 63c7 8f0b 97c8 e9ae 82ae 43d3';
    const fields = [
      [':status', '302'],
      ['cache-control', 'private'],
      ['date', date],
      ['location', 'https://www.example.com'],
    ];
    expect(reader.read(hex(block))).toEqual(fields);
    expect(reader.read(hex('4883 640e ffc1 c0bf'))).toEqual([[':status', '307'], ...fields.slice(1)]);
  });

  test('come out of what this side writes as they went in', () => {
    const fields = [
      ['name', 'x'.repeat(1000)],
      ['other', ''],
    ] as const;
    expect(new HeaderReader(4096).read(headerBlock(fields))).toEqual(fields);
  });

  test.each([
    ['an entry that is not there', 'ff00'],
    ['a string that is longer than its block', '000361'],
    ['padding that is no end of a string', '00 82 f8 00 00'],
    ['a table that is larger than allowed', '3fe21f'],
  ])('%s is refused', (_what, block) => {
    expect(() => new HeaderReader(4096).read(hex(block))).toThrow();
  });
});

test("Node's own HTTP/2 gets its answer, larger than every window", async () => {
  const size = 300_000;
  const server = net.createServer((socket) => {
    new Connection(socket, {
      role: 'server',
      onStream: (stream) => {
        void (async () => {
          let received = 0;
          for await (const chunk of stream.chunks()) received += chunk.byteLength;
          stream.sendFields([
            [':status', '200'],
            ['content-type', 'application/grpc'],
          ]);
          stream.write(Buffer.alloc(received, 1));
          stream.end([['grpc-status', '0']]);
        })();
      },
    });
  });
  const { path, close } = await listen(server);
  const session = http2.connect('http://localhost', { createConnection: () => net.connect(path) });
  const stream = session.request({
    ':method': 'POST',
    ':path': '/a/b',
    te: 'trailers',
    'content-type': 'application/grpc',
  });
  const trailers = new Promise((resolve) => stream.once('trailers', resolve));
  stream.end(Buffer.alloc(size));
  let received = 0;
  for await (const chunk of stream) received += (chunk as Buffer).byteLength;
  expect(received).toBe(size);
  expect(await trailers).toMatchObject({ 'grpc-status': '0' });
  session.destroy();
  await close();
});

describe('what HTTP/2 or gRPC forbids ends the connection:', () => {
  const request = (fields: readonly (readonly [string, string])[] = []): Buffer =>
    headerBlock([
      [':method', 'POST'],
      [':scheme', 'http'],
      [':path', '/a/b'],
      [':authority', 'localhost'],
      ['te', 'trailers'],
      ['content-type', 'application/grpc'],
      ...fields,
    ]);
  const start = [Buffer.from(PREFACE), frameOf(Type.SETTINGS, 0, 0)];
  const open = frameOf(Type.HEADERS, END_HEADERS, 1, request());

  test.each<[string, readonly Buffer[], RegExp]>([
    ['another protocol', [Buffer.from('GET / HTTP/1.1\r\n\r\n')], /preface/],
    ['no settings', [Buffer.from(PREFACE), open], /settings/],
    ['a frame that is too large', [...start, frameOf(Type.DATA, 0, 1, Buffer.alloc(16_385))], /16385 bytes/],
    ['data of no stream', [...start, frameOf(Type.DATA, 0, 1, Buffer.alloc(1))], /never opened/],
    ['a stream with an even number', [...start, frameOf(Type.HEADERS, END_HEADERS, 2, request())], /stream 2/],
    ['capitals', [...start, frameOf(Type.HEADERS, END_HEADERS, 1, request([['Name', 'x']]))], /"Name"/],
    [
      'a field of HTTP/1',
      [...start, frameOf(Type.HEADERS, END_HEADERS, 1, request([['connection', 'x']]))],
      /connection/,
    ],
    [
      'parts of a block that are not together',
      [...start, frameOf(Type.HEADERS, 0, 1, request()), frameOf(Type.PING, 0, 0, Buffer.alloc(8))],
      /between/,
    ],
    [
      'data after the end',
      [...start, open, frameOf(Type.DATA, END_STREAM, 1), frameOf(Type.DATA, 0, 1, Buffer.alloc(1))],
      /after the end|never/,
    ],
    ['a window that grows by nothing', [...start, open, frameOf(Type.WINDOW_UPDATE, 0, 1, uint32(0))], /by nothing/],
    [
      'a window beyond its limit',
      [...start, open, frameOf(Type.WINDOW_UPDATE, 0, 1, uint32(2 ** 31 - 1))],
      /too large/,
    ],
    [
      'more than a window has',
      [...start, open, ...Array.from({ length: 5 }, () => frameOf(Type.DATA, 0, 1, Buffer.alloc(16_000)))],
      /may have/,
    ],
  ])('%s', async (_what, frames, expected) => {
    const [ours, theirs] = duplexPair();
    const violation = new Promise<string>((resolve) => {
      new Connection(ours, { role: 'server', onViolation: resolve });
    });
    theirs.resume();
    theirs.on('error', () => undefined);
    for (const frame of frames) theirs.write(frame);
    expect(await violation).toMatch(expected);
  });
});
