import { damaged } from '../errors.ts';

export const TAR_BLOCK = 512;

/** The entries that a package may have. Readers differ about all others, or pass them over. */
export const tarTypes = {
  '0': 'file',
  '1': 'hardlink',
  '2': 'symlink',
  '3': 'character-device',
  '4': 'block-device',
  '5': 'directory',
  '6': 'fifo',
} as const;
export type TarKind = (typeof tarTypes)[keyof typeof tarTypes];

/** One block of a tar as it stands, before pax records and long names change it. */
export interface TarHeader {
  readonly name: string;
  /** The type's character. */
  readonly type: string;
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  readonly size: number;
  readonly modified: number;
  readonly target: string;
  readonly major: number;
  readonly minor: number;
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Text of a name or link.
 * @throws ApkError APK_FORMAT for what is not UTF-8: two such names could not be told apart
 */
export function tarText(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes);
  } catch (error) {
    throw damaged('has a name that is not UTF-8', error);
  }
}

/** The bytes up to the first zero. */
export function untilZero(bytes: Uint8Array): Uint8Array {
  const end = bytes.indexOf(0);
  return end < 0 ? bytes : bytes.subarray(0, end);
}

function text(block: Uint8Array, start: number, length: number): string {
  if (block[start] === 0) return '';
  return tarText(untilZero(block.subarray(start, start + length)));
}

const SPACE = 0x20;
const ZERO = 0x30;

/**
 * Octal digits with spaces before and spaces or zeros behind; nothing at all is 0. The binary form that some tools write is refused,
 * as apk does.
 */
function octal(block: Uint8Array, start: number, length: number): number {
  let at = start;
  const end = start + length;
  while (at < end && block[at] === SPACE) at++;
  let value = 0;
  for (; at < end; at++) {
    const digit = (block[at] ?? 0) - ZERO;
    if (digit < 0 || digit > 7) break;
    value = value * 8 + digit;
  }
  for (; at < end; at++) {
    if (block[at] !== 0 && block[at] !== SPACE) throw damaged('has a tar header with a number that is none');
  }
  return value;
}

const CHECKSUM_AT = 148;
const CHECKSUM_LENGTH = 8;

function sum(block: Uint8Array): number {
  let total = CHECKSUM_LENGTH * SPACE;
  for (let at = 0; at < TAR_BLOCK; at++) {
    if (at < CHECKSUM_AT || at >= CHECKSUM_AT + CHECKSUM_LENGTH) total += block[at] ?? 0;
  }
  return total;
}

const PREFIX_AT = 345;

function nameOf(block: Uint8Array, posix: boolean): string {
  const name = text(block, 0, 100);
  if (block[PREFIX_AT] === 0) return name;
  if (!posix) throw damaged('has a tar header of which readers make different names');
  return `${text(block, PREFIX_AT, 155)}/${name}`;
}

/**
 * Reads a header as both apk and containers' tools do; what they read differently is refused.
 * @throws ApkError APK_FORMAT
 */
export function readTarHeader(block: Uint8Array): TarHeader {
  if (octal(block, CHECKSUM_AT, CHECKSUM_LENGTH) !== sum(block)) throw damaged('has a damaged tar header');
  const magic = Buffer.from(block.subarray(257, 263)).toString('latin1');
  if (magic !== 'ustar\0' && magic !== 'ustar ') throw damaged('has a tar header of an unknown kind');
  return {
    name: nameOf(block, magic === 'ustar\0'),
    type: String.fromCharCode(block[156] ?? 0),
    mode: octal(block, 100, 8) & 0o7777,
    uid: octal(block, 108, 8),
    gid: octal(block, 116, 8),
    size: octal(block, 124, 12),
    modified: octal(block, 136, 12),
    target: text(block, 157, 100),
    major: octal(block, 329, 8),
    minor: octal(block, 337, 8),
  };
}
