import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { blobPath, type Descriptor, layoutDigest, tagLayout } from '../../../src/oci/index.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'aipack-layout-'));
});
afterEach(() => {
  rmSync(directory, { recursive: true });
});

const manifest = (digit: string): Descriptor => ({
  mediaType: 'application/vnd.oci.image.manifest.v1+json',
  digest: `sha256:${digit.repeat(64)}`,
  size: 7,
});
const indexOf = (folder: string): { manifests: unknown[] } =>
  JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')) as { manifests: unknown[] };

describe('an OCI layout', () => {
  test('has what it was given, by tag, the last one without', async () => {
    const folder = join(directory, 'new/layout');
    await tagLayout(folder, manifest('a'), 'one');
    await tagLayout(folder, manifest('b'), 'two');
    expect(await layoutDigest(folder, 'one')).toBe(manifest('a').digest);
    expect(await layoutDigest(folder)).toBe(manifest('b').digest);
    expect(await layoutDigest(folder, 'three')).toBeUndefined();
  });

  test('gives a tag to one manifest only, and keeps what others have written', async () => {
    const foreign = { mediaType: 'x', digest: `sha512:${'0'.repeat(128)}`, size: 1 };
    writeFileSync(join(directory, 'index.json'), JSON.stringify({ manifests: [foreign, null] }));
    for (const digit of ['a', 'b']) await tagLayout(directory, manifest(digit), 'one');
    expect(await layoutDigest(directory, 'one')).toBe(manifest('b').digest);
    const annotations = { 'org.opencontainers.image.ref.name': 'one' };
    expect(indexOf(directory).manifests).toEqual([foreign, { ...manifest('b'), annotations }]);
  });

  test('that is not there has nothing', async () => {
    expect(await layoutDigest(join(directory, 'none'), 'one')).toBeUndefined();
  });

  test.each([
    ['no JSON', 'nonsense'],
    ['a list', '[]'],
    ['far too much', ' '.repeat(5 * 1024 * 1024)],
  ])('whose index is %s is left as it is', async (_what, text) => {
    writeFileSync(join(directory, 'index.json'), text);
    const refused = { code: 'INVALID_LAYOUT', hint: expect.any(String) as unknown };
    await expect(layoutDigest(directory)).rejects.toMatchObject(refused);
    await expect(tagLayout(directory, manifest('a'), 'one')).rejects.toMatchObject(refused);
    expect(readFileSync(join(directory, 'index.json'), 'utf8')).toBe(text);
  });

  test('has its blobs by their digests, and no file by another name', () => {
    expect(blobPath(directory, manifest('a').digest)).toBe(join(directory, 'blobs/sha256', 'a'.repeat(64)));
    for (const name of ['sha256:../../x', '../x', `sha256:${'A'.repeat(64)}`, '']) {
      expect(blobPath(directory, name)).toBeUndefined();
    }
  });
});
