import { describe, expect, test } from '@jest/globals';
import { hash } from 'node:crypto';
import fc from 'fast-check';
import { readApk, type ApkPackage, type PackageEntry } from '../../../src/apk/index.ts';
import { makeApk, sha1Record, tarEnd, tarEntry, tarOf, type TarFields } from './support/make-apk.ts';
import { streamOf } from './support/samples.ts';

function read(tar: Uint8Array): Promise<ApkPackage> {
  const { bytes, expected } = makeApk({ tar });
  return readApk(streamOf(bytes), expected);
}

async function only(...fields: readonly TarFields[]): Promise<PackageEntry | undefined> {
  return (await read(tarOf(...fields))).entries.at(-1);
}

const long = `usr/${'long/'.repeat(40)}name`;
const file: TarFields = { name: 'a' };

describe('what an entry says', () => {
  test('of a file: permissions, owner, length, time, checksum, attributes', async () => {
    const capability = Buffer.from([1, 0, 0, 2, 0xff, 0x3d, 0x0a]);
    const entry = await only({
      name: 'usr/bin/ping',
      content: 'ping',
      mode: 0o4755,
      uid: 501,
      gid: 20,
      modified: 1_700_000_000,
      pax: { ...sha1Record('ping'), 'SCHILY.xattr.security.capability': capability, 'SCHILY.xattr.user.a': 'b' },
    });
    expect(entry).toEqual({
      path: 'usr/bin/ping',
      kind: 'file',
      mode: 0o4755,
      uid: 501,
      gid: 20,
      size: 4,
      modified: 1_700_000_000,
      sha1: hash('sha1', 'ping', 'base64'),
      attributes: { 'security.capability': capability.toString('base64'), 'user.a': 'Yg==' },
    });
  });

  test.each<[string, TarFields[], Partial<PackageEntry>]>([
    ['a folder', [{ name: 'usr/', type: '5', mode: 0o1777 }], { path: 'usr', kind: 'directory', mode: 0o1777 }],
    ['a symbolic link', [{ name: 'a', type: '2', target: '/b' }], { kind: 'symlink', target: '/b' }],
    ['a link above the root', [{ name: 'a', type: '2', target: '../../b' }], { target: '../../b' }],
    ['a hard link', [file, { name: 'b', type: '1', target: 'a' }], { kind: 'hardlink', target: 'a', size: 0 }],
    [
      'a device',
      [{ name: 'n', type: '3', device: [1, 3] }],
      { kind: 'character-device', device: { major: 1, minor: 3 } },
    ],
    ['a disk', [{ name: 'n', type: '4', device: [8, 0] }], { kind: 'block-device', device: { major: 8, minor: 0 } }],
    ['a pipe', [{ name: 'p', type: '6' }], { kind: 'fifo' }],
    ['a name in a pax record', [{ ...file, pax: { path: long } }], { path: long }],
    ['a target in a pax record', [{ name: 'a', type: '2', pax: { linkpath: long } }], { target: long }],
    [
      'owners in pax records',
      [{ ...file, pax: { uid: '3000000', gid: '4000000' } }],
      { uid: 3_000_000, gid: 4_000_000 },
    ],
    ['a time in a pax record', [{ ...file, pax: { mtime: '1700000000.75' } }], { modified: 1_700_000_000 }],
    ['a time before 1970', [{ ...file, pax: { mtime: '-1.5' } }], { modified: -2 }],
    ['a long name of GNU', [{ name: 'x', type: 'L', content: `${long}\0` }, file], { path: long }],
    [
      'a long target of GNU',
      [
        { name: 'x', type: 'K', content: `${long}\0` },
        { name: 'a', type: '2' },
      ],
      { target: long },
    ],
    ['a name in two parts', [{ name: 'b', patch: { 345: 'usr/lib' } }], { path: 'usr/lib/b' }],
    ['a header for all', [{ name: 'g', type: 'g', content: '11 path=zz\n' }, file], { path: 'a' }],
    ['a name that is no ASCII', [{ name: 'usr/ä€𝄞' }], { path: 'usr/ä€𝄞' }],
    ['a hidden file in the root', [{ name: '.dockerenv' }], { path: '.dockerenv' }],
  ])('of %s', async (_, fields, expected) => {
    expect(await only(...fields)).toMatchObject(expected);
  });

  test('of a tar without an end marker', async () => {
    expect((await read(tarEntry(file))).entries).toHaveLength(1);
  });

  test('of nothing at all', async () => {
    expect((await read(tarEnd)).entries).toEqual([]);
  });
});

describe('refused, because readers would make different trees of it or leave the root', () => {
  test.each<[string, string, TarFields[]]>([
    ['a path to the folder above', 'APK_PATH', [{ name: '../a' }]],
    ['a path through the folder above', 'APK_PATH', [{ name: 'usr/../../a' }]],
    ['a path that ends above', 'APK_PATH', [{ name: 'usr/..', type: '5' }]],
    ['an absolute path', 'APK_PATH', [{ name: '/etc/passwd' }]],
    ['an absolute path in a pax record', 'APK_PATH', [{ ...file, pax: { path: '/etc/passwd' } }]],
    ['an empty name', 'APK_PATH', [{ name: '', patch: { 500: 'x' } }]],
    ['an empty name in a pax record', 'APK_PATH', [{ ...file, pax: { path: '' } }]],
    ['the root itself', 'APK_PATH', [{ name: './', type: '5' }]],
    ['a name with a dot', 'APK_PATH', [{ name: './usr' }]],
    ['a name with two slashes', 'APK_PATH', [{ name: 'usr//bin' }]],
    ['a zero byte in a name', 'APK_PATH', [{ ...file, pax: { path: 'a\0b' } }]],
    ['a line break in a name', 'APK_PATH', [{ name: 'a\nb' }]],
    ['a control character in a name', 'APK_PATH', [{ name: 'a\x7fb' }]],
    ['a file called like a folder', 'APK_PATH', [{ name: 'usr/' }]],
    ['a file twice', 'APK_PATH', [file, file]],
    ['a folder where a file is', 'APK_PATH', [file, { name: 'a/', type: '5' }]],
    ['a file where a folder is', 'APK_PATH', [{ name: 'a/b' }, file]],
    ['a path below a file', 'APK_PATH', [file, { name: 'a/b' }]],
    ['a path below a link', 'APK_PATH', [{ name: 'a', type: '2', target: '/etc' }, { name: 'a/b' }]],
    ['a path far below a link', 'APK_PATH', [{ name: 'a', type: '2', target: '/etc' }, { name: 'a/b/c/d' }]],
    ['a hard link out of the root', 'APK_PATH', [{ name: 'b', type: '1', target: '../etc/shadow' }]],
    ['an absolute hard link', 'APK_PATH', [file, { name: 'b', type: '1', target: '/a' }]],
    ['a hard link to what comes later', 'APK_PATH', [{ name: 'b', type: '1', target: 'a' }, file]],
    [
      'a hard link to a folder',
      'APK_PATH',
      [
        { name: 'd', type: '5' },
        { name: 'b', type: '1', target: 'd' },
      ],
    ],
    ['a link to nothing', 'APK_PATH', [{ name: 'a', type: '2' }]],
    ['a name that is not UTF-8', 'APK_FORMAT', [{ name: 'x', patch: { 0: '\xff\xfe' } }]],
    ['other content than the checksum says', 'APK_MISMATCH', [{ name: 'a', content: 'b', pax: sha1Record('a') }]],
    [
      'another target than the checksum says',
      'APK_MISMATCH',
      [{ name: 'a', type: '2', target: 'b', pax: sha1Record('a') }],
    ],
    ['a checksum that is none', 'APK_FORMAT', [{ ...file, pax: { 'APK-TOOLS.checksum.SHA1': 'abc' } }]],
    ['a sparse file', 'APK_FORMAT', [{ ...file, pax: { 'GNU.sparse.major': '1' } }]],
    ['an old sparse file', 'APK_FORMAT', [{ name: 'a', type: 'S' }]],
    ['an old file without a type', 'APK_FORMAT', [{ name: 'a', type: '\0' }]],
    ['another length in a pax record', 'APK_FORMAT', [{ name: 'a', content: 'abc', pax: { size: '2' } }]],
    ['a length that is not octal', 'APK_FORMAT', [{ name: 'a', patch: { 124: '\x80\0\0\0\0\0\0\0\0\0\0\x01' } }]],
    ['a link with content', 'APK_FORMAT', [{ name: 'a', type: '2', target: 'b', content: 'x' }]],
    [
      'two pax headers',
      'APK_FORMAT',
      [
        { name: 'p', type: 'x', content: '8 a=bcd\n' },
        { ...file, pax: { path: 'b' } },
      ],
    ],
    [
      'two long names',
      'APK_FORMAT',
      [
        { name: 'x', type: 'L', content: 'b' },
        { ...file, pax: { path: 'c' } },
      ],
    ],
    ['a long name with a zero in it', 'APK_FORMAT', [{ name: 'x', type: 'L', content: 'a\0b' }, file]],
    ['a long name that goes on in its block', 'APK_FORMAT', [{ name: 'x', type: 'L', content: 'abc', size: 2 }, file]],
    ['a record twice', 'APK_FORMAT', [{ name: 'p', type: 'x', content: '9 path=a\n9 path=b\n' }, file]],
    ['a record that is too long', 'APK_FORMAT', [{ name: 'p', type: 'x', content: '99 path=a\n' }, file]],
    ['a record without a length', 'APK_FORMAT', [{ name: 'p', type: 'x', content: 'path=a\n' }, file]],
    ['a pax header of an entry that never comes', 'APK_FORMAT', [{ name: 'p', type: 'x', content: '9 path=a\n' }]],
    ['a pax header of two megabytes', 'APK_FORMAT', [{ name: 'p', type: 'x', content: Buffer.alloc(2 ** 21) }, file]],
    ['a wrong sum', 'APK_FORMAT', [{ ...file, sum: 1 }]],
    ['another kind of tar', 'APK_FORMAT', [{ ...file, patch: { 257: 'other\0' } }]],
    ['a prefix that only some read', 'APK_FORMAT', [{ ...file, patch: { 257: 'ustar  \0', 345: 'usr' } }]],
    ['an owner that is no number', 'APK_FORMAT', [{ ...file, pax: { uid: '-1' } }]],
  ])('%s', async (_, code, fields) => {
    await expect(read(tarOf(...fields))).rejects.toMatchObject({ name: 'ApkError', code });
  });

  test('an entry behind the end', async () => {
    const tar = Buffer.concat([tarOf(file), tarEntry({ name: 'b' })]);
    await expect(read(tar)).rejects.toMatchObject({ code: 'APK_FORMAT' });
  });

  test('an entry behind half an end', async () => {
    const tar = Buffer.concat([tarEntry(file), Buffer.alloc(512), tarEntry({ name: 'b' })]);
    await expect(read(tar)).rejects.toMatchObject({ code: 'APK_FORMAT' });
  });

  test('a tar that is cut', async () => {
    const tar = tarEntry({ name: 'a', content: Buffer.alloc(2000) });
    for (const length of [1, 511, 513, 1500, tar.length - 1]) {
      await expect(read(tar.subarray(0, length))).rejects.toMatchObject({ code: 'APK_FORMAT' });
    }
  });
});

test('whatever bytes of headers change, what comes out is a package or says what is wrong with it', async () => {
  const whole = tarOf(
    { name: 'usr/', type: '5' },
    { name: 'usr/a', content: 'hello', pax: { ...sha1Record('hello'), 'SCHILY.xattr.user.x': 'y', mtime: '1.5' } },
    { name: 'usr/l', type: '2', target: 'a' },
    { name: 'usr/h', type: '1', target: 'usr/a' },
    { name: 'x', type: 'L', content: `${long}\0` },
    { name: 'short' },
  );
  const blocks = Array.from({ length: whole.length / 512 }, (_, at) => at * 512);
  const headers = blocks.filter((at) => whole.toString('latin1', at + 257, at + 262) === 'ustar');
  const change = fc.record({
    at: fc.oneof(
      fc.nat(whole.length - 1),
      fc.integer({ min: 0, max: 511 }).chain((at) => fc.constantFrom(...headers.map((header) => header + at))),
    ),
    byte: fc.oneof(fc.nat(255), fc.constantFrom(...Buffer.from('\0/. 01257xLKgS'))),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
      const tar = Buffer.from(whole);
      for (const { at, byte } of changes) tar[at] = byte;
      for (const at of headers) {
        tar.fill(' ', at + 148, at + 156);
        const sum = tar.subarray(at, at + 512).reduce((total, byte) => total + byte, 0);
        tar.write(`${sum.toString(8).padStart(6, '0')}\0 `, at + 148, 'latin1');
      }
      const outcome = await read(tar).catch((error: unknown) => error);
      if (outcome instanceof Error) expect(outcome).toMatchObject({ name: 'ApkError' });
      else {
        const paths = (outcome as ApkPackage).entries.map(({ path }) => path);
        expect(paths.filter((path) => path.split('/').some((part) => ['', '.', '..'].includes(part)))).toEqual([]);
      }
    }),
    { numRuns: 300 },
  );
});
