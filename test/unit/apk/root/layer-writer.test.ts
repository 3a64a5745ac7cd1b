import { describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { gzip, LayerWriter } from '../../../../src/apk/root/layer-writer.ts';
import type { PackageEntry } from '../../../../src/apk/types.ts';
import { untar } from './support/untar.ts';

const base = { mode: 0o644, uid: 0, gid: 0, size: 0, modified: 1_700_000_000 };
const text = Array.from({ length: 40_000 }, (_, index) => `line ${(index * 7919) % 1000}\n`).join('');

async function* portions(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function layer(portion: number): Promise<LayerWriter> {
  const writer = new LayerWriter();
  writer.add({ ...base, path: 'etc', kind: 'directory', mode: 0o1777 });
  await writer.stream(
    { ...base, path: 'etc/large', kind: 'file', size: text.length },
    portions(Buffer.from(text), portion),
  );
  return writer;
}

describe('a layer made here', () => {
  test('has bytes that are known: they may not depend on processor, engine or release of Node', async () => {
    const { digest, diffId, size } = (await layer(1000)).finish();
    expect({ digest, diffId, size }).toMatchInlineSnapshot(`
      {
        "diffId": "sha256:3a3e02beb8ded2b444b259b6f37778ba3589e986611e376c2a44bee63c04b225",
        "digest": "sha256:e4f53a9be8bea62f579a7f83c0b67218ab4e063d6d6486990690cb81e52ffd4b",
        "size": 4790,
      }
    `);
  });

  test('has the same bytes, however its content came', async () => {
    const digests = await Promise.all(
      [1, 511, 65_536, 1_000_000].map(async (each) => (await layer(each)).finish().digest),
    );
    expect(new Set(digests).size).toBe(1);
  });

  test('is refused where a file has other bytes than its entry says', async () => {
    const writer = new LayerWriter();
    const entry: PackageEntry = { ...base, path: 'x', kind: 'file', size: 3 };
    await expect(writer.stream(entry, portions(Buffer.from('four'), 2))).rejects.toThrow('x has 4 bytes instead of 3');
  });

  test.each<[string, Partial<PackageEntry>]>([
    ['a long name', { path: `${'folder/'.repeat(20)}file` }],
    ['a name of other letters', { path: 'etc/übung-日本' }],
    ['large ids', { uid: 2 ** 31, gid: 2 ** 32 - 2 }],
    ['a time before 1970', { modified: -5 }],
    ['attributes', { attributes: { 'security.capability': 'AQAAAgAgAAAAAAAAAAAAAAAAAAA=', 'user.b': 'Cg==' } }],
    ['set-user-id', { mode: 0o4755 }],
    ['a long link', { kind: 'symlink', target: `/${'x/'.repeat(80)}`, mode: 0o777 }],
    ['a link of 100 bytes', { kind: 'symlink', target: 'x'.repeat(100), mode: 0o777 }],
  ])('tells %s', (_, entry) => {
    const writer = new LayerWriter();
    const whole: PackageEntry = { ...base, path: 'x', kind: 'file', ...entry };
    writer.add(whole);
    const [file] = untar(gunzipSync(writer.finish().bytes));
    expect(file).toMatchObject({
      path: whole.path,
      type: whole.kind,
      mode: whole.mode,
      uid: whole.uid,
      gid: whole.gid,
      mtime: whole.modified,
      target: whole.target ?? '',
      attributes: whole.attributes ?? {},
    });
  });
});

test.each([0, 1, 1024, 65_535, 65_536, 65_537, 200_000])('gzip of %d bytes is those bytes', (length) => {
  const bytes = Buffer.from(text.slice(0, length));
  expect(
    createHash('sha1')
      .update(gunzipSync(gzip(bytes)))
      .digest('hex'),
  ).toBe(createHash('sha1').update(bytes).digest('hex'));
});
