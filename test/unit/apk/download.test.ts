import { afterEach, describe, expect, test } from '@jest/globals';
import { hash } from 'node:crypto';
import { download, type ByteRange, type PackageSource } from '../../../src/apk/index.ts';
import { RepositoryServer, stall, status, type Answer } from '../wolfi/support/repository-server.ts';
import { makeApk, tarOf } from './support/make-apk.ts';
import { impatient, ranged, sourceOf, wholeOnly } from './support/mirror.ts';

// Nothing that gzip makes smaller.
const content = Buffer.concat(Array.from({ length: 500 }, (_, at) => hash('sha512', String(at), 'buffer')));
const made = makeApk({ tar: tarOf({ name: 'a', content }) });
const { bytes } = made;
const all: ByteRange = { offset: 0, length: bytes.length };
const servers: RepositoryServer[] = [];

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop()));
});

async function serve(
  ...answers: Answer[]
): Promise<{ readonly server: RepositoryServer; readonly source: PackageSource }> {
  const server = await RepositoryServer.start(...answers);
  servers.push(server);
  return { server, source: sourceOf(made, server.url) };
}

async function fetched(source: PackageSource, range = all, signal?: AbortSignal): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of download(source, range, impatient, signal)) parts.push(part);
  return Buffer.concat(parts);
}

const ranges: [string, ByteRange][] = [
  ['all of it', all],
  ['its beginning', { offset: 0, length: 100 }],
  ['its middle', { offset: 5000, length: 7000 }],
  ['its end', { offset: 5000, length: bytes.length - 5000 }],
];

describe.each<[string, (bytes: Uint8Array, most?: number) => Answer]>([
  ['a mirror that knows ranges', ranged],
  ['a mirror that always sends the whole file', wholeOnly],
])('%s', (_, answer) => {
  test.each(ranges)('gives %s', async (_name, range) => {
    const { source } = await serve(answer(bytes));
    const wanted = bytes.subarray(range.offset, range.offset + range.length);
    expect((await fetched(source, range)).equals(wanted)).toBe(true);
  });

  test('that dies half-way is asked to go on', async () => {
    const { server, source } = await serve(answer(bytes, 1000), answer(bytes, 5000), answer(bytes));
    expect((await fetched(source)).equals(bytes)).toBe(true);
    expect(server.requests).toHaveLength(3);
    expect(server.requests[1]?.headers.range).toBe(`bytes=1000-${bytes.length - 1}`);
  });
});

test('a mirror that dies each time is given up after four attempts', async () => {
  const { server, source } = await serve(ranged(bytes, 10));
  await expect(fetched(source)).rejects.toMatchObject({ code: 'APK_NETWORK' });
  expect(server.requests).toHaveLength(4);
});

test('an attempt that brought a megabyte does not count', async () => {
  const large = makeApk({ tar: tarOf({ name: 'a' }), pack: () => Buffer.alloc(6 * 2 ** 20, 'x') });
  const server = await RepositoryServer.start(ranged(large.bytes, 2 ** 20 + 10));
  servers.push(server);
  const source = sourceOf(large, server.url);
  expect(await fetched(source, { offset: 0, length: source.size })).toHaveLength(source.size);
  expect(server.requests.length).toBeGreaterThan(4);
});

test('a mirror that falls silent is asked again, and given up', async () => {
  const { server, source } = await serve(stall(bytes));
  const reading = download(source, all, { fetch, retry: { ...impatient.retry, silenceMs: 20 } });
  await expect(reading.next().then(() => reading.next())).rejects.toMatchObject({ code: 'APK_TIMEOUT' });
  expect(server.requests.length).toBeGreaterThan(1);
});

test.each([
  [404, 'APK_WITHDRAWN', 1],
  [410, 'APK_WITHDRAWN', 1],
  [401, 'APK_STATUS', 1],
  [416, 'APK_MISMATCH', 1],
  [503, 'APK_STATUS', 4],
])(
  'an answer %i is told as %s after %i attempts, with package, address and advice',
  async (code, expected, attempts) => {
    const { server, source } = await serve(status(code));
    const message: unknown = expect.stringContaining(`The package sample=1.0-r0 of ${source.url} `);
    const hint: unknown = expect.stringMatching(/mirror|credentials/);
    await expect(fetched(source)).rejects.toMatchObject({ name: 'ApkError', code: expected, message, hint });
    expect(server.requests).toHaveLength(attempts);
  },
);

test('a busy mirror is asked again', async () => {
  const { source } = await serve(status(503, { 'retry-after': '0' }), ranged(bytes));
  expect((await fetched(source)).equals(bytes)).toBe(true);
});

/** Without a length, sent in chunks. */
function chunked(...parts: readonly Uint8Array[]): Answer {
  return (_, response) => {
    response.writeHead(200);
    for (const part of parts) response.write(part);
    response.end();
  };
}

test.each<[string, Answer]>([
  ['a shorter file', ranged(bytes.subarray(1))],
  ['a longer file', ranged(Buffer.concat([bytes, Buffer.from('x')]))],
  ['a longer file of unknown length', chunked(bytes, Buffer.from('x'))],
])('%s is refused', async (_, answer) => {
  const { source } = await serve(answer);
  await expect(fetched(source)).rejects.toMatchObject({ code: 'APK_MISMATCH' });
  await expect(fetched(source, { offset: 10, length: bytes.length - 10 })).rejects.toMatchObject({
    code: 'APK_MISMATCH',
  });
});

test('a shorter file of unknown length is asked for again, and given up', async () => {
  const { source } = await serve(chunked(bytes.subarray(0, -1)));
  await expect(fetched(source)).rejects.toMatchObject({ code: 'APK_NETWORK' });
});

test('a body without end is left where the file has to end', async () => {
  let closed: () => void = () => undefined;
  const gone = new Promise<void>((resolve) => (closed = resolve));
  const { source } = await serve((_, response) => {
    response.writeHead(200);
    const more = (): void => {
      while (!response.destroyed && response.write(bytes));
    };
    response.on('drain', more).on('close', closed);
    more();
  });
  await expect(fetched(source)).rejects.toMatchObject({ code: 'APK_MISMATCH' });
  await gone;
});

test('another part than was asked for is not taken', async () => {
  const { source } = await serve((_, response) => {
    response.writeHead(206, { 'content-range': `bytes 0-9/${bytes.length}` }).end(bytes.subarray(0, 10));
  });
  await expect(fetched(source, { offset: 10, length: 10 })).rejects.toMatchObject({ code: 'APK_NETWORK' });
});

test('credentials go to the origin of the address, and not on to where that sends', async () => {
  const elsewhere = await serve(ranged(bytes));
  const { server, source } = await serve((request, response) => {
    response.writeHead(302, { location: `${elsewhere.server.url.replace('127.0.0.1', 'localhost')}/x` }).end();
    request.resume();
  });
  expect((await fetched({ ...source, authorization: 'Basic c2VjcmV0' })).equals(bytes)).toBe(true);
  expect(server.requests[0]?.headers.authorization).toBe('Basic c2VjcmV0');
  expect(elsewhere.server.requests.map(({ headers }) => headers.authorization)).toEqual([undefined]);
});

test('an abort ends it at once, with its reason, and closes the connection', async () => {
  const controller = new AbortController();
  let closed: () => void = () => undefined;
  const gone = new Promise<void>((resolve) => (closed = resolve));
  const { source } = await serve((request, response) => {
    response.on('close', closed);
    stall(bytes)(request, response);
  });
  const reason = new Error('enough');
  const reading = (async () => {
    for await (const _ of download(source, all, { fetch }, controller.signal)) controller.abort(reason);
  })();
  await expect(reading).rejects.toBe(reason);
  await gone;
});

test('whoever stops reading closes the connection', async () => {
  let closed: () => void = () => undefined;
  const gone = new Promise<void>((resolve) => (closed = resolve));
  const { source } = await serve((request, response) => {
    response.on('close', closed);
    stall(bytes)(request, response);
  });
  for await (const _ of download(source, all, { fetch })) break;
  await gone;
});
