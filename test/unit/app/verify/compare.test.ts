import { describe, expect, test } from '@jest/globals';
import { gzipSync } from 'node:zlib';
import { compareFiles } from '../../../../src/app/verify/compare-files.ts';
import { compareLayers, isReordered, type ComparedImage } from '../../../../src/app/verify/compare-images.ts';
import { compareJson } from '../../../../src/app/verify/compare-json.ts';
import { explainLayers } from '../../../../src/app/verify/explain-layers.ts';
import { readLayer, UnreadableLayerError, type LayerFiles } from '../../../../src/app/verify/layer-files.ts';
import { defaultApkLimits } from '../../../../src/apk/index.ts';
import { sha256 } from '../../../../src/oci/index.ts';
import { tarOf, type TarItem } from './support/tar.ts';

const GZIP = 'application/vnd.oci.image.layer.v1.tar+gzip';

async function* pieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 700) yield bytes.subarray(at, at + 700);
}

const layer = (...items: readonly TarItem[]): Buffer => gzipSync(tarOf(...items));
const files = (...items: readonly TarItem[]): Promise<LayerFiles> => readLayer(pieces(layer(...items)), GZIP);

const file = { path: 'app/server.js', content: 'hello' };

describe('files of two layers', () => {
  test('that are the same differ in nothing', async () => {
    expect(compareFiles(await files(file), await files(file))).toEqual({ files: [], total: 0 });
  });

  test.each([
    ['content', { content: 'hallo' }, 'content 5 bytes → 5 bytes'],
    ['mode', { mode: 0o755 }, 'mode 0644 → 0755'],
    ['owner', { uid: 65532 }, 'owner 0:0 → 65532:0'],
    ['time', { modified: 1 }, 'time 1970-01-01T00:00:00Z → 1970-01-01T00:00:01Z'],
  ])('that differ in %s are told with both', async (aspect, change, detail) => {
    const found = compareFiles(await files(file), await files({ ...file, ...change }));
    expect(found).toEqual({ files: [{ path: 'app/server.js', aspects: [aspect], details: [detail] }], total: 1 });
  });

  test('tell what a link led to, and what is a link only in one', async () => {
    const before = await files({ path: 'a', type: '2', target: 'b' }, { path: 'c', content: 'x' });
    const after = await files({ path: 'a', type: '2', target: 'd' }, { path: 'c', type: '2', target: 'a' });
    expect(compareFiles(before, after).files).toMatchObject([
      { path: 'a', aspects: ['link'], details: ['link b → d'] },
      { path: 'c', aspects: ['kind', 'content', 'link'] },
    ]);
  });

  test('that only one has are told with which', async () => {
    const found = compareFiles(await files(file, { path: 'a' }), await files(file, { path: 'b' }));
    expect(found.files).toEqual([
      { path: 'a', only: 'published' },
      { path: 'b', only: 'rebuilt' },
    ]);
  });

  test('are told up to a bound, and counted beyond', async () => {
    const many = Array.from({ length: 70 }, (_, index) => ({ path: `f${index}`, content: 'x' }));
    const found = compareFiles(await files(...many), await files());
    expect(found).toMatchObject({ total: 70 });
    expect(found.files).toHaveLength(50);
  });
});

describe('a layer that can not be read', () => {
  test.each([
    ['has another compression', 'application/vnd.oci.image.layer.v1.tar+zstd', layer(file)],
    ['is no gzip', GZIP, Buffer.from('no gzip at all')],
    ['is cut', GZIP, layer({ path: 'a', content: 'x'.repeat(5000) }).subarray(0, 60)],
    ['is no tar', GZIP, gzipSync(Buffer.alloc(512, 7))],
  ])('because it %s is told as such', async (_, type, bytes) => {
    await expect(readLayer(pieces(bytes), type)).rejects.toThrow(UnreadableLayerError);
  });
});

test.each([
  ['unpacks to far more than it has', { freeBytes: 1000, ratio: 5 }],
  ['has too many files', { entries: 1 }],
  ['has too long names', { metadataBytes: 10 }],
])('a layer that %s is not read to its end', async (_, limits) => {
  const bytes = layer(file, { path: 'zeros', content: '0'.repeat(100_000) });
  const reading = readLayer(pieces(bytes), GZIP, { ...defaultApkLimits, ...limits });
  await expect(reading).rejects.toThrow(UnreadableLayerError);
});

interface Made {
  readonly title: string;
  readonly bytes: Buffer;
  readonly diffId?: string;
}

function image(...layers: readonly Made[]): ComparedImage {
  return {
    manifest: {
      layers: layers.map(({ bytes }) => ({ mediaType: GZIP, digest: sha256(bytes), size: bytes.length })),
    },
    config: {
      rootfs: { type: 'layers', diff_ids: layers.map(({ bytes, diffId }) => diffId ?? `sha256:diff-${sha256(bytes)}`) },
      history: [{ created_by: 'user', empty_layer: true }, ...layers.map(({ title }) => ({ created_by: title }))],
    },
  };
}

const one = (title: string, content: string): Made => ({ title, bytes: layer({ path: title, content }) });

describe('layers of two images', () => {
  test('that both have are none, wherever they are', () => {
    const [a, b] = [one('a', '1'), one('b', '2')];
    expect(compareLayers(image(a, b), image(b, a))).toEqual([]);
    expect(isReordered(image(a, b), image(b, a))).toBe(true);
    expect(isReordered(image(a, b), image(a, b))).toBe(false);
  });

  test('stand for each other where the history says the same of them', () => {
    const pairs = compareLayers(
      image(one('a', '1'), one('b', '1')),
      image(one('new', '2'), one('b', '2'), one('a', '2')),
    );
    expect(pairs.map(({ published, rebuilt }) => [published?.title, rebuilt?.title])).toEqual([
      ['a', 'a'],
      ['b', 'b'],
      [undefined, 'new'],
    ]);
  });

  test('are looked into, and those that only are compressed otherwise are not', async () => {
    const [a, b] = [one('same', '1'), one('changed', '1')];
    const recompressed = {
      ...a,
      bytes: gzipSync(tarOf({ path: 'same', content: '1' }), { level: 0 }),
      diffId: 'sha256:x',
    };
    const before = image({ ...a, diffId: 'sha256:x' }, b);
    const after = image(recompressed, one('changed', '2'));
    const blobs = new Map([a, b, recompressed, one('changed', '2')].map(({ bytes }) => [sha256(bytes), bytes]));
    const opened: string[] = [];
    const open = ({
      descriptor,
      title,
    }: {
      descriptor: { digest: string };
      title: string;
    }): AsyncGenerator<Uint8Array> => {
      opened.push(title);
      return pieces(blobs.get(descriptor.digest) ?? Buffer.alloc(0));
    };
    expect(await explainLayers(before, after, { published: open, rebuilt: open })).toMatchObject([
      { published: { position: 1 }, sameContent: true, fileCount: 0 },
      {
        published: { position: 2, title: 'changed' },
        sameContent: false,
        files: [{ path: 'changed', aspects: ['content'] }],
      },
    ]);
    expect(opened).toEqual(['changed', 'changed']);
  });
});

test('values that differ are told by their path, save those that are not looked at', () => {
  const before = { config: { Labels: { a: '1', b: '2' } }, rootfs: { diff_ids: ['x'] }, list: [1, 2] };
  const after = { config: { Labels: { a: '1', b: '3' } }, rootfs: { diff_ids: ['y'] }, list: [1] };
  expect(compareJson(before, after, ['rootfs'])).toEqual([
    { path: 'config.Labels.b', published: '"2"', rebuilt: '"3"' },
    { path: 'list.1', published: '2', rebuilt: undefined },
  ]);
});
