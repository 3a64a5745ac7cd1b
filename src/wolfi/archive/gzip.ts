import type * as Zlib from 'node:zlib';
import { codeOf, IndexError, messageOf } from '../errors.ts';

/** Loaded when there is something to unpack, which takes 2 ms: an index from the store needs no unpacking. */
function zlib(): typeof Zlib {
  return process.getBuiltinModule('node:zlib');
}

const HINT_AGAIN = 'The download was cut short or the file is damaged; fetch it again.';

function corrupt(what: string, cause?: unknown): IndexError {
  return new IndexError('INDEX_CORRUPT', `The package index cannot be unpacked: ${what}.`, { hint: HINT_AGAIN, cause });
}

function isTooLarge(error: unknown): boolean {
  return codeOf(error) === 'ERR_BUFFER_TOO_LARGE';
}

function unpack<T>(limit: number, inflate: () => T): T {
  try {
    return inflate();
  } catch (error) {
    if (isTooLarge(error)) {
      throw new IndexError('INDEX_TOO_LARGE', `The package index unpacks to more than ${limit} bytes.`, {
        hint: 'Raise the limit if the repository is really that large; otherwise do not trust it.',
        cause: error,
      });
    }
    throw corrupt(messageOf(error), error);
  }
}

/** Length of a gzip header, or NaN when the bytes are none. */
function headerLength(bytes: Uint8Array): number {
  if (bytes.length < 18 || bytes[0] !== 0x1f || bytes[1] !== 0x8b || bytes[2] !== 8) return Number.NaN;
  const flags = bytes[3] ?? 0;
  let at = 10;
  if (flags & 4) at += 2 + (bytes[at] ?? 0) + (bytes[at + 1] ?? 0) * 256;
  for (const flag of [8, 16]) {
    if (flags & flag) at = bytes.indexOf(0, at) + 1 || Number.NaN;
  }
  return flags & 2 ? at + 2 : at;
}

export interface FirstMember {
  readonly content: Uint8Array;
  /** Offset of the first byte after the member. */
  readonly end: number;
}

/**
 * Unpacks the first member of a gzip file and tells where it ends: an apk signature covers the compressed bytes from there on.
 * Undefined when that member is larger than `limit`, hence no signature.
 * @throws IndexError INDEX_CORRUPT
 */
export function firstMember(bytes: Uint8Array, limit: number): FirstMember | undefined {
  const header = headerLength(bytes);
  if (Number.isNaN(header)) throw corrupt('it is no gzip file');
  // `info` makes zlib return its engine as well, which the type definitions do not know.
  const options = { info: true, maxOutputLength: limit };
  try {
    const { buffer, engine } = zlib().inflateRawSync(bytes.subarray(header), options) as unknown as {
      buffer: Buffer;
      engine: { bytesWritten: number };
    };
    const trailer = 8;
    return { content: buffer, end: header + engine.bytesWritten + trailer };
  } catch (error) {
    if (isTooLarge(error)) return undefined;
    throw corrupt(messageOf(error), error);
  }
}

/**
 * Unpacks every member of a gzip file into one piece of memory.
 * @param limit bytes it may unpack to
 * @throws IndexError INDEX_TOO_LARGE, INDEX_CORRUPT
 */
export function unpackAll(bytes: Uint8Array, limit: number): Uint8Array {
  return unpack(limit, () => {
    // The last four bytes state the last member's length: with room for it zlib needs no second copy to join its pieces.
    const stated = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(bytes.length - 4, true);
    const plausible = Math.min(stated, limit, bytes.length * 12);
    return zlib().gunzipSync(bytes, { maxOutputLength: limit, chunkSize: Math.max(plausible + 4096, 64 * 1024) });
  });
}
