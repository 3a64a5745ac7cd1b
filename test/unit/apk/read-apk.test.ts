import { describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { packageContents, readApk, type ApkPackage } from '../../../src/apk/index.ts';
import { extracted, sample, streamOf, type ExtractedPath } from './support/samples.ts';

const anySigner = { keys: [], allowUntrusted: true };

/** The tree of a package as the samples describe it, with the digest of each file. */
async function treeOf(apk: ApkPackage, file: Uint8Array): Promise<readonly ExtractedPath[]> {
  const data = file.subarray(apk.data.offset);
  const tree: ExtractedPath[] = [];
  for await (const { entry, content } of packageContents(() => streamOf(data)).entries(apk)) {
    const hash = createHash('sha256');
    for await (const bytes of content) hash.update(bytes);
    const { path, kind: type, mode, uid, gid, size, modified: mtime, target } = entry;
    tree.push({
      path,
      ...(type === 'symlink' ? { target: target ?? '' } : { mode: mode.toString(8) }),
      uid,
      gid,
      type,
      ...(type === 'file' ? { size, sha256: hash.digest('hex'), mtime } : {}),
    });
  }
  return tree.sort((a, b) => (a.path < b.path ? -1 : 1));
}

describe('real packages', () => {
  const good = extracted.flatMap(([file, result]) => (result.ok ? [{ file, tree: result.tree }] : []));
  const bad = extracted.flatMap(([file, result]) => (result.ok ? [] : [{ file }]));

  test.each(good)('$file has the tree that apk extracts', async ({ file, tree }) => {
    const bytes = sample(file);
    const apk = await readApk(streamOf(bytes), anySigner);
    expect(apk.size).toBe(bytes.length);
    const sorted = [...tree].sort((a, b) => (a.path < b.path ? -1 : 1));
    expect(await treeOf(apk, bytes)).toEqual(sorted);
    expect(apk.entries).toHaveLength(tree.length);
  });

  test.each(bad)('$file is refused, as apk does', async ({ file }) => {
    await expect(readApk(streamOf(sample(file)), anySigner)).rejects.toMatchObject({ code: 'APK_MISMATCH' });
  });
});
