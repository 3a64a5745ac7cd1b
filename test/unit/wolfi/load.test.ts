import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import {
  IndexError,
  loadIndex,
  MemoryStore,
  resolve,
  withIndex,
  type IndexStore,
  type IndexWarning,
  type LoadedIndex,
  type LoadIndexOptions,
} from '../../../src/wolfi/index.ts';
import { newKey, signedArchive, unsignedArchive } from './support/archive.ts';
import { indexText } from './support/index-text.ts';
import { type Answer, cut, file, RepositoryServer, stall, status } from './support/repository-server.ts';

const key = newKey('test.rsa.pub');
const hour = 60 * 60 * 1000;
/** All but the two that silence is measured with. */
const realTimers = [
  'Date',
  'hrtime',
  'nextTick',
  'performance',
  'queueMicrotask',
  'setImmediate',
  'clearImmediate',
  'setInterval',
  'clearInterval',
] as const;
const archive = signedArchive(indexText('busybox', 'nginx'), key);
const newer = signedArchive(indexText('busybox', 'nginx', 'caddy'), key);

let server: RepositoryServer;
let store: MemoryStore;
let clock: number;
let warnings: IndexWarning[];
let waits: number[];

beforeEach(async () => {
  server = await RepositoryServer.start(file(archive));
  store = new MemoryStore();
  clock = 1_800_000_000_000;
  warnings = [];
  waits = [];
});

afterEach(() => server.stop());

function options(changed: Partial<LoadIndexOptions> = {}): LoadIndexOptions {
  return {
    repositories: [{ url: server.url }],
    architecture: 'x86_64',
    keys: [key.trusted],
    store,
    fetch,
    now: () => clock,
    onWarning: (warning) => warnings.push(warning),
    ...changed,
    retry: {
      sleep: async (milliseconds) => {
        waits.push(milliseconds);
      },
      random: () => 1,
      ...changed.retry,
    },
  };
}

function load(changed: Partial<LoadIndexOptions> = {}): Promise<LoadedIndex> {
  return loadIndex(options(changed));
}

async function failure(promise: Promise<unknown>): Promise<IndexError> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof IndexError) return error;
    throw error;
  }
  throw new Error('It was loaded.');
}

describe('from the network and the store', () => {
  test('the first load fetches the index of the architecture', async () => {
    const { index, origin, fetchedAt, digest } = await load();
    expect(index.names()).toEqual(['busybox', 'nginx']);
    expect({ origin, fetchedAt }).toEqual({ origin: 'network', fetchedAt: clock });
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
    expect(server.requests.map((request) => request.url)).toEqual(['/os/x86_64/APKINDEX.tar.gz']);
  });

  test('the second takes it from the store, asking nobody', async () => {
    const first = await load();
    clock += 23 * hour;
    const second = await load();
    expect(second).toMatchObject({ origin: 'cache', digest: first.digest, fetchedAt: clock - 23 * hour });
    expect(resolve(second.index, ['nginx'])).toEqual(resolve(first.index, ['nginx']));
    expect(server.requests).toHaveLength(1);
  });

  test('after a day it asks with the ETag, and the answer holds for another day', async () => {
    await load();
    clock += 25 * hour;
    expect((await load()).origin).toBe('revalidated');
    expect(server.requests[1]?.headers['if-none-match']).toBe('"1"');
    clock += 23 * hour;
    expect((await load()).origin).toBe('cache');
    expect(server.requests).toHaveLength(2);
  });

  test('without an ETag it asks with the date', async () => {
    const date = 'Mon, 17 Aug 2026 20:53:00 GMT';
    server.answer((request, response) => {
      if (request.headers['if-modified-since'] === date) response.writeHead(304).end();
      else response.writeHead(200, { 'last-modified': date }).end(archive);
    });
    await load();
    clock += 25 * hour;
    expect((await load()).origin).toBe('revalidated');
  });

  test('a changed index replaces the stored one', async () => {
    await load();
    server.answer(file(newer, '"2"'));
    clock += 25 * hour;
    const { index, origin } = await load();
    expect(origin).toBe('network');
    expect(index.has('caddy')).toBe(true);
    expect(store.names()).toHaveLength(2);
    expect((await load()).index.has('caddy')).toBe(true);
  });

  test('the age limit can be set', async () => {
    await load();
    clock += 2 * hour;
    expect((await load({ maxAgeMs: hour })).origin).toBe('revalidated');
  });

  test('a clock that was set back makes it ask again', async () => {
    await load();
    clock -= 1000 * hour;
    expect((await load()).origin).toBe('revalidated');
  });

  test('architectures and repositories have their own entries', async () => {
    await load();
    server.answer(file(signedArchive(indexText({ name: 'arm', arch: 'aarch64' }), key)));
    expect((await load({ architecture: 'aarch64' })).index.names()).toEqual(['arm']);
    server.answer(file(newer));
    expect((await load({ repositories: [{ url: `${server.url}/other` }] })).index.has('caddy')).toBe(true);
    expect((await load()).index.has('caddy')).toBe(false);
  });
});

describe('when the network fails', () => {
  test('a stored index is used, however old, with a warning that says how old', async () => {
    await load();
    await server.stop();
    clock += 72 * hour;
    const { origin, index, fetchedAt } = await load();
    expect({ origin, fetchedAt }).toEqual({ origin: 'stale', fetchedAt: clock - 72 * hour });
    expect(index.has('nginx')).toBe(true);
    expect(warnings).toMatchObject([{ code: 'INDEX_SERVED_STALE' }]);
    expect(warnings[0]?.message).toContain('from 3 days ago');
    expect(waits).toHaveLength(1);
  });

  test('so it is when the repository answers nonsense or something that nobody signed', async () => {
    await load();
    clock += 30 * hour;
    for (const answer of [
      status(403),
      file(Buffer.from('<html>'), '"2"'),
      file(unsignedArchive(indexText('evil')), '"3"'),
    ]) {
      server.answer(answer);
      const { origin, index } = await load();
      expect(origin).toBe('stale');
      expect(index.has('evil')).toBe(false);
    }
  });

  test('without a stored index the reason is told', async () => {
    await server.stop();
    const error = await failure(load());
    expect(error.code).toBe('INDEX_NETWORK');
    expect(error.message).toContain('ECONNREFUSED');
    expect(waits).toEqual([500, 1000, 2000]);
  });

  test.each([408, 429, 500, 502, 503, 504])('%d is tried again', async (code) => {
    server.answer(status(code), status(code), file(archive));
    expect((await load()).origin).toBe('network');
    expect(server.requests).toHaveLength(3);
  });

  test('a server may say how long to wait, within reason', async () => {
    server.answer(status(429, { 'retry-after': '7' }), status(503, { 'retry-after': '86400' }), file(archive));
    await load();
    expect(waits).toEqual([7000, 30_000]);
  });

  test.each([
    [401, 'credentials'],
    [403, 'credentials'],
    [404, 'architecture'],
  ])('%d is not tried again, and the hint says what it may be', async (code, hint) => {
    server.answer(status(code));
    const error = await failure(load());
    expect(error).toMatchObject({ code: 'INDEX_STATUS' });
    expect(error.hint).toContain(hint);
    expect(server.requests).toHaveLength(1);
  });

  test('a connection that breaks off is tried again', async () => {
    server.answer(cut(archive), file(archive));
    expect((await load()).index.has('nginx')).toBe(true);
    expect(server.requests).toHaveLength(2);
  });

  test('silence is given up and tried again', async () => {
    jest.useFakeTimers({ doNotFake: [...realTimers] });
    try {
      const silenceMs = 30_000;
      // The clock stands still but for what a silent server lets pass.
      const silence: Answer = (...exchange) => {
        stall(archive)(...exchange);
        jest.advanceTimersByTime(silenceMs);
      };
      server.answer(silence, file(archive));
      expect((await load({ retry: { silenceMs } })).origin).toBe('network');
      server.answer(silence);
      const error = await failure(load({ store: new MemoryStore(), retry: { silenceMs, attempts: 2 } }));
      expect(error.code).toBe('INDEX_TIMEOUT');
    } finally {
      jest.useRealTimers();
    }
  });

  test('a download may not take for ever either', async () => {
    server.answer((_, response) => {
      response.writeHead(200);
      const timer = setInterval(() => response.write('x'), 5);
      response.on('close', () => clearInterval(timer));
    });
    const error = await failure(load({ retry: { deadlineMs: 60, attempts: 1 } }));
    expect(error.code).toBe('INDEX_TIMEOUT');
  });

  test('nor be larger than allowed, whether it says so or not', async () => {
    const limits = { maxDownloadBytes: 100 };
    expect((await failure(load({ limits }))).code).toBe('INDEX_TOO_LARGE');
    server.answer((_, response) => response.writeHead(200).end(archive));
    expect((await failure(load({ limits }))).code).toBe('INDEX_TOO_LARGE');
    expect(server.requests).toHaveLength(2);
  });

  test('a cancelled load ends with the reason of the signal, even where something is stored', async () => {
    await load();
    clock += 25 * hour;
    const controller = new AbortController();
    const reason = new Error('enough');
    server.answer((...exchange) => {
      stall(archive)(...exchange);
      controller.abort(reason);
    });
    await expect(load({ signal: controller.signal })).rejects.toBe(reason);
  });
});

describe('an index from before the one that is stored', () => {
  const date = 1_790_000_000;
  const before = signedArchive(indexText({ name: 'nginx', version: '1.0-r0', buildTime: date - 86_400 }), key);
  const after = signedArchive(indexText({ name: 'nginx', version: '1.1-r0', buildTime: date }), key);

  beforeEach(async () => {
    server.answer(file(after, '"2"'));
    await load();
    server.answer(file(before, '"1"'));
    clock += 25 * hour;
  });

  test('is told of with both dates, and the stored one stays in use', async () => {
    for (let run = 0; run < 2; run++) {
      const { index, origin } = await load();
      expect({ origin, versions: index.versions('nginx') }).toEqual({ origin: 'stale', versions: ['1.1-r0'] });
    }
    expect(warnings.map(({ code }) => code)).toEqual(['INDEX_OLDER', 'INDEX_OLDER']);
    expect(warnings[0]?.message).toContain('2026-09-20T14:13:20.000Z');
    expect(warnings[0]?.message).toContain('2026-09-21T14:13:20.000Z');
  });

  test('is forgotten as soon as the repository has a newer one again', async () => {
    await load();
    server.answer(
      file(signedArchive(indexText({ name: 'nginx', version: '1.2-r0', buildTime: date + 1 }), key), '"3"'),
    );
    const { index, origin } = await load();
    expect({ origin, versions: index.versions('nginx') }).toEqual({ origin: 'network', versions: ['1.2-r0'] });
    expect(warnings).toHaveLength(1);
  });

  test('is taken where the stored one is of the future', async () => {
    clock = (date - 3600) * 1000;
    expect((await load()).origin).toBe('network');
    expect(warnings).toEqual([]);
  });

  test('is told of and taken where nobody signed it', async () => {
    server.answer(file(unsignedArchive(indexText({ name: 'nginx', version: '1.0-r0', buildTime: 1 }))));
    expect((await load({ allowUntrusted: true })).index.versions('nginx')).toEqual(['1.0-r0']);
    expect(warnings.map(({ code }) => code)).toEqual(['INDEX_UNTRUSTED', 'INDEX_OLDER']);
  });
});

describe('names and versions that are no such', () => {
  test.each([
    ['a name', { name: '--root=/', version: '1-r0', provides: 'nginx=1' }],
    ['a name with a line break in its version', { name: 'nginx', version: '1-r0\u2028x' }],
    ['a version', { name: 'nginx', version: '--allow-untrusted' }],
    ['a checksum', { name: 'nginx', checksum: 'Q1; id' }],
    ['an origin', { name: 'nginx', origin: '../../etc' }],
  ])('are never pinned: %s', async (_, item) => {
    server.answer(file(signedArchive(indexText(item), key)));
    const use = withIndex(options(), ({ index }) => resolve(index, ['nginx']));
    expect((await failure(use)).code).toBe('INDEX_CORRUPT');
    // What was stored of it is gone: the next load asks the repository.
    server.answer(file(archive));
    const { index, origin } = await load();
    expect(origin).toBe('network');
    expect(resolve(index, ['nginx']).packages).toHaveLength(1);
  });
});

describe('trust', () => {
  test('an index that no trusted key signed is not taken, unless that is allowed', async () => {
    server.answer(file(unsignedArchive(indexText('local'))));
    expect((await failure(load())).code).toBe('INDEX_UNSIGNED');
    expect((await load({ allowUntrusted: true })).index.has('local')).toBe(true);
    expect(warnings).toMatchObject([{ code: 'INDEX_UNTRUSTED' }]);
  });

  test('what was stored untrusted is not trusted later', async () => {
    server.answer(file(unsignedArchive(indexText('local'))));
    await load({ allowUntrusted: true });
    expect((await failure(load())).code).toBe('INDEX_UNSIGNED');
    expect((await load({ allowUntrusted: true })).origin).toBe('cache');
  });

  test('a stored index is checked against the keys of today', async () => {
    await load();
    const successor = newKey('next.rsa.pub');
    server.answer(file(signedArchive(indexText('renewed'), successor), '"3"'));
    const { index, origin } = await load({ keys: [successor.trusted] });
    expect({ origin, names: index.names() }).toEqual({ origin: 'network', names: ['renewed'] });
  });

  test('credentials go to the repository they belong to, and nowhere else', async () => {
    const other = await RepositoryServer.start(file(newer));
    try {
      const authorization = 'Bearer secret';
      await load({ repositories: [{ url: server.url, authorization }, { url: other.url }] });
      expect(server.requests[0]?.headers.authorization).toBe(authorization);
      expect(other.requests[0]?.headers.authorization).toBeUndefined();

      server.answer((_, response) =>
        response.writeHead(302, { location: `${other.url}/x86_64/APKINDEX.tar.gz` }).end(),
      );
      await load({ store: new MemoryStore(), repositories: [{ url: server.url, authorization }] });
      expect(other.requests[1]?.headers.authorization).toBeUndefined();
    } finally {
      await other.stop();
    }
  });

  test('a user and password in the address become a header and stay out of messages and of the store', async () => {
    const url = server.url.replace('http://', 'http://me:p%40ss@');
    const { index } = await load({ repositories: [{ url }] });
    expect(server.requests[0]?.headers.authorization).toBe(`Basic ${Buffer.from('me:p@ss').toString('base64')}`);
    expect(index.parts[0]?.repository).toBe(server.url);
    server.answer(status(404));
    expect((await failure(load({ store: new MemoryStore(), repositories: [{ url }] }))).message).not.toContain(
      'p%40ss',
    );
  });

  test.each(['ftp://example.org', 'nonsense', 'file:///etc'])('%s is no address of a repository', async (url) => {
    expect((await failure(load({ repositories: [{ url }] }))).code).toBe('INDEX_REPOSITORY');
  });
});

/** Lets a test spoil what a store gives back, or make it fail. */
class SpoiledStore implements IndexStore {
  readonly #inner = new MemoryStore();
  spoil: (bytes: Uint8Array, name: string) => Uint8Array = (bytes) => bytes;
  failing = false;

  async get(name: string): ReturnType<IndexStore['get']> {
    if (this.failing) throw new Error('403 Forbidden');
    const blob = await this.#inner.get(name);
    if (!blob) return undefined;
    const bytes = this.spoil(blob.read(0, blob.size).slice(), name);
    const copy = new MemoryStore();
    await copy.put(name, [bytes]);
    const spoiled = await copy.get(name);
    return spoiled && { ...spoiled, discard: () => blob.discard() };
  }

  async put(name: string, parts: readonly Uint8Array[]): Promise<void> {
    if (this.failing) throw new Error('429 Too Many Requests');
    await this.#inner.put(name, parts);
  }

  async remove(names: readonly string[]): Promise<void> {
    await this.#inner.remove(names);
  }
}

describe('a store that cannot be relied on', () => {
  const isIndex = (name: string): boolean => name.endsWith('.index');

  test('one that fails costs a download, never the load, and is complained of once', async () => {
    const failing = new SpoiledStore();
    failing.failing = true;
    expect((await load({ store: failing })).origin).toBe('network');
    expect(warnings).toMatchObject([{ code: 'STORE_READ' }]);
    expect(warnings[0]?.message).toContain('403 Forbidden');
  });

  test.each([
    ['cut short', (bytes: Uint8Array) => bytes.subarray(0, bytes.length - 1)],
    ['empty', () => new Uint8Array()],
    [
      "somebody else's",
      () => Buffer.from('PK\u0003\u0004 something else entirely, and long enough to be read as an index'),
    ],
    [
      'of an older version',
      (bytes: Uint8Array) =>
        Buffer.from(Buffer.from(bytes).toString('latin1').replace('"format":1', '"format":0'), 'latin1'),
    ],
    ['changed in its head', (bytes: Uint8Array) => bytes.map((byte, at) => (at === 200 ? byte ^ 1 : byte))],
  ])('an entry that is %s is not used', async (_, spoil) => {
    const spoiled = new SpoiledStore();
    await load({ store: spoiled });
    spoiled.spoil = (bytes, name) => (isIndex(name) ? spoil(bytes) : bytes);
    const { origin, index } = await load({ store: spoiled });
    expect(origin).toBe('network');
    expect(index.names()).toEqual(['busybox', 'nginx']);
  });

  test('a note that is nonsense is not used', async () => {
    const spoiled = new SpoiledStore();
    await load({ store: spoiled });
    for (const note of [
      '',
      '[]',
      '{"format":1}',
      'null',
      '{"format":1,"entry":"../x","checkedAt":1,"validators":{}}',
    ]) {
      spoiled.spoil = (bytes, name) => (isIndex(name) ? bytes : Buffer.from(note));
      expect((await load({ store: spoiled })).origin).toBe('network');
    }
  });

  test('text that was changed is noticed where it is read', async () => {
    const spoiled = new SpoiledStore();
    await load({ store: spoiled });
    spoiled.spoil = (bytes, name) =>
      isIndex(name) ? bytes.map((byte, at) => (at === bytes.length - 3 ? byte ^ 1 : byte)) : bytes;
    const { index } = await load({ store: spoiled });
    expect(() => index.recordOf(0)).toThrow(IndexError);
  });

  test('and then the store forgets it and the work is done once more', async () => {
    const spoiled = new SpoiledStore();
    await load({ store: spoiled });
    spoiled.spoil = (bytes, name) =>
      isIndex(name) ? bytes.map((byte, at) => (at === bytes.length - 3 ? byte ^ 1 : byte)) : bytes;
    const origins: string[] = [];
    const names = await withIndex({ ...options(), store: spoiled }, ({ index, origin }) => {
      origins.push(origin);
      return index.recordOf(0).name;
    });
    expect({ names, origins }).toEqual({ names: 'busybox', origins: ['cache', 'network'] });
  });

  test('an entry of another repository under our name is not used', async () => {
    const shared = new SpoiledStore();
    await load({ store: shared, repositories: [{ url: `${server.url}/a` }] });
    let foreign: Uint8Array | undefined;
    shared.spoil = (bytes, name) => {
      if (isIndex(name)) foreign = bytes;
      return bytes;
    };
    await load({ store: shared, repositories: [{ url: `${server.url}/a` }] });
    await load({ store: shared });
    shared.spoil = (bytes, name) => (isIndex(name) && foreign ? foreign : bytes);
    expect((await load({ store: shared })).origin).toBe('network');
  });
});

describe('several repositories', () => {
  test('are loaded together, and the least certain origin is told', async () => {
    const repositories = [{ url: `${server.url}/a` }, { url: `${server.url}/b`, tag: 'extra' }];
    const first = await load({ repositories });
    expect(first.index.parts.map((part) => [part.repository, part.tag])).toEqual([
      [`${server.url}/a`, undefined],
      [`${server.url}/b`, 'extra'],
    ]);
    expect(first.origin).toBe('network');
    expect((await load({ repositories })).digest).toBe(first.digest);
  });

  test('none is an error, and so is one that fails among others', async () => {
    expect((await failure(load({ repositories: [] }))).code).toBe('INDEX_REPOSITORY');
    server.answer(file(archive), status(404));
    const repositories = [{ url: `${server.url}/a` }, { url: `${server.url}/b` }];
    expect((await failure(load({ repositories }))).code).toBe('INDEX_STATUS');
  });
});
