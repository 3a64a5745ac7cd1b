import type { Bytes } from '../types.ts';

/** A part of a file that is loaded to an address. */
interface Segment {
  readonly address: number;
  readonly offset: number;
  readonly size: number;
  readonly writable: boolean;
}

interface Section {
  readonly name: string;
  readonly offset: number;
  readonly size: number;
}

/** A program as far as it is needed to find data in it. */
export interface Elf {
  readonly bigEndian: boolean;
  readonly sections: readonly Section[];
  readonly segments: readonly Segment[];
}

/** Large programs have some forty sections and a dozen segments. */
const MAX_HEADERS = 512;
const MAX_NAMES = 1024 * 1024;
const HEADER = 64;

/**
 * The headers of an ELF file, or undefined for anything else. Whatever a header says is somebody's word: what lies beyond the file
 * is read as nothing.
 */
export async function readElf(bytes: Bytes): Promise<Elf | undefined> {
  const head = await bytes.read(0, HEADER);
  if (head.length < HEADER || head.readUInt32BE(0) !== 0x7f454c46) return undefined;
  const wide = head[4] === 2;
  const bigEndian = head[5] === 2;
  if ((head[4] !== 1 && !wide) || (head[5] !== 1 && !bigEndian)) return undefined;
  const fields = new Fields(bigEndian, wide);
  const [segmentTable, sectionTable] = wide
    ? [fields.word(head, 32), fields.word(head, 40)]
    : [fields.word(head, 28), fields.word(head, 32)];
  const counts = wide ? 54 : 42;
  const segmentHeaders = await table(bytes, segmentTable, fields.half(head, counts), fields.half(head, counts + 2));
  const sectionHeaders = await table(bytes, sectionTable, fields.half(head, counts + 4), fields.half(head, counts + 6));
  const segments = segmentHeaders
    .filter((each) => each.length >= (wide ? 56 : 32) && fields.int(each, 0) === 1)
    .map((each) =>
      wide
        ? {
            offset: fields.word(each, 8),
            address: fields.word(each, 16),
            size: fields.word(each, 32),
            writable: (fields.int(each, 4) & 2) !== 0,
          }
        : {
            offset: fields.word(each, 4),
            address: fields.word(each, 8),
            size: fields.word(each, 16),
            writable: (fields.int(each, 24) & 2) !== 0,
          },
    );
  const raw = sectionHeaders
    .filter((each) => each.length >= (wide ? 64 : 40))
    .map((each) =>
      wide
        ? { name: fields.int(each, 0), offset: fields.word(each, 24), size: fields.word(each, 32) }
        : { name: fields.int(each, 0), offset: fields.word(each, 16), size: fields.word(each, 20) },
    );
  const names = raw[fields.half(head, counts + 8)];
  const strings =
    names === undefined ? Buffer.alloc(0) : await bytes.read(names.offset, Math.min(names.size, MAX_NAMES));
  return { bigEndian, segments, sections: raw.map((each) => ({ ...each, name: textAt(strings, each.name) })) };
}

async function table(bytes: Bytes, offset: number, size: number, count: number): Promise<readonly Buffer[]> {
  if (size === 0 || size > 256 || count > MAX_HEADERS) return [];
  const all = await bytes.read(offset, size * count);
  return Array.from({ length: Math.floor(all.length / size) }, (_, i) => all.subarray(i * size, (i + 1) * size));
}

function textAt(strings: Buffer, offset: number): string {
  const end = strings.indexOf(0, offset);
  return offset >= strings.length || end < 0 || end - offset > 64 ? '' : strings.toString('latin1', offset, end);
}

/** Numbers of a file in its own byte order. Those that no file reaches are read as the largest that is exact. */
export class Fields {
  readonly #bigEndian: boolean;
  readonly #wide: boolean;

  constructor(bigEndian: boolean, wide: boolean) {
    this.#bigEndian = bigEndian;
    this.#wide = wide;
  }

  half(buffer: Buffer, at: number): number {
    return this.#bigEndian ? buffer.readUInt16BE(at) : buffer.readUInt16LE(at);
  }

  int(buffer: Buffer, at: number): number {
    return this.#bigEndian ? buffer.readUInt32BE(at) : buffer.readUInt32LE(at);
  }

  /** An address, an offset or a size. */
  word(buffer: Buffer, at: number): number {
    if (!this.#wide) return this.int(buffer, at);
    const value = this.#bigEndian ? buffer.readBigUInt64BE(at) : buffer.readBigUInt64LE(at);
    return value > Number.MAX_SAFE_INTEGER ? Number.MAX_SAFE_INTEGER : Number(value);
  }
}
