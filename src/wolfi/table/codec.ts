import { hash } from 'node:crypto';
import type { Signature, SignatureScheme } from '../archive/signature.ts';
import type { StoredBlob } from '../store/store.ts';
import type { Architecture } from '../types.ts';
import { BlockedText, blockDigests } from './blocks.ts';
import { isConsistent } from './check.ts';
import type { IndexTable } from './scan.ts';
import type { TextSource } from './text-source.ts';

/**
 * Version of the stored form and of everything that fills it (`scanIndex` first of all): to be raised with any change to
 * either, so that what an older version stored is never read.
 */
export const TABLE_FORMAT = 1;

/** A stored index: magic, length of the head, SHA-256 of the head; the head (JSON, tables, digests of the text's blocks); the text. */
const magic = Buffer.from('APKTABLE');
const PROLOGUE = 48;
/** Read back as 1 only where numbers are stored in the same byte order. */
const BYTE_ORDER = 1;

/** The tables of an index in their stored order. */
const SECTIONS = [
  'nameBytes',
  'nameStarts',
  'nameSlots',
  'stanzas',
  'packageNames',
  'providerStarts',
  'providers',
  'installIfNames',
  'installIfPackages',
  'blocks',
] as const;
type Section = (typeof SECTIONS)[number];

/** What a stored index says of itself. */
export interface StoredIndexInfo {
  readonly architecture: Architecture;
  readonly repository: string;
  /** SHA-256 of the archive it was made from, in hex. */
  readonly digest: string;
  /** The archive's signature; undefined when it was taken without one. */
  readonly signature: Signature | undefined;
}

interface Head {
  readonly format: number;
  readonly architecture: Architecture;
  readonly repository: string;
  readonly digest: string;
  readonly signature?: {
    readonly key: string;
    readonly scheme: SignatureScheme;
    readonly value: string;
    readonly digest: string;
  };
  readonly newestBuild: number;
  readonly textLength: number;
  /** Bytes of each section. */
  readonly lengths: Readonly<Record<Section, number>>;
}

function bytesOf(array: Uint32Array): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}

function padded(length: number): number {
  return Math.ceil(length / 4) * 4;
}

function sectionBytes(table: IndexTable, text: Uint8Array): Record<Section, Uint8Array> {
  return {
    nameBytes: table.names.bytes,
    nameStarts: bytesOf(table.names.starts),
    nameSlots: bytesOf(table.names.slots),
    stanzas: bytesOf(table.stanzas),
    packageNames: bytesOf(table.packageNames),
    providerStarts: bytesOf(table.providerStarts),
    providers: bytesOf(table.providers),
    installIfNames: bytesOf(table.installIfNames),
    installIfPackages: bytesOf(table.installIfPackages),
    blocks: blockDigests(text),
  };
}

function encodeSignature(signature: Signature): NonNullable<Head['signature']> {
  const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
  return {
    key: signature.key,
    scheme: signature.scheme,
    value: base64(signature.value),
    digest: base64(signature.digest),
  };
}

/** The parts of a stored index; the same index always gives the same bytes. */
export function encodeIndex(info: StoredIndexInfo, table: IndexTable, text: Uint8Array): Uint8Array[] {
  const bytes = sectionBytes(table, text);
  const head: Head = {
    format: TABLE_FORMAT,
    architecture: info.architecture,
    repository: info.repository,
    digest: info.digest,
    ...(info.signature ? { signature: encodeSignature(info.signature) } : {}),
    newestBuild: table.newestBuild,
    textLength: text.length,
    lengths: Object.fromEntries(SECTIONS.map((name) => [name, bytes[name].length])) as Record<Section, number>,
  };
  const json = Buffer.from(JSON.stringify(head));
  const parts: Uint8Array[] = [new Uint8Array(Uint32Array.of(BYTE_ORDER, json.length).buffer), pad(json)];
  for (const name of SECTIONS) parts.push(pad(bytes[name]));
  const body = Buffer.concat(parts);
  const start = Buffer.alloc(PROLOGUE);
  magic.copy(start);
  start.writeUInt32LE(body.length, 8);
  hash('sha256', body, 'buffer').copy(start, 16);
  return [start, body, text];
}

function pad(bytes: Uint8Array): Uint8Array {
  const length = padded(bytes.length);
  if (length === bytes.length) return bytes;
  const longer = new Uint8Array(length);
  longer.set(bytes);
  return longer;
}

export interface StoredIndex {
  readonly info: StoredIndexInfo;
  readonly table: IndexTable;
  readonly text: TextSource;
}

function readBody(blob: StoredBlob): Uint8Array | undefined {
  if (blob.size < PROLOGUE) return undefined;
  const start = Buffer.from(blob.read(0, PROLOGUE));
  const length = start.readUInt32LE(8);
  if (!start.subarray(0, 8).equals(magic) || PROLOGUE + length > blob.size) return undefined;
  const body = blob.read(PROLOGUE, length);
  return hash('sha256', body, 'buffer').equals(start.subarray(16, 48)) ? body : undefined;
}

function cutSections(body: Uint8Array, head: Head, from: number): Record<Section, Uint8Array> | undefined {
  const cut: Partial<Record<Section, Uint8Array>> = {};
  let at = from;
  for (const name of SECTIONS) {
    const length = head.lengths[name];
    if (!Number.isInteger(length) || length < 0 || at + length > body.length) return undefined;
    cut[name] = body.subarray(at, at + length);
    at += padded(length);
  }
  return cut as Record<Section, Uint8Array>;
}

function numbers(bytes: Uint8Array): Uint32Array {
  // Views of numbers need to begin at a multiple of four; a blob from elsewhere may not.
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : new Uint8Array(bytes);
  return new Uint32Array(aligned.buffer, aligned.byteOffset, aligned.byteLength / 4);
}

function decodeSignature(signature: NonNullable<Head['signature']>): Signature {
  const { key, scheme } = signature;
  return {
    key,
    scheme,
    value: Buffer.from(signature.value, 'base64'),
    digest: Buffer.from(signature.digest, 'base64'),
  };
}

function decodeTable(cut: Record<Section, Uint8Array>, head: Head): IndexTable {
  const names = { bytes: cut.nameBytes, starts: numbers(cut.nameStarts), slots: numbers(cut.nameSlots) };
  return {
    names,
    stanzas: numbers(cut.stanzas),
    packageNames: numbers(cut.packageNames),
    providerStarts: numbers(cut.providerStarts),
    providers: numbers(cut.providers),
    installIfNames: numbers(cut.installIfNames),
    installIfPackages: numbers(cut.installIfPackages),
    newestBuild: head.newestBuild,
  };
}

/**
 * Reads a stored index; its text is only read, and checked, where it is asked for. Undefined for anything that this version
 * did not write, or that is not as it was written.
 */
export function decodeIndex(blob: StoredBlob): StoredIndex | undefined {
  const body = readBody(blob);
  if (!body) return undefined;
  const [order = 0, jsonLength = 0] = numbers(body.subarray(0, 8));
  if (order !== BYTE_ORDER || 8 + jsonLength > body.length) return undefined;
  const head = JSON.parse(Buffer.from(body.subarray(8, 8 + jsonLength)).toString('utf8')) as Head;
  if (head.format !== TABLE_FORMAT) return undefined;
  const cut = cutSections(body, head, 8 + padded(jsonLength));
  const textStart = PROLOGUE + body.length;
  if (!cut || textStart + head.textLength !== blob.size) return undefined;
  const table = decodeTable(cut, head);
  if (!isConsistent(table, head.textLength)) return undefined;
  const { architecture, repository, digest, signature } = head;
  return {
    info: { architecture, repository, digest, signature: signature && decodeSignature(signature) },
    table,
    text: new BlockedText(blob, textStart, head.textLength, cut.blocks),
  };
}
