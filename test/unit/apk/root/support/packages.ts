import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { type ApkPackage, packageContents, readApk } from '../../../../../src/apk/index.ts';
import { layOutRoot } from '../../../../../src/apk/root/lay-out-root.ts';
import type { RootOptions } from '../../../../../src/apk/root/options.ts';
import type { PackageContents, RootImage } from '../../../../../src/apk/types.ts';
import { streamOf } from '../../support/samples.ts';
import { treeOf } from './layers.ts';
import type { Seen } from './overlay.ts';

/** An entry, with what is not said as builders of packages have it. */
export interface Made {
  readonly path: string;
  /** Of a file. */
  readonly content?: string | Uint8Array;
  /** Makes it a symbolic link. */
  readonly link?: string;
  /** Makes it a hard link. */
  readonly same?: string;
  /** Makes it a device of a tar's type. */
  readonly device?: '3' | '4' | '6';
  readonly mode?: number;
  readonly uid?: number;
  readonly gid?: number;
  readonly mtime?: number;
  readonly attributes?: Readonly<Record<string, string>>;
}

export interface MadePackage {
  readonly name: string;
  readonly version?: string;
  readonly arch?: string;
  /** Lines of `.PKGINFO` besides. */
  readonly info?: readonly string[];
  /** `path/` is a folder. */
  readonly entries: readonly (string | Made)[];
  readonly size?: number;
  readonly scripts?: readonly string[];
  /** Bytes that do not shrink, to make the data segment as large as a test wants. */
  readonly weight?: number;
}

/** A package as bytes, and as it is read. */
export interface Sample {
  readonly apk: ApkPackage;
  readonly data: Uint8Array;
}

function header(name: string, type: string, size: number, made: Partial<Made>): Buffer {
  const block = Buffer.alloc(512);
  const octal = (value: number, at: number, length: number): void =>
    void block.write(value.toString(8).padStart(length - 1, '0'), at, 'latin1');
  block.write(name, 0, 'utf8');
  octal(made.mode ?? (type === '5' ? 0o755 : type === '2' ? 0o777 : 0o644), 100, 8);
  octal(made.uid ?? 0, 108, 8);
  octal(made.gid ?? 0, 116, 8);
  octal(size, 124, 12);
  octal(made.mtime ?? 1_600_000_000, 136, 12);
  block.write(' '.repeat(8), 148);
  block.write(type, 156);
  block.write(made.link ?? made.same ?? '', 157, 'utf8');
  block.write('ustar\x0000', 257, 'latin1');
  block.write('root', 265);
  octal(
    block.reduce((sum, byte) => sum + byte, 0),
    148,
    7,
  );
  return block;
}

function padded(bytes: Uint8Array): Buffer {
  return Buffer.concat([bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)]);
}

function paxRecord(key: string, value: Uint8Array): Buffer {
  const rest = Buffer.concat([Buffer.from(` ${key}=`), value, Buffer.from('\n')]);
  let length = rest.length + 1;
  while (String(length).length + rest.length !== length) length = String(length).length + rest.length;
  return Buffer.concat([Buffer.from(String(length)), rest]);
}

function entryBytes(entry: string | Made): Buffer {
  const made: Made = typeof entry === 'string' ? { path: entry } : entry;
  const isFolder = made.path.endsWith('/');
  const type = isFolder ? '5' : (made.device ?? (made.link !== undefined ? '2' : made.same !== undefined ? '1' : '0'));
  const content = type === '0' ? Buffer.from(made.content ?? `content of ${made.path}`) : Buffer.alloc(0);
  const records = Object.entries(made.attributes ?? {}).map(([name, value]) =>
    paxRecord(`SCHILY.xattr.${name}`, Buffer.from(value, 'base64')),
  );
  const hashed = type === '0' ? content : type === '2' ? Buffer.from(made.link ?? '') : undefined;
  if (hashed !== undefined) {
    const sha1 = createHash('sha1').update(hashed).digest('hex');
    records.push(paxRecord('APK-TOOLS.checksum.SHA1', Buffer.from(sha1)));
  }
  const path = made.path.replace(/\/$/, '');
  if (Buffer.byteLength(path) > 100) records.push(paxRecord('path', Buffer.from(path)));
  const pax = Buffer.concat(records);
  const before = pax.length > 0 ? [header('pax', 'x', pax.length, {}), padded(pax)] : [];
  return Buffer.concat([...before, header(path.slice(0, 100), type, content.length, made), padded(content)]);
}

function segment(entries: readonly (string | Made)[], isLast: boolean): Buffer {
  return gzipSync(Buffer.concat([...entries.map(entryBytes), Buffer.alloc(isLast ? 1024 : 0)]));
}

/** Makes a package as a builder would, and reads it as the program does. */
export async function makePackage(made: MadePackage): Promise<Sample> {
  const { name, version = '1.0-r0', arch = 'x86_64', info = [], entries, size = 4096, scripts = [], weight = 0 } = made;
  const extra = weight > 0 ? [{ path: `weight-${name}`, content: noise(name, weight) }] : [];
  const data = segment([...entries, ...extra], true);
  const datahash = createHash('sha256').update(data).digest('hex');
  const lines = [`pkgname = ${name}`, `pkgver = ${version}`, `arch = ${arch}`, `size = ${size}`, 'license = MIT'];
  const pkginfo = [...lines, ...info, `datahash = ${datahash}`, ''].join('\n');
  const control = segment(
    [{ path: '.PKGINFO', content: pkginfo }, ...scripts.map((path) => ({ path, content: '#!/bin/sh\n', mode: 0o755 }))],
    false,
  );
  const apk = await readApk(streamOf(Buffer.concat([control, data])), { keys: [], allowUntrusted: true });
  return { apk, data };
}

function noise(seed: string, length: number): Buffer {
  const blocks: Buffer[] = [];
  for (let at = 0; at < length; at += 64) blocks.push(createHash('sha512').update(`${seed} ${at}`).digest());
  return Buffer.concat(blocks).subarray(0, length);
}

export function contentsOf(samples: readonly Sample[]): PackageContents {
  const data = new Map(samples.map((sample) => [sample.apk, sample.data]));
  return packageContents((apk) => streamOf(data.get(apk) ?? new Uint8Array()));
}

export interface Laid {
  readonly root: RootImage;
  readonly tree: ReadonlyMap<string, Seen>;
  readonly samples: readonly Sample[];
  /** What is at a path, in one line. */
  readonly at: (path: string) => string;
  /** Text of a file of the image. */
  readonly text: (path: string) => string;
  readonly bytes: (path: string) => Buffer;
  readonly notices: readonly string[];
}

/** Lays out packages, and unpacks the image that comes of it. */
export async function lay(packages: readonly MadePackage[], options: Partial<RootOptions> = {}): Promise<Laid> {
  const samples = await Promise.all(packages.map(makePackage));
  return laySamples(samples, options);
}

export async function laySamples(samples: readonly Sample[], options: Partial<RootOptions> = {}): Promise<Laid> {
  const all = { architecture: 'x86_64' as const, world: [], epoch: 1_700_000_000, ...options };
  const root = await layOutRoot(
    samples.map(({ apk }) => apk),
    all,
    contentsOf(samples),
  );
  const contents = new Map<string, Buffer>();
  const tree = await treeOf(
    root,
    samples.map(({ data }) => data),
    contents,
  );
  return {
    root,
    tree,
    samples,
    at: (path) => line(tree.get(path)),
    text: (path) => contents.get(tree.get(path)?.sha256 ?? '')?.toString() ?? `there is no file ${path}`,
    bytes: (path) => contents.get(tree.get(path)?.sha256 ?? '') ?? Buffer.alloc(0),
    notices: root.notices.map(({ code }) => code),
  };
}

function line(seen: Seen | undefined): string {
  if (seen === undefined) return 'nothing';
  if (seen.type === 'symlink') return `-> ${seen.target}`;
  return `${seen.type} ${seen.mode.toString(8)} ${seen.uid}:${seen.gid}`;
}

/** Why a set is refused: kinds and paths of all problems. */
export async function refusal(packages: readonly MadePackage[], options: Partial<RootOptions> = {}): Promise<unknown> {
  try {
    await lay(packages, options);
  } catch (error) {
    return error;
  }
  throw new Error('it is not refused');
}
