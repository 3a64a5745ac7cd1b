import { IndexError } from '../errors.ts';

const BLOCK_SIZE = 512;

export interface TarEntry {
  readonly name: string;
  readonly content: Uint8Array;
}

function text(block: Uint8Array, start: number, length: number): string {
  const field = block.subarray(start, start + length);
  const end = field.indexOf(0);
  return Buffer.from(end < 0 ? field : field.subarray(0, end)).toString('latin1');
}

/** Octal digits, or base 256 where the first bit is set. */
function size(block: Uint8Array): number {
  if ((block[124] ?? 0) >= 0x80) {
    let value = (block[124] ?? 0) & 0x7f;
    for (let i = 125; i < 136; i++) value = value * 256 + (block[i] ?? 0);
    return value;
  }
  const octal = text(block, 124, 12).trim();
  return /^[0-7]+$/.test(octal) ? Number.parseInt(octal, 8) : Number.NaN;
}

function cut(name: string): IndexError {
  return new IndexError('INDEX_CORRUPT', `The package index ends in the middle of its member "${name}".`, {
    hint: 'The download was cut short or the file is damaged; fetch it again.',
  });
}

/**
 * The regular files of an uncompressed tar, in order, as views into it. Ends at the end of the bytes or at an empty block:
 * apk's archives are made of pieces, of which only the last has an end marker.
 * @throws IndexError INDEX_CORRUPT when a member is longer than what is there.
 */
export function* tarEntries(bytes: Uint8Array): Generator<TarEntry> {
  let at = 0;
  while (at + BLOCK_SIZE <= bytes.length) {
    const header = bytes.subarray(at, at + BLOCK_SIZE);
    if (header[0] === 0) return;
    const name = text(header, 0, 100);
    const length = size(header);
    const start = at + BLOCK_SIZE;
    if (!Number.isSafeInteger(length) || start + length > bytes.length) throw cut(name);
    const type = header[156] ?? 0;
    if (type === 0 || type === 48) yield { name, content: bytes.subarray(start, start + length) };
    at = start + Math.ceil(length / BLOCK_SIZE) * BLOCK_SIZE;
  }
}
