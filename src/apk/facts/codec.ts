import * as z from 'zod/mini';
import { parseJson } from '../../untrusted/json.ts';
import { firstMember } from '../../wolfi/index.ts';
import { zlib } from '../archive/gzip-header.ts';
import { damaged, tooLarge } from '../errors.ts';
import { defaultApkLimits } from '../limits.ts';
import { readSmallTar } from '../read/control.ts';
import type { ReadApk } from '../read/read-apk.ts';
import { headOf, isSignature, type Head, type Segment } from '../read/segments.ts';
import { checkHead, type ExpectedPackage } from '../read/trust.ts';
import type { ApkPackage, PackageEntry } from '../types.ts';
import { entryRow, readRows } from './rows.ts';

/** Bytes that the entries of one package may unpack to: those with a hundred thousand files have 15 MB. */
const LONGEST_ENTRIES = 128 * 2 ** 20;
/** The head may have what a control segment may, in base64. */
const LONGEST_HEAD = 16 * 2 ** 20;
/** Bytes of the number before both parts, which says how long the first is. */
const LENGTH_BYTES = 4;

const factShape = z.strictObject({
  /** Signature and control segment as they came, in base64. */
  head: z.string(),
  /** Bytes of the file. */
  size: z.int().check(z.positive()),
  diffId: z.string().check(z.regex(/^sha256:[0-9a-f]{64}$/)),
  /** CRC-32 of the entries as they are packed: what was damaged by accident is noticed without unpacking them. */
  entries: z.int(),
});

/** The list of entries that was kept of a package is none. */
export class SpoiltEntriesError extends Error {
  override readonly name = 'SpoiltEntriesError';
}

/** What was read of a package, to be kept. gzip's own checksum finds what is damaged by accident. */
export function encodeFact({ apk, head }: ReadApk): Uint8Array {
  // Few builds need the entries, which are most of it.
  const entries = pack(apk.entries.map(entryRow));
  const fact: z.infer<typeof factShape> = {
    head: Buffer.from(head).toString('base64'),
    size: apk.size,
    diffId: apk.data.diffId,
    entries: zlib().crc32(entries),
  };
  const first = pack(fact);
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32LE(first.length);
  return Buffer.concat([length, first, entries]);
}

function pack(value: unknown): Uint8Array {
  return zlib().gzipSync(JSON.stringify(value), { level: 4 });
}

/** The beginning of a package that is whole in memory. */
function readHeadAgain(bytes: Uint8Array): Head {
  const segments: Segment[] = [];
  for (let at = 0; at < bytes.length;) {
    const member = firstMember(bytes.subarray(at), defaultApkLimits.controlUnpackedBytes);
    if (!member) throw tooLarge('has a control segment that is larger than one may be');
    segments.push({ packed: bytes.subarray(at, at + member.end), files: readSmallTar(member.content) });
    at += member.end;
  }
  if (segments.slice(0, -1).some((segment) => !isSignature(segment))) throw damaged('has two control segments');
  return headOf(segments);
}

/**
 * What is known of a package, or undefined where the bytes don't say it. Whoever can write to the store must not be believed: the
 * beginning of the package is checked as it was when it came, against the checksum that the signed index vouches for and the keys, and
 * all it says, the digest of the data with it, is read from it again. What it does not say is the list of entries and the digest of the
 * unpacked data: a daemon checks the latter when it unpacks, and the content of files comes from the data, never from the list.
 *
 * The list is read when it is asked for, and throws SpoiltEntriesError where it is none.
 * @param whole reads it at once: then what has none is not known either
 */
export function decodeFact(bytes: Uint8Array, expected: ExpectedPackage, whole = false): ApkPackage | undefined {
  try {
    const end = LENGTH_BYTES + Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).readUInt32LE();
    const fact = factShape.parse(unpack(bytes.subarray(LENGTH_BYTES, end), LONGEST_HEAD));
    const packed = bytes.subarray(end);
    if (zlib().crc32(packed) !== fact.entries) return undefined;
    const head = readHeadAgain(Buffer.from(fact.head, 'base64'));
    const checksum = checkHead(head, expected);
    const offset = head.bytes.length;
    if (offset >= fact.size || fact.size !== expected.size) return undefined;
    const { info, scripts, dataHash } = head.control;
    let entries: readonly PackageEntry[] | undefined;
    const apk = {
      checksum,
      size: fact.size,
      info,
      data: { offset, size: fact.size - offset, digest: `sha256:${dataHash}`, diffId: fact.diffId },
      scripts,
      get entries() {
        return (entries ??= readEntries(packed));
      },
    };
    if (whole) readEntries(packed);
    return apk;
  } catch {
    // Whatever is wrong with it, it is as if it were not there: the package is read again.
    return undefined;
  }
}

function unpack(bytes: Uint8Array, limit: number): unknown {
  return parseJson(zlib().gunzipSync(bytes, { maxOutputLength: limit }));
}

/** @throws SpoiltEntriesError */
function readEntries(bytes: Uint8Array): readonly PackageEntry[] {
  try {
    const rows = unpack(bytes, LONGEST_ENTRIES);
    if (Array.isArray(rows)) return readRows(rows);
  } catch {
    // Whatever is wrong with it, it is as if it were not there.
  }
  throw new SpoiltEntriesError('what was kept of a package has no list of its entries');
}
