import type * as Zlib from 'node:zlib';
import { damaged } from '../errors.ts';

/** Loaded when there is something to unpack, which takes 2 ms. */
export function zlib(): typeof Zlib {
  return process.getBuiltinModule('node:zlib');
}

const FIXED = 10;
const HCRC = 2;
const EXTRA = 4;
const NAME = 8;
const COMMENT = 16;
const RESERVED = 0xe0;

/** Bytes a header may have; gzip itself bounds neither names nor comments. */
const LONGEST_HEADER = 16 * 1024;

/** Where the zero after `at` ends, or undefined where there is none yet. */
function afterText(bytes: Uint8Array, at: number): number | undefined {
  const end = bytes.indexOf(0, at);
  return end < 0 ? undefined : end + 1;
}

/** Length of the header up to its checksum, or undefined where the bytes don't reach that far. */
function bodyLength(bytes: Uint8Array, flags: number): number | undefined {
  let at: number | undefined = FIXED;
  if (flags & EXTRA) {
    if (bytes.length < at + 2) return undefined;
    at += 2 + (bytes[at] ?? 0) + (bytes[at + 1] ?? 0) * 256;
  }
  for (const flag of [NAME, COMMENT]) {
    if (at !== undefined && flags & flag) at = afterText(bytes, at);
  }
  return at;
}

/**
 * Length of the gzip header that the bytes begin with (RFC 1952), or undefined when more bytes are needed to tell.
 * @throws ApkError APK_FORMAT for what is no gzip header, or one that no reader takes
 */
export function gzipHeaderLength(bytes: Uint8Array): number | undefined {
  const start = [0x1f, 0x8b, 8];
  if (start.some((value, at) => at < bytes.length && bytes[at] !== value)) throw damaged('has bytes that are no gzip');
  if (bytes.length < FIXED) return undefined;
  const flags = bytes[3] ?? 0;
  if (flags & RESERVED) throw damaged('has a gzip header with unknown flags');
  const body = bodyLength(bytes, flags);
  const end = body !== undefined && flags & HCRC ? body + 2 : body;
  if ((end ?? bytes.length) > LONGEST_HEADER) throw damaged('has a gzip header that does not end');
  if (body === undefined || end === undefined || bytes.length < end) return undefined;
  if (flags & HCRC) checkHeader(bytes, body);
  return end;
}

function checkHeader(bytes: Uint8Array, length: number): void {
  const stated = (bytes[length] ?? 0) + (bytes[length + 1] ?? 0) * 256;
  if ((zlib().crc32(bytes.subarray(0, length)) & 0xffff) !== stated) throw damaged('has a damaged gzip header');
}
