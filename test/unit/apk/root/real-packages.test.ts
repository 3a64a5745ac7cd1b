import { beforeAll, describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { type ApkPackage, packageContents, readApk } from '../../../../src/apk/index.ts';
import { layOutRoot } from '../../../../src/apk/root/lay-out-root.ts';
import type { RootImage } from '../../../../src/apk/types.ts';
import type { Architecture } from '../../../../src/wolfi/index.ts';
import { extracted, sample, streamOf, type ExtractedPath } from '../support/samples.ts';
import { treeOf } from './support/layers.ts';
import type { Seen } from './support/overlay.ts';

interface Added {
  readonly arch: Architecture;
  readonly packages: readonly string[];
  readonly installed: string;
  readonly world: string;
  readonly tree: readonly ExtractedPath[];
}

const { add } = JSON.parse(readFileSync(join(import.meta.dirname, '../../../data/apks/trees.json'), 'utf8')) as {
  add: readonly Added[];
};

/** Files that apk writes when it runs: their time is that of the run. */
const WRITTEN = ['etc/apk/arch', 'etc/apk/world', 'lib/apk/db/installed', 'lib/apk/db/triggers'];
/** Compressed by whoever runs apk. */
const SCRIPTS = 'lib/apk/db/scripts.tar.gz';
const EPOCH = 1_700_000_000;

/** As the trees of apk tell it: folders without times, and without the time of what apk wrote. */
function listed(path: string, seen: Seen): ExtractedPath {
  const { type, mode, uid, gid, target, size, sha256, mtime } = seen;
  const content = { size, sha256, ...(WRITTEN.includes(path) ? {} : { mtime }) };
  return {
    path,
    type,
    uid,
    gid,
    ...(type === 'symlink' ? { target } : { mode: mode.toString(8) }),
    ...(type === 'file' && path !== SCRIPTS ? content : {}),
  } as ExtractedPath;
}

function asListed({ mtime, size, sha256, ...rest }: ExtractedPath): ExtractedPath {
  if (rest.path === SCRIPTS || rest.type !== 'file') return rest;
  return { ...rest, size, sha256, ...(WRITTEN.includes(rest.path) ? {} : { mtime }) } as ExtractedPath;
}

describe.each(add)('the root that apk makes of $packages', ({ arch, packages, installed, world, tree }) => {
  const segments = new Map<ApkPackage, Uint8Array>();
  let root: RootImage;
  let merged: Map<string, Seen>;

  beforeAll(async () => {
    for (const file of packages) {
      const bytes = sample(file);
      const apk = await readApk(streamOf(bytes), { keys: [], allowUntrusted: true });
      segments.set(apk, bytes.subarray(apk.data.offset));
    }
    const contents = packageContents((apk) => streamOf(segments.get(apk) ?? new Uint8Array()));
    const options = { architecture: arch, world: world.trimEnd().split('\n'), epoch: EPOCH };
    root = await layOutRoot([...segments.keys()], options, contents);
    merged = await treeOf(root, segments.values());
  });

  test('has the same tree', () => {
    const expected = [...tree].sort((a, b) => (a.path < b.path ? -1 : 1)).map(asListed);
    expect([...merged].map(([path, seen]) => listed(path, seen))).toEqual(expected);
  });

  test('is found as it is merged', () => {
    for (const [path, seen] of merged) {
      const found = root.find(`/${path}`);
      expect(found).toMatchObject({
        path,
        entry: { path, kind: seen.type, mode: seen.mode, uid: seen.uid, gid: seen.gid },
      });
    }
  });

  test('takes every data segment as it stands, and adds one layer', () => {
    expect(root.layers.map(({ source }) => source.kind)).toEqual([...packages.map(() => 'package'), 'own']);
    expect(root.notices).toEqual([]);
  });

  test('has the same database', () => {
    const top = root.layers.at(-1)?.source;
    const bytes = top?.kind === 'own' ? gunzipSync(top.bytes).toString('latin1') : '';
    expect(bytes).toContain(installed);
    expect(bytes).toContain(world);
  });
});

describe('a root of one package', () => {
  const good = extracted.flatMap(([file, result]) => (result.ok ? [{ file, tree: result.tree }] : []));

  test.each(good)('has what apk extracts of $file', async ({ file, tree }) => {
    const bytes = sample(file);
    const apk = await readApk(streamOf(bytes), { keys: [], allowUntrusted: true });
    const data = bytes.subarray(apk.data.offset);
    const options = { architecture: apk.info.architecture as Architecture, world: [apk.info.name], epoch: EPOCH };
    const root = await layOutRoot(
      [apk],
      options,
      packageContents(() => streamOf(data)),
    );
    const merged = await treeOf(root, [data]);
    const found = tree.map(({ path }) => {
      const seen = merged.get(path);
      return seen === undefined ? { path } : listed(path, seen);
    });
    expect(found).toEqual(tree.map(asListed));
    expect(root.layers.map(({ source }) => source.kind)).toEqual(['package', 'own']);
  });
});
