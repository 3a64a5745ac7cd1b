import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { ApkPackage, PackageEntry, RootEntry, RootLayer, RootOutline } from '../../src/apk/types.ts';
import type { BlobSource } from '../../src/oci/index.ts';

/** A file (with its content), a folder or a link (with its target) of a handmade package. */
export type HandmadeEntry =
  | { readonly path: string; readonly content: string; readonly mode?: number }
  | {
      readonly path: string;
      readonly folder: true;
      readonly mode?: number;
      readonly uid?: number;
      readonly gid?: number;
    }
  | { readonly path: string; readonly target: string };

export interface HandmadeRoot {
  readonly image: RootOutline;
  readonly blobs: BlobSource;
  readonly packages: readonly ApkPackage[];
  /** Bytes of the layers, by digest. */
  readonly layers: ReadonlyMap<string, Buffer>;
}

const EPOCH = 1_600_000_000;

/** A root file system of packages made on the spot, each a layer: what the packages' own room makes of real ones. */
export function handmadeRoot(packages: Readonly<Record<string, readonly HandmadeEntry[]>>): HandmadeRoot {
  const made = Object.entries(packages).map(([name, entries]) => {
    const tar = Buffer.concat([...entries.map(archived), Buffer.alloc(1024)]);
    const bytes = gzipSync(tar);
    const apk = handmadePackage(name, bytes, digestOf(tar), entries.map(entryOf));
    return { bytes, apk };
  });
  const layers = made.map(({ apk }): RootLayer => ({
    digest: apk.data.digest,
    size: apk.data.size,
    diffId: apk.data.diffId,
    title: `${apk.info.name}=${apk.info.version}`,
    source: { kind: 'package', apk },
  }));
  const config = blob({
    created: '2020-09-13T12:26:40Z',
    architecture: 'amd64',
    os: 'linux',
    config: {},
    rootfs: { type: 'layers', diff_ids: layers.map(({ diffId }) => diffId) },
    history: layers.map(({ title }) => ({ created: '2020-09-13T12:26:40Z', created_by: title })),
  });
  const manifest = blob({
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    config: {
      mediaType: 'application/vnd.oci.image.config.v1+json',
      digest: config.digest,
      size: config.bytes.byteLength,
    },
    layers: layers.map(({ digest, size }) => ({
      mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip',
      digest,
      size,
    })),
  });
  const tree = new Map(made.flatMap(({ apk }) => apk.entries.map((entry) => [entry.path, entry] as const)));
  return {
    image: { architecture: 'x86_64', layers, manifest, config, notices: [], find: (path) => find(tree, path) },
    blobs: blobsOf([manifest.bytes, config.bytes, ...made.map(({ bytes }) => bytes)]),
    packages: made.map(({ apk }) => apk),
    layers: new Map(made.map(({ apk, bytes }) => [apk.data.digest, bytes])),
  };
}

/** Blobs that are in memory, in pieces of an odd size. */
export function blobsOf(all: readonly Uint8Array[]): BlobSource {
  const blobs = new Map(all.map((bytes) => [digestOf(bytes), bytes]));
  return {
    size: async (digest) => blobs.get(digest)?.byteLength,
    read: async function* (digest, offset, length, signal) {
      const bytes = blobs.get(digest);
      if (bytes === undefined) throw new Error(`no blob ${digest}`);
      const end = length === undefined ? bytes.byteLength : Math.min(offset + length, bytes.byteLength);
      for (let at = offset; at < end; at += 9_999) {
        signal?.throwIfAborted();
        yield bytes.subarray(at, Math.min(at + 9_999, end));
      }
    },
  };
}

function find(tree: ReadonlyMap<string, PackageEntry>, path: string): RootEntry | undefined {
  const parts = path.split('/').filter(Boolean);
  let at = '';
  for (const [index, part] of parts.entries()) {
    const next = at === '' ? part : `${at}/${part}`;
    const entry = tree.get(next);
    const last = index === parts.length - 1;
    if (entry === undefined) return undefined;
    if (last) return { path: next, entry };
    at = entry.kind === 'symlink' ? (entry.target ?? '').replace(/^\//, '') : next;
  }
  return undefined;
}

function handmadePackage(name: string, bytes: Buffer, diffId: string, entries: readonly PackageEntry[]): ApkPackage {
  return {
    checksum: `Q1${createHash('sha1').update(bytes).digest('base64')}`,
    size: bytes.byteLength,
    info: {
      name,
      version: '1-r0',
      architecture: 'x86_64',
      description: '',
      url: '',
      license: '',
      origin: name,
      maintainer: '',
      commit: '',
      buildTime: EPOCH,
      installedSize: 0,
      providerPriority: 0,
      dependencies: [],
      provides: [],
      replaces: [],
      replacesPriority: 0,
      installIf: [],
      triggers: [],
    },
    data: { offset: 0, size: bytes.byteLength, digest: digestOf(bytes), diffId },
    scripts: [],
    entries,
  };
}

function entryOf(entry: HandmadeEntry): PackageEntry {
  const { path } = entry;
  const common = { path, uid: 0, gid: 0, modified: EPOCH, size: 0 };
  if ('content' in entry) {
    return { ...common, kind: 'file', mode: entry.mode ?? 0o644, size: Buffer.byteLength(entry.content) };
  }
  if ('target' in entry) return { ...common, kind: 'symlink', mode: 0o777, target: entry.target };
  return { ...common, kind: 'directory', mode: entry.mode ?? 0o755, uid: entry.uid ?? 0, gid: entry.gid ?? 0 };
}

const BLOCK = 512;
const TYPES = { file: '0', symlink: '2', directory: '5' } as const;

function archived(given: HandmadeEntry): Buffer {
  const { gid, kind, mode, modified, path, target = '', uid } = entryOf(given);
  const data = Buffer.from('content' in given ? given.content : '');
  const header = Buffer.alloc(BLOCK);
  const octal = (value: number, at: number, length: number): void => {
    header.write(`${value.toString(8).padStart(length - 1, '0')}\0`, at);
  };
  header.write(kind === 'directory' ? `${path}/` : path, 0, 100);
  octal(mode, 100, 8);
  octal(uid, 108, 8);
  octal(gid, 116, 8);
  octal(data.byteLength, 124, 12);
  octal(modified, 136, 12);
  header.write('        ', 148);
  header.write(TYPES[kind as keyof typeof TYPES], 156);
  header.write(target, 157, 100);
  header.write('ustar\x0000', 257);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return Buffer.concat([header, data, Buffer.alloc((BLOCK - (data.byteLength % BLOCK)) % BLOCK)]);
}

function blob(value: object): { readonly digest: string; readonly bytes: Uint8Array } {
  const bytes = Buffer.from(JSON.stringify(value));
  return { digest: digestOf(bytes), bytes };
}

function digestOf(bytes: Uint8Array): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}
