import { beforeEach, describe, expect, test } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  readApk,
  RootMemory,
  type KnownRoot,
  type LearntPackage,
  type PackageBytes,
  type RootOptions,
  type RootOutline,
} from '../../../../src/apk/index.ts';
import { keepOnShelf, shelfId } from '../../../../src/apk/kept/shelf.ts';
import { LAYOUT_VERSION, ROOTS } from '../../../../src/apk/root/memory/key.ts';
import { sha256 } from '../../../../src/oci/index.ts';
import {
  DirectoryStore,
  isEntryName,
  MemoryStore,
  type Architecture,
  type IndexStore,
  type IndexWarning,
} from '../../../../src/wolfi/index.ts';
import { blobOf, blobsOf } from './support/layers.ts';
import { SpoiltEntriesError } from '../../../../src/apk/facts/codec.ts';
import { changeEntry, changeShelf } from '../../../support/kept-shelf.ts';
import { sample, streamOf } from '../support/samples.ts';
import { contentsOf, makePackage, type MadePackage, type Sample } from './support/packages.ts';

const baselayout: MadePackage = {
  name: 'baselayout',
  entries: [
    'etc/',
    { path: 'etc/passwd', content: 'root:x:0:0:root:/root:/bin/sh\n' },
    { path: 'etc/group', content: 'root:x:0:\n' },
    { path: 'lib', link: 'usr/lib' },
    'usr/',
    'usr/lib/',
    { path: 'tmp/', mode: 0o1777 },
  ],
};
/** Its paths lead through a link, so its layer is made anew. */
const old: MadePackage = { name: 'old', info: ['depend = baselayout'], entries: ['lib/', 'lib/libold.so.1'] };
const plain: MadePackage = {
  name: 'plain',
  entries: ['srv/', { path: 'srv/data', uid: 7 }],
  scripts: ['.post-install'],
};

const { add } = JSON.parse(readFileSync(join(import.meta.dirname, '../../../data/apks/trees.json'), 'utf8')) as {
  add: readonly { readonly arch: Architecture; readonly packages: readonly string[] }[];
};

const OPTIONS: RootOptions = {
  architecture: 'x86_64',
  world: ['old', 'plain'],
  epoch: 1_700_000_000,
  accounts: [{ name: 'nonroot', uid: 65532, gid: 65532, home: '/home/nonroot', shell: '/sbin/nologin' }],
};

let samples: readonly Sample[];
let store: MemoryStore;
let warnings: IndexWarning[];
/** How often packages were unpacked, which laying out does. */
let unpacked: number;

beforeEach(async () => {
  samples = await Promise.all([baselayout, old, plain].map(makePackage));
  store = new MemoryStore();
  warnings = [];
  unpacked = 0;
});

interface Run {
  readonly of?: readonly Sample[];
  readonly options?: Partial<RootOptions>;
  readonly store?: IndexStore;
  readonly bytes?: PackageBytes;
  readonly anew?: boolean;
}

/** What a run of the program does: it has no memory but the store. */
function root({ anew, bytes, of = samples, options, store: other = store }: Run = {}): Promise<KnownRoot> {
  const inner = contentsOf(of);
  const contents = {
    entries: (apk: Sample['apk']) => {
      unpacked++;
      return inner.entries(apk);
    },
  };
  const memory = new RootMemory({
    store: other,
    ...(bytes === undefined ? {} : { bytes }),
    onWarning: (warning) => warnings.push(warning),
  });
  const blobs = blobsOf(of.map(({ data }) => data));
  return memory.root({ learnt: of.map(learnt), blobs, contents }, { ...OPTIONS, ...options }, anew);
}

function learnt({ apk }: Sample): LearntPackage {
  const { name, version } = apk.info;
  const url = `https://mirror.test/os/x86_64/${name}-${version}.apk`;
  return { apk, source: { name, version, architecture: 'x86_64', checksum: apk.checksum, size: apk.size, url } };
}

/** All that a build asks of a root file system, but blobs. */
function seen({ architecture, config, layers, manifest, notices, ...image }: RootOutline): unknown {
  const outlines = layers.map(({ diffId, digest, size, title }) => ({ diffId, digest, size, title }));
  const paths = ['/', 'lib', '/lib/.', 'usr/lib', 'tmp', 'srv', 'home/nonroot', 'lib/apk/db', 'nothing', 'usr/../tmp'];
  const found = paths.map((path) => image.find(path));
  return { architecture, outlines, manifest, config, notices, found };
}

async function everyBlob({ blobs, image }: KnownRoot): Promise<void> {
  for (const { digest } of [image.manifest, image.config, ...image.layers]) {
    const bytes = await blobOf(blobs, digest);
    expect(sha256(bytes)).toBe(digest);
    expect(await blobs.size(digest)).toBe(bytes.length);
  }
}

/** Of real packages, whose bytes are the same wherever the test runs. */
async function realSample(file: string): Promise<Sample> {
  const bytes = sample(file);
  const apk = await readApk(streamOf(bytes), { keys: [], allowUntrusted: true });
  return { apk, data: bytes.subarray(apk.data.offset) };
}

test('the version of the layout changes with what it comes to', async () => {
  const digests: string[] = [];
  for (const { arch, packages } of add) {
    const of = await Promise.all(packages.map(realSample));
    for (const layerLimit of [2, 100]) {
      const { image } = await root({ of, options: { architecture: arch, world: [], layerLimit } });
      digests.push(image.manifest.digest);
    }
  }
  expect({ version: LAYOUT_VERSION, digest: sha256(Buffer.from(digests.join('\n'))) }).toEqual({
    version: 1,
    digest: 'sha256:e0d884391592da37cee01b693d297bf78b58a7c81b68a57f186d72f9ce539dd6',
  });
});

describe('a root file system that was laid out before', () => {
  test('is the same again, and no package is unpacked for it', async () => {
    const first = await root();
    expect(unpacked).toBeGreaterThan(0);
    unpacked = 0;
    const second = await root();
    expect(seen(second.image)).toEqual(seen(first.image));
    expect(second.image.notices.map(({ code }) => code)).toEqual(['LAYER_MADE_ANEW', 'SCRIPT_NOT_RUN']);
    expect(unpacked).toBe(0);
  });

  test('is found in whatever order its packages come', async () => {
    const first = await root();
    unpacked = 0;
    const second = await root({ of: samples.toReversed(), options: { world: ['plain', 'old'] } });
    expect(seen(second.image)).toEqual(seen(first.image));
    expect(unpacked).toBe(0);
  });

  test('has all its blobs: layers that no package has are made when they are asked for, once', async () => {
    await everyBlob(await root());
    unpacked = 0;
    const second = await root();
    await everyBlob(second);
    const once = unpacked;
    await Promise.all([everyBlob(second), everyBlob(second)]);
    expect(unpacked).toBe(once);
    expect(await second.isMistaken()).toBe(false);
  });

  test('gives any part of such a layer', async () => {
    await root();
    const { blobs, image } = await root();
    const layer = image.layers.at(-1);
    const digest = layer?.digest ?? '';
    const whole = await blobOf(blobs, digest);
    for (const [offset, length] of [
      [0, 1],
      [10, 20],
      [whole.length - 3, 100],
      [whole.length, undefined],
      [whole.length + 5, 7],
    ] as const) {
      const parts: Uint8Array[] = [];
      for await (const part of blobs.read(digest, offset, length)) parts.push(part);
      const end = length === undefined ? whole.length : offset + length;
      expect(Buffer.concat(parts)).toEqual(whole.subarray(offset, end));
    }
  });

  test('has such layers without unpacking a package, where layers are kept', async () => {
    const bytes = new KeptBytes();
    await root({ bytes });
    unpacked = 0;
    const second = await root({ bytes });
    await everyBlob(second);
    expect(unpacked).toBe(0);
  });

  test.each<[string, Run]>([
    ['another epoch', { options: { epoch: 1_700_000_001 } }],
    ['another world', { options: { world: ['old'] } }],
    ['no accounts', { options: { accounts: [] } }],
    ['certificates', { options: { certificates: 'x' } }],
    ['a package manager', { options: { packageManager: { keys: {}, repositories: [] } } }],
    ['fewer layers', { options: { layerLimit: 2 } }],
  ])('is not taken for one with %s', async (_, run) => {
    await root();
    unpacked = 0;
    await root(run);
    expect(unpacked).toBeGreaterThan(0);
  });

  test('is not taken for one of other packages', async () => {
    await root();
    const newer = await makePackage({ ...plain, version: '2.0-r0' });
    const { image } = await root({ of: [...samples.slice(0, 2), newer] });
    expect(image.layers.map(({ title }) => title)).toContain('plain=2.0-r0');
  });

  test('is laid out again where that is asked for', async () => {
    await root();
    unpacked = 0;
    await root({ anew: true });
    expect(unpacked).toBeGreaterThan(0);
  });

  test('lies under names that a cache takes, in two entries for each repository', async () => {
    await root();
    await root({ options: { world: ['old'] } });
    expect(store.names()).toHaveLength(2);
    for (const name of store.names()) expect(isEntryName(name)).toBe(true);
  });

  test('is kept beside others that are laid out at the same time', async () => {
    const worlds = [['old'], ['plain'], ['old', 'plain']];
    await Promise.all(worlds.map((world) => root({ options: { world } })));
    unpacked = 0;
    await Promise.all(worlds.map((world) => root({ options: { world } })));
    expect(unpacked).toBe(0);
  });

  test('is right whoever else writes to the same folder', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'aipack-memory-'));
    try {
      const first = await root();
      const builds = [1, 2, 3].flatMap((epoch) =>
        [OPTIONS.epoch, epoch].map((each) =>
          root({ store: new DirectoryStore(folder), options: { epoch: each } }).then((made) => [each, made] as const),
        ),
      );
      for (const [epoch, made] of await Promise.all(builds)) {
        if (epoch === OPTIONS.epoch) expect(seen(made.image)).toEqual(seen(first.image));
        await everyBlob(made);
      }
      expect(seen((await root({ store: new DirectoryStore(folder) })).image)).toEqual(seen(first.image));
      expect(warnings).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('goes when there are too many that are newer', async () => {
    await root();
    const newer = (count: number): ReadonlyMap<string, Uint8Array> =>
      new Map(Array.from({ length: count }, (_, at) => [String(at), Buffer.of(1)]));
    const [first] = samples.map((each) => shelfId(learnt(each).source));
    await keepOnShelf(store, ROOTS, first ?? '', newer(ROOTS.mostEntries - 1), []);
    unpacked = 0;
    await root();
    expect(unpacked).toBe(0);
    await keepOnShelf(store, ROOTS, first ?? '', newer(ROOTS.mostEntries), []);
    await root();
    expect(unpacked).toBeGreaterThan(0);
  });
});

interface KeptLayer {
  digest: string;
  size: number;
  diffId: string;
  of: string[];
  why: string;
}

interface Kept {
  layers: (string | KeptLayer)[];
  notices: unknown[];
  entries: unknown[];
  more?: unknown;
}

const top = ({ layers }: Kept): KeptLayer => layers.at(-1) as KeptLayer;
const DIGEST = `sha256:${'0'.repeat(64)}`;

describe('what is remembered', () => {
  test.each<[string, (bytes: Buffer) => Buffer]>([
    ['cut', (bytes) => bytes.subarray(0, -1)],
    ['empty', () => Buffer.alloc(0)],
    ['something else', () => Buffer.from('{"entries":[]}')],
    ['damaged', (bytes) => Buffer.concat([bytes.subarray(0, -9), Buffer.alloc(9)])],
  ])('is made anew when its entry is %s, and replaced', async (_, change) => {
    const first = await root();
    await changeEntry(store, '.roots', change);
    unpacked = 0;
    expect(seen((await root()).image)).toEqual(seen(first.image));
    expect(unpacked).toBeGreaterThan(0);
    expect(store.names()).toHaveLength(2);
    unpacked = 0;
    await root();
    expect(unpacked).toBe(0);
  });

  test.each<[string, string]>([
    ['another entry', '{"format":1,"entry":"x86-64-0000000000000000-00000000000000000000000000000000.v1.roots"}'],
    [
      'what is known of packages',
      '{"format":1,"entry":"x86-64-0000000000000000-00000000000000000000000000000000.v1.packages"}',
    ],
    ['a path', '{"format":1,"entry":"../../etc/passwd"}'],
    ['no JSON', '{'],
  ])('is made anew when the note says %s', async (_, note) => {
    const first = await root();
    await changeEntry(store, '.json', () => Buffer.from(note));
    expect(seen((await root()).image)).toEqual(seen(first.image));
  });

  test.each<[string, (kept: Kept) => void]>([
    ['no layers', (kept) => (kept.layers = [])],
    ['a package left out', (kept) => kept.layers.shift()],
    ['a package twice', (kept) => kept.layers.unshift(kept.layers[0] ?? '')],
    ['another package', (kept) => kept.layers.unshift('Q1AAAA')],
    [
      'a package made anew that is there as it is',
      (kept) => top(kept).of.push(kept.layers.find((layer) => typeof layer === 'string') ?? ''),
    ],
    ['a reason of its own', (kept) => (top(kept).why = 'because')],
    ['no reason', (kept) => delete (top(kept) as Partial<KeptLayer>).why],
    ['a digest that is none', (kept) => (top(kept).digest = 'sha256:x')],
    ['a diff id that is none', (kept) => (top(kept).diffId = '')],
    ['a size that is none', (kept) => (top(kept).size = -1)],
    ['folders that lead out of the root', (kept) => kept.entries.push(['../etc', 5])],
    ['folders that are none', (kept) => kept.entries.push(['a', 99])],
    ['notices that are none', (kept) => kept.notices.push('x')],
    ['something more', (kept) => (kept.more = 1)],
  ])('is not believed with %s', async (_, change) => {
    const first = await root();
    await changeRoot(() => undefined);
    unpacked = 0;
    await root();
    expect(unpacked).toBe(0);
    await changeRoot(change);
    expect(seen((await root()).image)).toEqual(seen(first.image));
    expect(unpacked).toBeGreaterThan(0);
  });

  test('of a layer that is another one shows when it is asked for, and is mended', async () => {
    const first = await root();
    await changeRoot((kept) => (top(kept).digest = DIGEST));
    const second = await root();
    await expect(blobOf(second.blobs, DIGEST)).rejects.toThrow('is not the one that was remembered');
    expect(await second.isMistaken()).toBe(true);
    const third = await root();
    expect(seen(third.image)).toEqual(seen(first.image));
    await everyBlob(third);
  });

  test.each<[string, (kept: Kept) => void]>([
    ['a layer that is another one once it is unpacked', (kept) => (top(kept).diffId = DIGEST)],
    ['another order of layers', (kept) => kept.layers.reverse()],
  ])('with %s shows when it is asked whether it was right, and is mended', async (_, change) => {
    const first = await root();
    await changeRoot(change);
    const second = await root();
    expect(second.image.manifest.digest).not.toBe(first.image.manifest.digest);
    expect(await second.isMistaken()).toBe(true);
    expect(seen((await root()).image)).toEqual(seen(first.image));
  });

  test('may be lost: a store that fails is told once, and costs nothing but time', async () => {
    const fails = (): Promise<never> => Promise.reject(new Error('no room'));
    const first = await root();
    const second = await root({ store: { get: fails, put: fails, remove: fails } });
    expect(seen(second.image)).toEqual(seen(first.image));
    expect(warnings).toEqual([
      { code: 'STORE_READ', message: 'What is known of root file systems could not be read: no room' },
    ]);
  });
});

/** Keeps bytes for as long as the test goes. */
class KeptBytes implements PackageBytes {
  readonly #kept = new Map<string, Buffer>();

  read: PackageBytes['read'] = (digest, _, { offset, length }) => {
    const bytes = this.#kept.get(digest);
    return Promise.resolve(bytes && streamOf(bytes.subarray(offset, offset + length)));
  };

  begin: PackageBytes['begin'] = (digest) => {
    const parts: Uint8Array[] = [];
    return Promise.resolve({
      write: (bytes) => Promise.resolve(void parts.push(bytes)),
      commit: () => Promise.resolve(void this.#kept.set(digest, Buffer.concat(parts))),
      discard: () => Promise.resolve(),
    });
  };
}

/** Changes the root file system that is remembered, which is all that is. */
async function changeRoot(change: (kept: Kept) => void): Promise<void> {
  await changeEntry(store, '.roots', (bytes) => changeShelf(bytes, change));
}

test('packages of which the list of entries was spoilt are learnt once more to be laid out', async () => {
  const whole = samples.map(learnt);
  const spoilt = whole.map(({ apk, source }) => ({
    source,
    apk: {
      ...apk,
      get entries(): never {
        throw new SpoiltEntriesError('spoilt');
      },
    },
  }));
  const packages = {
    learnt: spoilt,
    blobs: blobsOf(samples.map(({ data }) => data)),
    contents: contentsOf(samples),
  };
  const memory = new RootMemory({ store });
  await expect(memory.root(packages, OPTIONS)).rejects.toThrow('spoilt');
  const { image } = await memory.root({ ...packages, learnAgain: () => Promise.resolve(whole) }, OPTIONS);
  expect(image.manifest).toEqual((await root({ store: new MemoryStore() })).image.manifest);
});
