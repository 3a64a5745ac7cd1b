import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { existsSync, mkdtempSync, readdirSync, rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import {
  learnPackages,
  packageBlobs,
  packageContents,
  type LearntPackage,
  type PackageBlobs,
  type PackageBytes,
} from '../../../src/apk/index.ts';
import { openPackageSpool, PackageFolder } from '../../../src/host/package-folder.ts';
import { RepositoryServer } from '../wolfi/support/repository-server.ts';
import { makeApk, tarOf, type MadeApk } from './support/make-apk.ts';
import { impatient, mirrorOf, ranged, sourceOf, wholeOnly } from './support/mirror.ts';

/** Packages whose data gzip can't make smaller: each has some 40 kB. */
function packageOf(name: string): MadeApk {
  const content = Buffer.from(
    Array.from({ length: 40_000 }, (_, at) => Math.imul(at + name.length, 2_654_435_761) >>> 24),
  );
  return makeApk({ name, tar: tarOf({ name, content }) });
}

const one = packageOf('one');
const two = packageOf('second');

let server: RepositoryServer;
let folder: string;

beforeEach(async () => {
  server = await RepositoryServer.start(mirrorOf(one, two));
  folder = mkdtempSync(join(tmpdir(), 'aipack-bytes-'));
});

afterEach(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

function learn(bytes?: PackageBytes): Promise<readonly LearntPackage[]> {
  const sources = [one, two].map((made) => sourceOf(made, server.url));
  return learnPackages(sources, { ...impatient, ...(bytes ? { bytes } : {}) });
}

/** Blobs of the packages, and their digests. */
async function blobsOf(bytes?: PackageBytes): Promise<{ blobs: PackageBlobs; digests: [string, string] }> {
  const learnt = await learn(bytes);
  const blobs = packageBlobs(learnt, { ...impatient, ...(bytes ? { bytes } : {}) });
  return { blobs, digests: learnt.map(({ apk }) => apk.data.digest) as [string, string] };
}

async function read(blobs: PackageBlobs, digest: string, offset = 0, length?: number): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of blobs.read(digest, offset, length)) parts.push(part);
  return Buffer.concat(parts);
}

describe('blobs straight from the mirror', () => {
  test('are data segments, with their sizes', async () => {
    const { blobs, digests } = await blobsOf();
    expect(await blobs.size(digests[0])).toBe(one.data.length);
    expect((await read(blobs, digests[0])).equals(one.data)).toBe(true);
    expect((await read(blobs, digests[1])).equals(two.data)).toBe(true);
    expect(blobs.counts).toEqual({
      sent: one.data.length + two.data.length,
      fetched: one.data.length + two.data.length,
    });
  });

  test('of a digest that no package has are not there', async () => {
    const { blobs } = await blobsOf();
    expect(await blobs.size('sha256:x')).toBeUndefined();
    await expect(read(blobs, 'sha256:x')).rejects.toThrow(RangeError);
  });

  test('are asked of the mirror as the ranges that they are', async () => {
    const { blobs, digests } = await blobsOf();
    await read(blobs, digests[0], 10, 20);
    const first = one.control.length + 10;
    expect(server.requests.at(-1)?.headers.range).toBe(`bytes=${first}-${first + 19}`);
    expect(blobs.counts.fetched).toBe(20);
  });

  test.each([
    ['knows ranges', ranged],
    ['always sends the whole file', wholeOnly],
  ])('in any pieces are the same, where the mirror %s', async (_, answer) => {
    const { blobs, digests } = await blobsOf();
    server.answer(answer(one.bytes));
    const size = one.data.length;
    await fc.assert(
      fc.asyncProperty(fc.nat(size + 10), fc.option(fc.nat(size + 10), { nil: undefined }), async (offset, length) => {
        const wanted = one.data.slice(offset, length === undefined ? undefined : offset + length);
        expect((await read(blobs, digests[0], offset, length)).equals(wanted)).toBe(true);
      }),
      { numRuns: 25 },
    );
  });

  test('that are other bytes by now end with an error', async () => {
    const learnt = await learn();
    const blobs = packageBlobs(learnt, { ...impatient, bytes: new PackageFolder(folder) });
    const changed = Buffer.from(one.bytes);
    changed[changed.length - 3] = 1 ^ (changed.at(-3) ?? 0);
    server.answer(ranged(changed));
    const reading = read(blobs, learnt[0]?.apk.data.digest ?? '');
    await expect(reading).rejects.toMatchObject({
      code: 'APK_MISMATCH',
      message: expect.stringContaining('one=1.0-r0') as unknown,
    });
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('where bytes are kept', () => {
  test('what was read of a package is not fetched again as a blob', async () => {
    const spool = await openPackageSpool(folder);
    const { blobs, digests } = await blobsOf(spool);
    expect((await read(blobs, digests[0])).equals(one.data)).toBe(true);
    expect((await read(blobs, digests[0], 100, 50)).equals(one.data.slice(100, 150))).toBe(true);
    expect(blobs.counts).toEqual({ sent: one.data.length + 50, fetched: 0 });
    expect(server.requests).toHaveLength(2);
    await spool.close();
    expect(readdirSync(folder)).toEqual([]);
  });

  test('a blob that is read whole is kept, and read again by another process', async () => {
    const { digests } = await blobsOf();
    const learnt = await learn();
    const blobs = packageBlobs(learnt, { ...impatient, bytes: new PackageFolder(folder) });
    await read(blobs, digests[0]);
    const asked = server.requests.length;
    const again = packageBlobs(learnt, { ...impatient, bytes: new PackageFolder(folder) });
    expect((await read(again, digests[0])).equals(one.data)).toBe(true);
    expect(server.requests).toHaveLength(asked);
  });

  test('a package that turns out to be another one leaves nothing', async () => {
    const changed = Buffer.from(one.bytes);
    changed[changed.length - 3] = 1 ^ (changed.at(-3) ?? 0);
    server.answer(ranged(changed));
    const bytes = new PackageFolder(folder);
    const learning = learnPackages([sourceOf(one, server.url)], { ...impatient, bytes });
    await expect(learning).rejects.toMatchObject({ name: 'ApkSetError' });
    expect(readdirSync(folder)).toEqual([]);
  });

  test('an abort in the middle of a package leaves nothing', async () => {
    const controller = new AbortController();
    const reason = new Error('enough');
    server.answer((_, response) => {
      response.writeHead(200, { 'content-length': one.bytes.length });
      response.write(one.bytes.subarray(0, -100));
    });
    const bytes = new PackageFolder(folder);
    const learning = learnPackages([sourceOf(one, server.url)], { ...impatient, bytes, signal: controller.signal });
    await new Promise<void>((resolve) => {
      const wait = (): void => void (readdirSync(folder).length > 0 ? resolve() : setTimeout(wait, 5));
      wait();
    });
    controller.abort(reason);
    await expect(learning).rejects.toBe(reason);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('who stops reading leaves nothing', async () => {
    const learnt = await learn();
    const blobs = packageBlobs(learnt, { ...impatient, bytes: new PackageFolder(folder) });
    for await (const _ of blobs.read(learnt[0]?.apk.data.digest ?? '', 0, undefined)) break;
    expect(readdirSync(folder)).toEqual([]);
  });

  test.each<[string, (path: string) => void]>([
    ['cut', (path) => truncateSync(path, 100)],
    ['changed', (path) => writeFileSync(path, Buffer.alloc(one.data.length))],
  ])('a kept file that was %s is removed, and fetched again', async (_, change) => {
    const { digests } = await blobsOf(new PackageFolder(folder));
    const path = join(folder, digests[0].slice('sha256:'.length));
    change(path);
    const { blobs } = await blobsOf(new PackageFolder(folder, 0));
    expect((await read(blobs, digests[0])).equals(one.data)).toBe(true);
    expect(existsSync(path)).toBe(false);
  });

  test('what was not used for longest goes when there is no room, and nothing that this run uses', async () => {
    const old = new PackageFolder(folder);
    const { digests } = await blobsOf(old);
    const paths = digests.map((digest) => join(folder, digest.slice('sha256:'.length)));
    utimesSync(paths[0] ?? '', 1, 1);
    utimesSync(paths[1] ?? '', 2, 2);
    const third = packageOf('the-third');
    server.answer(mirrorOf(third));
    const most = two.data.length + third.data.length;
    const bytes = new PackageFolder(folder, most);
    const [learnt] = await learnPackages([sourceOf(third, server.url)], { ...impatient, bytes });
    expect(paths.map((path) => existsSync(path))).toEqual([false, true]);
    // Its own bytes leave no room for another one of this size.
    expect(await bytes.begin(`sha256:${'0'.repeat(64)}`, most)).toBeUndefined();
    const kept = packageBlobs([learnt!], { ...impatient, bytes });
    await read(kept, learnt?.apk.data.digest ?? '');
    expect(kept.counts.fetched).toBe(0);
  });

  test('what a process that was killed left behind goes after an hour', async () => {
    const left = join(folder, `${'0'.repeat(64)}.1.1.tmp`);
    const young = join(folder, `${'1'.repeat(64)}.1.1.tmp`);
    for (const path of [left, young]) writeFileSync(path, 'x');
    utimesSync(left, 1, 1);
    await blobsOf(new PackageFolder(folder));
    expect([existsSync(left), existsSync(young)]).toEqual([false, true]);
  });

  test('a folder that can not be written to is told once, and costs nothing but time', async () => {
    const place = join(folder, 'file');
    writeFileSync(place, '');
    const troubles: unknown[] = [];
    const bytes = new PackageFolder(join(place, 'below'), undefined, (error) => troubles.push(error));
    const { blobs, digests } = await blobsOf(bytes);
    expect((await read(blobs, digests[0])).equals(one.data)).toBe(true);
    expect(troubles).toHaveLength(1);
  });

  test('two that share a folder may both keep the same package', async () => {
    const [first, second] = [new PackageFolder(folder), new PackageFolder(folder)];
    const [a] = await Promise.all([blobsOf(first), blobsOf(second)]);
    expect((await read(a.blobs, a.digests[0])).equals(one.data)).toBe(true);
    expect(readdirSync(folder)).toHaveLength(2);
  });
});

describe('the files of a package that is known', () => {
  test('are read from its blob', async () => {
    const { blobs } = await blobsOf();
    const [learnt] = await learn();
    const contents = packageContents((apk) => blobs.read(apk.data.digest, 0, undefined));
    const files: [string, number][] = [];
    for await (const { entry, content } of contents.entries(learnt!.apk)) {
      let length = 0;
      for await (const bytes of content) length += bytes.length;
      files.push([entry.path, length]);
    }
    expect(files).toEqual([['one', 40_000]]);
  });

  test('need not be read to be passed over', async () => {
    const made = makeApk({ tar: tarOf({ name: 'a', content: 'aaa' }, { name: 'b' }, { name: 'c', content: 'ccc' }) });
    server.answer(mirrorOf(made));
    const [learnt] = await learnPackages([sourceOf(made, server.url)], impatient);
    const paths: string[] = [];
    async function* stream(): AsyncGenerator<Uint8Array> {
      yield made.data;
    }
    for await (const { entry } of packageContents(stream).entries(learnt!.apk)) paths.push(entry.path);
    expect(paths).toEqual(['a', 'b', 'c']);
  });

  test('end with an error when they are those of another one', async () => {
    const [learnt] = await learn();
    async function* stream(): AsyncGenerator<Uint8Array> {
      yield two.data;
    }
    const reading = async (): Promise<void> => {
      for await (const _ of packageContents(stream).entries(learnt!.apk));
    };
    await expect(reading()).rejects.toMatchObject({ code: 'APK_MISMATCH' });
  });
});
