import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { crc32, deflateRawSync, gzipSync } from 'node:zlib';
import { defaultApkLimits, readApk, type ApkPackage } from '../../../src/apk/index.ts';
import { newKey } from '../wolfi/support/archive.ts';
import { makeApk, sha1Record, signedApk, tarEnd, tarEntry, tarOf, type ApkParts } from './support/make-apk.ts';
import { sample, streamOf } from './support/samples.ts';

const anySigner = { keys: [], allowUntrusted: true };
const text = 'The quick brown fox jumps over the lazy dog. '.repeat(30);
const tar = tarOf(
  { name: 'usr/', type: '5', mode: 0o755 },
  { name: 'usr/a', content: text, pax: sha1Record(text) },
  { name: 'usr/b', type: '2', target: 'a', pax: sha1Record('a') },
);

/** A gzip member with whatever its header may have. */
function member(bytes: Uint8Array, flags: number): Buffer {
  const parts: Buffer[] = [Buffer.from([0x1f, 0x8b, 8, flags, 0, 0, 0, 0, 0, 3])];
  if (flags & 4) parts.push(Buffer.from([3, 0, 1, 0, 2]));
  if (flags & 8) parts.push(Buffer.from('name\0'));
  if (flags & 16) parts.push(Buffer.from('a comment\0'));
  if (flags & 2) {
    const sum = Buffer.alloc(2);
    sum.writeUInt16LE(crc32(Buffer.concat(parts)) & 0xffff);
    parts.push(sum);
  }
  const trailer = Buffer.alloc(8);
  trailer.writeUInt32LE(crc32(bytes), 0);
  trailer.writeUInt32LE(bytes.length, 4);
  return Buffer.concat([...parts, deflateRawSync(bytes), trailer]);
}

/** The bytes in several members, cut at fractions of them. */
function membersOf(bytes: Uint8Array, cuts: readonly number[]): Buffer {
  const places = [...cuts.map((cut) => Math.floor(cut * bytes.length)), bytes.length].sort((a, b) => a - b);
  return Buffer.concat(places.map((end, at) => gzipSync(bytes.subarray(places[at - 1] ?? 0, end))));
}

/** What was read, without what depends on how it was packed. */
function contentOf({ info, scripts, entries, data: { diffId } }: ApkPackage): unknown {
  return { info, scripts, entries, diffId };
}

describe('what a package says of itself', () => {
  test('is read from its control segment', async () => {
    const made = makeApk({
      tar,
      info: [
        'pkgdesc = a = b',
        'url = https://example.org',
        'builddate = 1700000000',
        'size = 4711',
        'origin = sample-src',
        'commit = abc',
        'maintainer = Me <me@example.org>',
        'license = MIT AND ISC',
        'depend = so:libc.so.6',
        'depend = b>1.0',
        'provides = cmd:a=1.0-r0 c',
        'replaces = old',
        'replaces_priority = 5',
        'provider_priority = 7',
        'install_if = x y',
        'triggers = /usr/share /etc/*',
      ],
      control: [{ name: '.post-install', content: '#!/bin/sh' }, { name: '.trigger' }, { name: '.melange.yaml' }],
    });
    const apk = await readApk(streamOf(made.bytes), made.expected);
    expect(apk.info).toEqual({
      name: 'sample',
      version: '1.0-r0',
      architecture: 'x86_64',
      description: 'a = b',
      url: 'https://example.org',
      license: 'MIT AND ISC',
      origin: 'sample-src',
      maintainer: 'Me <me@example.org>',
      commit: 'abc',
      buildTime: 1_700_000_000,
      installedSize: 4711,
      providerPriority: 7,
      dependencies: ['so:libc.so.6', 'b>1.0'],
      provides: ['cmd:a=1.0-r0', 'c'],
      replaces: ['old'],
      replacesPriority: 5,
      installIf: ['x', 'y'],
      triggers: ['/usr/share', '/etc/*'],
    });
    expect(apk.scripts).toEqual(['.post-install', '.trigger']);
    expect(apk.data).toMatchObject({ offset: made.control.length, size: made.data.length });
  });

  test.each<[string, string, ApkParts]>([
    ['two names', 'APK_FORMAT', { tar, info: ['pkgname = other'] }],
    ['two digests of its data', 'APK_FORMAT', { tar, info: [`datahash = ${'0'.repeat(64)}`] }],
    ['a digest that is none', 'APK_FORMAT', { tar, dataHash: 'abc' }],
    ['the digest of other data', 'APK_MISMATCH', { tar, dataHash: '0'.repeat(64) }],
    ['two .PKGINFO', 'APK_FORMAT', { tar, control: [{ name: '.PKGINFO', content: 'pkgname = x\n' }] }],
    ['other files among its signatures', 'APK_FORMAT', { tar, signature: [{ name: '.SIGN.RSA.k' }, { name: 'x' }] }],
  ])('is refused with %s', async (_, code, parts) => {
    await expect(readApk(streamOf(makeApk(parts).bytes), anySigner)).rejects.toMatchObject({ code });
  });

  test('a control segment that ends inside a file is refused: apk would go on reading it in the data', async () => {
    const made = makeApk({
      tar,
      pack: (bytes, segment) => gzipSync(segment === 'control' ? bytes.subarray(0, 600) : bytes),
    });
    await expect(readApk(streamOf(made.bytes), anySigner)).rejects.toMatchObject({ code: 'APK_FORMAT' });
  });
});

describe('what the index expects', () => {
  const { bytes, expected } = makeApk({ tar });

  test.each([
    ['name', { name: 'other' }],
    ['version', { version: '1.0-r1' }],
    ['architecture', { architecture: 'aarch64' as const }],
    ['checksum', { checksum: `Q1${'A'.repeat(27)}=` }],
    ['SHA-256', { checksum: `Q2${'A'.repeat(43)}=` }],
    ['larger size', { size: bytes.length + 1 }],
    ['smaller size', { size: bytes.length - 1 }],
  ])('another %s is refused', async (_, change) => {
    const reading = readApk(streamOf(bytes), { ...expected, ...change });
    await expect(reading).rejects.toMatchObject({ code: 'APK_MISMATCH' });
  });

  test('a checksum of an unknown kind is refused', async () => {
    const reading = readApk(streamOf(bytes), { ...expected, checksum: 'X1abc' });
    await expect(reading).rejects.toMatchObject({ code: 'APK_FORMAT' });
  });

  test('an endless file is read no further than its size', async () => {
    let read = 0;
    async function* endless(): AsyncGenerator<Uint8Array> {
      yield bytes;
      for (; ; read++) yield Buffer.alloc(1000);
    }
    await expect(readApk(endless(), expected)).rejects.toMatchObject({ code: 'APK_MISMATCH' });
    expect(read).toBeLessThan(2);
  });
});

describe('the signature of a package that no index speaks of', () => {
  const key = newKey('test.rsa.pub');
  const stranger = newKey('stranger.rsa.pub');

  test.each(['RSA', 'RSA256', 'RSA512'] as const)('by %s is taken', async (scheme) => {
    const { bytes, expected } = signedApk(key, { tar }, scheme);
    expect(await readApk(streamOf(bytes), { keys: [key.trusted] })).toMatchObject({ checksum: expected.checksum });
  });

  test.each([
    ['none', makeApk({ tar }).bytes],
    ['that of a stranger', signedApk(stranger, { tar }).bytes],
    ["a stranger's under a trusted name", signedApk({ ...stranger, trusted: key.trusted }, { tar }).bytes],
  ])('%s is refused, and taken only where that is allowed', async (_, bytes) => {
    const keys = [key.trusted];
    await expect(readApk(streamOf(bytes), { keys })).rejects.toMatchObject({ code: 'APK_UNTRUSTED' });
    expect((await readApk(streamOf(bytes), { keys, allowUntrusted: true })).info.name).toBe('sample');
  });
});

describe('gzip', () => {
  test.each([2, 4, 8, 16, 30])('headers with the flags %i', async (flags) => {
    const { bytes, expected } = makeApk({ tar, pack: (segment) => member(segment, flags) });
    for (const portion of [1, 7, bytes.length]) {
      expect((await readApk(streamOf(bytes, portion), expected)).entries).toHaveLength(3);
    }
  });

  const { bytes, expected, control, data } = makeApk({ tar, signature: [{ name: '.SIGN.RSA.k', content: 'x' }] });

  test('a file that is cut anywhere is refused', async () => {
    for (let length = 0; length < bytes.length; length++) {
      const reading = readApk(streamOf(bytes.subarray(0, length)), anySigner);
      await expect(reading).rejects.toMatchObject({ name: 'ApkError' });
    }
  });

  test('a file with any byte changed is refused', async () => {
    for (let at = 0; at < bytes.length; at++) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 0x10;
      // What comes before the control segment is not vouched for by anything, and says nothing that is used.
      const outcome = await readApk(streamOf(changed), expected).catch((error: unknown) => error);
      if (outcome instanceof Error) expect(outcome).toMatchObject({ name: 'ApkError' });
      else expect(at).toBeLessThan(bytes.length - control.length - data.length);
    }
  });

  test.each([
    ['behind it', Buffer.concat([bytes, Buffer.from('more')])],
    ['zeros behind it', Buffer.concat([bytes, Buffer.alloc(512)])],
    ['before it', Buffer.concat([Buffer.from('x'), bytes])],
  ])('bytes %s are refused', async (_, changed) => {
    await expect(readApk(streamOf(changed), anySigner)).rejects.toMatchObject({ code: 'APK_FORMAT' });
  });

  test('a second control segment is data, whose digest is then another one', async () => {
    const split = makeApk({
      tar,
      pack: (part, name) => (name === 'control' ? membersOf(part, [0.5]) : gzipSync(part)),
    });
    await expect(readApk(streamOf(split.bytes), anySigner)).rejects.toMatchObject({ name: 'ApkError' });
  });

  test('any split into chunks, and of signature and data into members, gives the same package', async () => {
    const parts: ApkParts = {
      tar,
      signature: [
        { name: '.SIGN.RSA.k', content: 'x' },
        { name: '.SIGN.RSA256.k', content: 'y' },
      ],
    };
    const whole = makeApk(parts);
    const wanted = contentOf(await readApk(streamOf(whole.bytes), whole.expected));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 6 }),
        fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 8 }),
        async (cuts, portions) => {
          const made = makeApk({
            ...parts,
            pack: (part, name) => (name === 'data' ? membersOf(part, cuts) : gzipSync(part)),
          });
          async function* stream(): AsyncGenerator<Uint8Array> {
            for (let at = 0, turn = 0; at < made.bytes.length; turn++) {
              const length = portions[turn % portions.length] ?? 1;
              yield made.bytes.subarray(at, at + length);
              at += length;
            }
          }
          expect(contentOf(await readApk(stream(), made.expected))).toEqual(wanted);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('several signature segments are read over', async () => {
    const one = makeApk({ tar });
    const more = [1, 2].map((number) => gzipSync(tarEntry({ name: `.SIGN.RSA.${number}` })));
    const apk = await readApk(streamOf(Buffer.concat([...more, one.bytes])), anySigner);
    expect(contentOf(apk)).toEqual(contentOf(await readApk(streamOf(one.bytes), anySigner)));
  });
});

describe('limits', () => {
  test('an apk of version 3 is refused by name', async () => {
    for (const magic of ['ADB.', 'ADBd', 'ADBc']) {
      const reading = readApk(streamOf(Buffer.from(`${magic}schema`), 1), anySigner);
      await expect(reading).rejects.toMatchObject({ code: 'APK_VERSION' });
    }
  });

  test('a control segment that goes on and on', async () => {
    const made = makeApk({ tar, control: [{ name: '.x', content: Buffer.alloc(40 * 2 ** 20) }] });
    await expect(readApk(streamOf(made.bytes), anySigner)).rejects.toMatchObject({ code: 'APK_TOO_LARGE' });
  });

  test('a tar that unpacks a thousandfold', async () => {
    const zeros = Buffer.alloc(24 * 2 ** 20);
    const made = makeApk({ tar: tarOf({ name: 'a', content: zeros }) });
    const limits = { ...defaultApkLimits, freeBytes: 2 ** 20 };
    await expect(readApk(streamOf(made.bytes), anySigner, { limits })).rejects.toMatchObject({ code: 'APK_TOO_LARGE' });
    const bytes = { ...defaultApkLimits, unpackedBytes: 2 ** 20 };
    const small = readApk(streamOf(made.bytes), anySigner, { limits: bytes });
    await expect(small).rejects.toMatchObject({ code: 'APK_TOO_LARGE' });
    expect((await readApk(streamOf(made.bytes), anySigner)).entries).toHaveLength(1);
  });

  test('ten million entries', async () => {
    const { control } = makeApk({ tar: tarEnd });
    let made = 0;
    async function* stream(): AsyncGenerator<Uint8Array> {
      yield control;
      for (; made < 10_000_000; made += 100) {
        const entries = Array.from({ length: 100 }, (_, at) => tarEntry({ name: `${made + at}` }));
        yield gzipSync(Buffer.concat(entries), { level: 1 });
      }
    }
    const limits = { ...defaultApkLimits, entries: 1000 };
    await expect(readApk(stream(), anySigner, { limits })).rejects.toMatchObject({ code: 'APK_TOO_LARGE' });
    expect(made).toBeLessThan(2000);
  });

  test.each([
    ['a name', { pathBytes: 10 }],
    ['all names', { metadataBytes: 20 }],
    ['a list of gzip members', { members: 0 }],
  ])('%s that is too long', async (_, limit) => {
    const made = makeApk({ tar: tarOf({ name: 'usr/share/a-name' }, { name: 'usr/share/another' }) });
    const reading = readApk(streamOf(made.bytes), anySigner, { limits: { ...defaultApkLimits, ...limit } });
    await expect(reading).rejects.toMatchObject({ code: 'APK_TOO_LARGE' });
  });

  test('signatures without end', async () => {
    async function* stream(): AsyncGenerator<Uint8Array> {
      for (;;) yield gzipSync(tarEntry({ name: '.SIGN.RSA.k' }));
    }
    await expect(readApk(stream(), anySigner)).rejects.toMatchObject({ code: 'APK_TOO_LARGE' });
  });

  test('whoever stops reading ends the source', async () => {
    let ended = false;
    async function* source(): AsyncGenerator<Uint8Array> {
      try {
        yield* streamOf(sample('neon-4604-r0.apk'), 100);
        throw new Error('The file was read to its end.');
      } finally {
        ended = true;
      }
    }
    const expected = { ...makeApk({ tar }).expected, size: 1e6 };
    await expect(readApk(source(), expected)).rejects.toMatchObject({ code: 'APK_MISMATCH' });
    expect(ended).toBe(true);
  });
});
