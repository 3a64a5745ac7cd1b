import { createHash, hash, sign } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { ExpectedPackage } from '../../../../src/apk/index.ts';
import type { Scheme, SigningKey } from '../../wolfi/support/archive.ts';

/** A tar header to be written, with whatever makes it one that no tool would write. */
export interface TarFields {
  readonly name: string;
  readonly type?: string;
  readonly content?: Uint8Array | string;
  /** Length that the header says; that of the content when not given. */
  readonly size?: number;
  readonly mode?: number;
  readonly uid?: number;
  readonly gid?: number;
  readonly modified?: number;
  readonly target?: string;
  readonly device?: readonly [number, number];
  readonly pax?: Readonly<Record<string, string | Uint8Array>>;
  /** Puts bytes over the finished header before its sum is made. */
  readonly patch?: Readonly<Record<number, string>>;
  /** Instead of the header's real sum. */
  readonly sum?: number;
}

const BLOCK = 512;
export const tarEnd = Buffer.alloc(2 * BLOCK);

function padded(bytes: Uint8Array): Buffer {
  return Buffer.concat([bytes, Buffer.alloc((BLOCK - (bytes.length % BLOCK)) % BLOCK)]);
}

function headerOf(fields: TarFields, size: number): Buffer {
  const block = Buffer.alloc(BLOCK);
  const octal = (at: number, length: number, value: number): void => {
    block.write(value.toString(8).padStart(length - 1, '0'), at, 'latin1');
  };
  block.write(fields.name, 0, 100, 'utf8');
  octal(100, 8, fields.mode ?? 0o644);
  octal(108, 8, fields.uid ?? 0);
  octal(116, 8, fields.gid ?? 0);
  octal(124, 12, fields.size ?? size);
  octal(136, 12, fields.modified ?? 0);
  block.write(fields.type ?? '0', 156, 'latin1');
  block.write(fields.target ?? '', 157, 100, 'utf8');
  block.write('ustar\x0000', 257, 'latin1');
  const [major, minor] = fields.device ?? [0, 0];
  octal(329, 8, major);
  octal(337, 8, minor);
  for (const [at, text] of Object.entries(fields.patch ?? {})) block.write(text, Number(at), 'latin1');
  block.fill(' ', 148, 156);
  const sum = fields.sum ?? block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return block;
}

function paxRecord(key: string, value: string | Uint8Array): Buffer {
  const rest = Buffer.concat([Buffer.from(` ${key}=`), Buffer.from(value), Buffer.from('\n')]);
  let length = rest.length + 1;
  while (String(length).length + rest.length !== length) length = String(length).length + rest.length;
  return Buffer.concat([Buffer.from(String(length)), rest]);
}

/** One entry with what comes before it. */
export function tarEntry(fields: TarFields): Buffer {
  const content = Buffer.from(fields.content ?? '');
  const records = Object.entries(fields.pax ?? {}).map(([key, value]) => paxRecord(key, value));
  const pax = Buffer.concat(records);
  return Buffer.concat([
    ...(records.length > 0 ? [headerOf({ name: 'pax', type: 'x' }, pax.length), padded(pax)] : []),
    headerOf(fields, content.length),
    padded(content),
  ]);
}

/** A tar with its end marker. */
export function tarOf(...entries: readonly TarFields[]): Buffer {
  return Buffer.concat([...entries.map(tarEntry), tarEnd]);
}

/** The pax record that apk checks a file by. */
export function sha1Record(content: Uint8Array | string): Readonly<Record<string, string>> {
  return { 'APK-TOOLS.checksum.SHA1': createHash('sha1').update(content).digest('hex') };
}

export interface ApkParts {
  /** The data's tar. */
  readonly tar: Uint8Array;
  readonly name?: string;
  readonly version?: string;
  readonly architecture?: 'x86_64' | 'aarch64';
  /** More lines of `.PKGINFO`. */
  readonly info?: readonly string[];
  /** Files of the control segment besides `.PKGINFO`. */
  readonly control?: readonly TarFields[];
  /** What `.PKGINFO` says of the data instead of the truth. */
  readonly dataHash?: string;
  readonly signature?: readonly TarFields[];
  /** How a segment is packed. */
  readonly pack?: (tar: Uint8Array, segment: 'signature' | 'control' | 'data') => Uint8Array;
}

export interface MadeApk {
  readonly bytes: Buffer;
  /** What an index would say of it. */
  readonly expected: ExpectedPackage;
  readonly control: Uint8Array;
  readonly data: Uint8Array;
}

/** A package as builders make them. */
export function makeApk(parts: ApkParts): MadeApk {
  const { name = 'sample', version = '1.0-r0', architecture = 'x86_64' } = parts;
  const pack = parts.pack ?? ((tar) => gzipSync(tar));
  const data = pack(parts.tar, 'data');
  const lines = [
    '# made for a test',
    `pkgname = ${name}`,
    `pkgver = ${version}`,
    `arch = ${architecture}`,
    ...(parts.info ?? []),
    `datahash = ${parts.dataHash ?? hash('sha256', data, 'hex')}`,
  ];
  const files = [{ name: '.PKGINFO', content: `${lines.join('\n')}\n` }, ...(parts.control ?? [])];
  const control = pack(Buffer.concat(files.map(tarEntry)), 'control');
  const signature = parts.signature ? [pack(Buffer.concat(parts.signature.map(tarEntry)), 'signature')] : [];
  const bytes = Buffer.concat([...signature, control, data]);
  const checksum = `Q1${hash('sha1', control, 'base64')}`;
  return { bytes, expected: { name, version, architecture, checksum, size: bytes.length }, control, data };
}

/** A package that is signed, as builders sign them: over its control segment. */
export function signedApk(key: SigningKey, parts: ApkParts, scheme: Scheme = 'RSA256'): MadeApk {
  const algorithm = { RSA: 'sha1', RSA256: 'sha256', RSA512: 'sha512' }[scheme];
  const content = sign(algorithm, makeApk(parts).control, key.privateKey);
  return makeApk({ ...parts, signature: [{ name: `.SIGN.${scheme}.${key.trusted.name}`, content }] });
}
