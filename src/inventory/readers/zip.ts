import { inflateRawSync } from 'node:zlib';
import { LIMITS } from '../limits.ts';
import type { Bytes } from '../types.ts';

const END = 0x06054b50;
const END_SIZE = 22;
const MAX_COMMENT = 0xffff;
const CENTRAL = 0x02014b50;
const CENTRAL_SIZE = 46;
const LOCAL = 0x04034b50;
const LOCAL_SIZE = 30;
const STORED = 0;
const DEFLATED = 8;
const MAX_DIRECTORY = 32 * 1024 * 1024;

/** A file of an archive, as the archive's directory has it. */
export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly compressed: number;
  readonly size: number;
  readonly offset: number;
}

/**
 * The directory of a zip archive, which stands at its end; empty for anything else. Archives beyond 4 GB and those of several volumes
 * are not read.
 */
export async function readZip(bytes: Bytes): Promise<readonly ZipEntry[]> {
  const tailStart = Math.max(0, bytes.size - END_SIZE - MAX_COMMENT);
  const tail = await bytes.read(tailStart, bytes.size - tailStart);
  let end = tail.length - END_SIZE;
  while (end >= 0 && tail.readUInt32LE(end) !== END) end--;
  if (end < 0) return [];
  const size = tail.readUInt32LE(end + 12);
  // What stands before an archive, such as the script that starts it, shifts every offset in it.
  const start = tailStart + end - size;
  const shift = start - tail.readUInt32LE(end + 16);
  if (start < 0 || shift < 0 || size > MAX_DIRECTORY) return [];
  const directory = await bytes.read(start, size);
  const entries: ZipEntry[] = [];
  for (let at = 0; at + CENTRAL_SIZE <= directory.length && entries.length < LIMITS.entries;) {
    if (directory.readUInt32LE(at) !== CENTRAL) break;
    const nameEnd = at + CENTRAL_SIZE + directory.readUInt16LE(at + 28);
    entries.push({
      name: directory.toString('utf8', at + CENTRAL_SIZE, Math.min(nameEnd, directory.length)),
      method: directory.readUInt16LE(at + 10),
      compressed: directory.readUInt32LE(at + 20),
      size: directory.readUInt32LE(at + 24),
      offset: directory.readUInt32LE(at + 42) + shift,
    });
    at = nameEnd + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return entries;
}

/** Where the bytes of an entry are, as they are stored. */
async function stored(bytes: Bytes, { compressed, offset }: ZipEntry): Promise<Bytes | undefined> {
  const local = await bytes.read(offset, LOCAL_SIZE);
  if (local.length < LOCAL_SIZE || local.readUInt32LE(0) !== LOCAL) return undefined;
  const start = offset + LOCAL_SIZE + local.readUInt16LE(26) + local.readUInt16LE(28);
  return {
    size: compressed,
    read: (from, length) => bytes.read(start + from, Math.max(0, Math.min(length, compressed - from))),
  };
}

/** The content of an entry: undefined where it is larger than `limit`, or not what its archive says. */
export async function unzip(bytes: Bytes, entry: ZipEntry, limit: number): Promise<Buffer | undefined> {
  if (entry.size > limit || entry.compressed > limit) return undefined;
  const found = await stored(bytes, entry);
  if (found === undefined) return undefined;
  const raw = await found.read(0, entry.compressed);
  if (entry.method === STORED) return raw;
  if (entry.method !== DEFLATED) return undefined;
  try {
    return inflateRawSync(raw, { maxOutputLength: Math.max(1, limit) });
  } catch {
    // Somebody's archive that can't be unpacked says nothing.
    return undefined;
  }
}

/** An archive within an archive: in place where it is stored as it is, else unpacked. */
export async function nested(bytes: Bytes, entry: ZipEntry, limit: number): Promise<Bytes | undefined> {
  if (entry.method === STORED) return stored(bytes, entry);
  const whole = await unzip(bytes, entry, limit);
  return whole === undefined ? undefined : inMemory(whole);
}

export function inMemory(buffer: Buffer): Bytes {
  return {
    size: buffer.length,
    read: (offset, length) => Promise.resolve(buffer.subarray(offset, offset + length)),
  };
}
