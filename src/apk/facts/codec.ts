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
import type { ApkPackage } from '../types.ts';
import { entryRow, readRows } from './rows.ts';

/** Bytes that what is known of one package may unpack to: those with a hundred thousand files have 15 MB. */
const LONGEST_FACT = 128 * 2 ** 20;

const factShape = z.strictObject({
  /** Signature and control segment as they came, in base64. */
  head: z.string(),
  /** Bytes of the file. */
  size: z.int().check(z.positive()),
  diffId: z.string().check(z.regex(/^sha256:[0-9a-f]{64}$/)),
  entries: z.array(z.unknown()),
});

/** What was read of a package, to be kept. gzip's own checksum finds what is damaged by accident. */
export function encodeFact({ apk, head }: ReadApk): Uint8Array {
  const fact: z.infer<typeof factShape> = {
    head: Buffer.from(head).toString('base64'),
    size: apk.size,
    diffId: apk.data.diffId,
    entries: apk.entries.map(entryRow),
  };
  return zlib().gzipSync(JSON.stringify(fact), { level: 4 });
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
 */
export function decodeFact(bytes: Uint8Array, expected: ExpectedPackage): ApkPackage | undefined {
  try {
    const text = zlib().gunzipSync(bytes, { maxOutputLength: LONGEST_FACT }).toString('utf8');
    const fact = factShape.parse(parseJson(text));
    const head = readHeadAgain(Buffer.from(fact.head, 'base64'));
    const checksum = checkHead(head, expected);
    const offset = head.bytes.length;
    if (offset >= fact.size || fact.size !== expected.size) return undefined;
    const { info, scripts, dataHash } = head.control;
    return {
      checksum,
      size: fact.size,
      info,
      data: { offset, size: fact.size - offset, digest: `sha256:${dataHash}`, diffId: fact.diffId },
      scripts,
      entries: readRows(fact.entries),
    };
  } catch {
    // Whatever is wrong with it, it is as if it were not there: the package is read again.
    return undefined;
  }
}
