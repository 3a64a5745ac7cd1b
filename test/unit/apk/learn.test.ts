import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { learnPackages, type LearnOptions, type LearntPackage, type PackageSource } from '../../../src/apk/index.ts';
import { randomBytes } from 'node:crypto';
import { isEntryName, MemoryStore, type IndexStore, type IndexWarning } from '../../../src/wolfi/index.ts';
import { RepositoryServer, stall } from '../wolfi/support/repository-server.ts';
import { newKey } from '../wolfi/support/archive.ts';
import { changeEntry, changeShelf, FACT } from '../../support/kept-shelf.ts';
import { makeApk, sha1Record, signedApk, tarOf, type MadeApk } from './support/make-apk.ts';
import { impatient, mirrorOf, sourceOf } from './support/mirror.ts';

const capability = Buffer.from([1, 0, 0, 2, 0xff]);
const full = makeApk({
  name: 'full',
  tar: tarOf(
    { name: 'usr/', type: '5', mode: 0o755 },
    {
      name: 'usr/a',
      content: 'a',
      uid: 7,
      modified: 9,
      pax: { ...sha1Record('a'), 'SCHILY.xattr.user.x': capability },
    },
    { name: 'usr/b', type: '2', target: 'a' },
    { name: 'usr/c', type: '1', target: 'usr/a' },
    { name: 'dev/null', type: '3', device: [1, 3], pax: { mtime: '-5' } },
  ),
  control: [{ name: '.post-install', content: '#!/bin/sh' }],
});
const other = makeApk({ name: 'other', tar: tarOf({ name: 'other' }) });
const arm = makeApk({ name: 'arm', architecture: 'aarch64', tar: tarOf({ name: 'arm' }) });

let server: RepositoryServer;
let store: MemoryStore;
let warnings: IndexWarning[];

beforeEach(async () => {
  server = await RepositoryServer.start(mirrorOf(full, other, arm));
  store = new MemoryStore();
  warnings = [];
});

afterEach(() => server.stop());

function sources(...made: readonly MadeApk[]): readonly PackageSource[] {
  return made.map((one) => sourceOf(one, server.url));
}

function learn(
  wanted: readonly PackageSource[],
  changed: Partial<LearnOptions> = {},
): Promise<readonly LearntPackage[]> {
  return learnPackages(wanted, { ...impatient, store, onWarning: (warning) => warnings.push(warning), ...changed });
}

test('packages are told in the order of their sources, each as often as it is asked for', async () => {
  const learnt = await learn(sources(other, full, other));
  expect(learnt.map(({ apk }) => apk.info.name)).toEqual(['other', 'full', 'other']);
  expect(server.requests).toHaveLength(2);
});

test('the largest are fetched first', async () => {
  const made = [3, 1, 4, 2].map((size) =>
    makeApk({ name: `p${size}`, tar: tarOf({ name: 'file', content: randomBytes(size * 10_000) }) }),
  );
  server.answer(mirrorOf(...made));
  const learnt = await learn(sources(...made), { parallel: 1 });
  expect(learnt.map(({ apk }) => apk.info.name)).toEqual(['p3', 'p1', 'p4', 'p2']);
  const asked = server.requests.map(({ url }) => /p\d/.exec(url)?.[0]);
  expect(asked).toEqual(['p4', 'p3', 'p2', 'p1']);
});

test('no more are fetched at once than may be', async () => {
  let open = 0;
  let most = 0;
  const counting: typeof fetch = async (...request) => {
    most = Math.max(most, ++open);
    const response = await fetch(...request);
    open--;
    return response;
  };
  const made = Array.from({ length: 12 }, (_, at) => makeApk({ name: `p${at}`, tar: tarOf({ name: `p${at}` }) }));
  server.answer(mirrorOf(...made));
  expect(await learn(sources(...made), { fetch: counting, parallel: 3 })).toHaveLength(12);
  expect(most).toBe(3);
});

describe('what was learnt', () => {
  test('is not asked for again, and the same', async () => {
    const first = await learn(sources(full, arm));
    const asked = server.requests.length;
    await server.stop();
    expect(await learn(sources(full, arm))).toEqual(first);
    expect(server.requests).toHaveLength(asked);
    expect(warnings).toEqual([]);
  });

  test('lies in two entries for each repository and architecture, under names that a cache takes', async () => {
    await learn(sources(full));
    await learn(sources(other));
    await learn(sources(arm));
    expect(store.names()).toHaveLength(4);
    for (const name of store.names()) expect(isEntryName(name)).toBe(true);
    await server.stop();
    expect(await learn(sources(full, other, arm))).toHaveLength(3);
  });

  test('by several at once is all kept', async () => {
    const wait = gate(2);
    const slow: typeof fetch = async (...request) => {
      await wait();
      return fetch(...request);
    };
    await Promise.all([learn(sources(full), { fetch: slow }), learn(sources(other), { fetch: slow })]);
    await server.stop();
    expect(await learn(sources(full, other))).toHaveLength(2);
  });

  test('is not written again when nothing is new', async () => {
    await learn(sources(full, other));
    const names = store.names();
    await learn(sources(full));
    expect(store.names()).toEqual(names);
  });

  test.each<[string, (bytes: Buffer) => Buffer]>([
    ['cut', (bytes) => bytes.subarray(0, -1)],
    ['empty', () => Buffer.alloc(0)],
    ['something else', () => Buffer.from('{"packages":[]}')],
    ['damaged', (bytes) => Buffer.concat([bytes.subarray(0, -9), Buffer.alloc(9)])],
  ])('is learnt anew when its entry is %s, and replaced', async (_, change) => {
    const first = await learn(sources(full));
    await changeEntry(store, '.packages', change);
    expect(await learn(sources(full))).toEqual(first);
    expect(server.requests).toHaveLength(2);
    await server.stop();
    expect(await learn(sources(full))).toEqual(first);
  });

  test.each<[string, string]>([
    ['another entry', '{"format":2,"entry":"x86-64-0000000000000000-00000000000000000000000000000000.v2.packages"}'],
    ['a path', '{"format":1,"entry":"../../etc/passwd"}'],
    ['another format', '{"format":0,"entry":"x"}'],
    ['no JSON', '{'],
  ])('is learnt anew when the note says %s', async (_, note) => {
    const first = await learn(sources(full));
    await changeEntry(store, '.json', () => Buffer.from(note));
    expect(await learn(sources(full))).toEqual(first);
  });

  test.each<[string, (fact: Record<string, unknown>) => void]>([
    ['the beginning of another package', (fact) => (fact.head = base64(other.control))],
    ['two control segments', (fact) => (fact.head = base64(other.control, full.control))],
    ['a part of a control segment', (fact) => (fact.head = base64(full.control.slice(0, -20)))],
    ['no control segment', (fact) => (fact.head = '')],
    ['another size', (fact) => (fact.size = full.bytes.length + 1)],
    ['a digest that is none', (fact) => (fact.diffId = 'sha256:x')],
    ['something more', (fact) => (fact.more = 1)],
  ])('is not believed with %s', async (_, change) => {
    const first = await learn(sources(full));
    await changeFact(() => undefined);
    expect(await learn(sources(full))).toEqual(first);
    expect(server.requests).toHaveLength(1);
    await changeFact(change);
    expect(await learn(sources(full))).toEqual(first);
    expect(server.requests).toHaveLength(2);
  });

  test.each<[string, (fact: Record<string, unknown>) => void]>([
    ['entries that lead out of the root', (fact) => (fact.entries = [['../etc/passwd', 0]])],
    ['entries that are none', (fact) => (fact.entries = [['a', 99]])],
    ['entries with texts for numbers', (fact) => (fact.entries = [['a', 0, '0']])],
    ['no entries', (fact) => delete fact.entries],
  ])('has no entries where it has %s, and is learnt anew when all of it is wanted', async (_, change) => {
    const first = await learn(sources(full));
    expect(await learn(sources(full), { whole: true })).toEqual(first);
    expect(server.requests).toHaveLength(1);
    await changeFact(change);
    const [spoilt] = await learn(sources(full));
    expect(() => spoilt?.apk.entries).toThrow('has no list of its entries');
    expect(server.requests).toHaveLength(1);
    expect(await learn(sources(full), { whole: true })).toEqual(first);
    expect(server.requests).toHaveLength(2);
  });

  test('of one package is not taken for another build of it', async () => {
    await learn(sources(full));
    const [source] = sources(full) as [PackageSource];
    for (const change of [{ version: '2.0-r0' }, { size: source.size + 1 }]) {
      await expect(learn([{ ...source, ...change }])).rejects.toMatchObject({ name: 'ApkSetError' });
    }
  });

  test('holds only with the signature that is asked for, which is checked again', async () => {
    const key = newKey('test.rsa.pub');
    const stranger = newKey('test.rsa.pub');
    const parts = { tar: tarOf({ name: 'x' }) };
    const mine = signedApk(key, { ...parts, name: 'mine' });
    const foreign = signedApk(stranger, { ...parts, name: 'foreign' });
    server.answer(mirrorOf(mine, foreign, full));
    await learn(sources(mine, foreign, full));
    const asked = server.requests.length;
    const keys = [key.trusted];
    expect(await learn(sources(mine), { keys })).toHaveLength(1);
    expect(server.requests).toHaveLength(asked);
    await expect(learn(sources(foreign, full), { keys })).rejects.toMatchObject({
      problems: [{ code: 'APK_UNTRUSTED' }, { code: 'APK_UNTRUSTED' }],
    });
  });

  test('may be lost: a store that fails is told, and costs nothing but time', async () => {
    const broken: IndexStore = {
      get: () => Promise.reject(new Error('no room')),
      put: () => Promise.reject(new Error('no room')),
      remove: () => Promise.reject(new Error('no room')),
    };
    expect(await learn(sources(full), { store: broken })).toHaveLength(1);
    expect(warnings).toEqual([{ code: 'STORE_READ', message: 'What is known of packages could not be read: no room' }]);
    const full_: IndexStore = { ...broken, get: () => Promise.resolve(undefined) };
    expect(await learn(sources(full), { store: full_ })).toHaveLength(1);
    expect(warnings[1]?.code).toBe('STORE_WRITE');
  });
});

describe('what is wrong', () => {
  test('is told all at once, each with its package, and what is right is kept nevertheless', async () => {
    const [good, bad] = sources(full, other) as [PackageSource, PackageSource];
    const gone = { ...good, name: 'gone', checksum: 'Q1gone', url: `${server.url}/x86_64/gone-1.0-r0.apk` };
    const changed = { ...bad, checksum: 'Q1AAAA' };
    const error: unknown = await learn([gone, good, changed]).catch((reason: unknown) => reason);
    expect(error).toMatchObject({
      name: 'ApkSetError',
      problems: [
        { code: 'APK_WITHDRAWN', message: `The package gone=1.0-r0 of ${gone.url} is not there any more.` },
        {
          code: 'APK_MISMATCH',
          message: expect.stringContaining(`The package other=1.0-r0 of ${bad.url} `) as unknown,
        },
      ],
    });
    expect((error as Error).message.split('\n')).toHaveLength(2);
    await server.stop();
    expect(await learn([good])).toHaveLength(1);
  });

  test('an abort ends it with its reason', async () => {
    server.answer(stall(full.bytes));
    const controller = new AbortController();
    const reason = new Error('enough');
    const learning = learn(sources(full, other), { signal: controller.signal });
    await new Promise<void>((resolve) => {
      const wait = (): void => void (server.requests.length > 1 ? resolve() : setImmediate(wait));
      wait();
    });
    controller.abort(reason);
    await expect(learning).rejects.toBe(reason);
    expect(store.names()).toEqual([]);
  });
});

/** Lets nobody through before so many are there. */
function gate(count: number): () => Promise<void> {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  let there = 0;
  return () => {
    if (++there === count) open();
    return opened;
  };
}

function base64(...parts: readonly Uint8Array[]): string {
  return Buffer.concat(parts).toString('base64');
}

/** Changes what is kept of the package `full`, which is all that is kept. */
async function changeFact(change: (fact: Record<string, unknown>) => void): Promise<void> {
  await changeEntry(store, '.packages', (bytes) => changeShelf(bytes, change, FACT));
}
