import { deflateSync } from 'node:zlib';

/** How a program of a test is laid out: the word size and byte order of its machine. */
export interface Machine {
  readonly wide: boolean;
  readonly bigEndian: boolean;
}

export const AMD64: Machine = { wide: true, bigEndian: false };
/** Where the only segment of a program is loaded. */
const BASE = 0x400000;

interface Part {
  readonly name: string;
  /** Made when its address is known. */
  readonly data: (address: number) => Buffer;
}

/** An ELF file with one writable segment, which is the whole file, and with sections, unless it is stripped of their names. */
export function elf(parts: readonly Part[], { bigEndian, wide }: Machine = AMD64, stripped = false): Buffer {
  const half = (value: number): Buffer => number(value, 2, bigEndian);
  const int = (value: number): Buffer => number(value, 4, bigEndian);
  const word = (value: number): Buffer => number(value, wide ? 8 : 4, bigEndian);
  const head = wide ? 64 : 52;
  const segmentSize = wide ? 56 : 32;
  let at = 128 + segmentSize;
  const placed: { name: string; offset: number; data: Buffer }[] = [];
  const place = (name: string, make: Part['data']): void => {
    at = Math.ceil(at / 16) * 16;
    const data = make(BASE + at);
    placed.push({ name, offset: at, data });
    at += data.length;
  };
  for (const { data, name } of parts) place(name, data);
  const names = ['', ...parts.map(({ name }) => name), '.shstrtab'];
  place('.shstrtab', () => Buffer.from(names.map((name) => `${name}\0`).join('')));
  const nameAt = (name: string): number =>
    names.slice(0, names.indexOf(name)).reduce((sum, each) => sum + each.length + 1, 0);
  const table = Math.ceil(at / 16) * 16;
  const sections = [{ name: '', offset: 0, data: Buffer.alloc(0) }, ...placed].map(({ data, name, offset }) => {
    const [index, kind] = [int(nameAt(name)), int(1)];
    const tail = wide ? Buffer.alloc(24) : Buffer.alloc(16);
    return Buffer.concat([index, kind, word(0), word(BASE + offset), word(offset), word(data.length), tail]);
  });
  const count = stripped ? 0 : sections.length;
  const size = table + sections.reduce((sum, each) => sum + each.length, 0);
  const segment = wide
    ? [int(1), int(6), word(0), word(BASE), word(BASE), word(size), word(size), word(16)]
    : [int(1), word(0), word(BASE), word(BASE), word(size), word(size), int(6), word(16)];
  const ident = Buffer.from([0x7f, 0x45, 0x4c, 0x46, wide ? 2 : 1, bigEndian ? 2 : 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
  const header = Buffer.concat([
    ident,
    half(2),
    half(62),
    int(1),
    word(0),
    word(head),
    word(table),
    int(0),
    ...[head, segmentSize, 1, wide ? 64 : 40, count, count === 0 ? 0 : count - 1].map(half),
  ]);
  const file = Buffer.alloc(size);
  header.copy(file);
  Buffer.concat(segment).copy(file, head);
  for (const { data, offset } of placed) data.copy(file, offset);
  Buffer.concat(stripped ? [] : sections).copy(file, table);
  return file;
}

function number(value: number, size: 2 | 4 | 8, bigEndian: boolean): Buffer {
  const buffer = Buffer.alloc(8);
  buffer.writeBigUInt64BE(BigInt(value));
  const bytes = buffer.subarray(8 - size);
  return bigEndian ? bytes : Buffer.from(bytes.toReversed());
}

const MAGIC = Buffer.from('\xff Go buildinf:', 'latin1');

function framed(modules: string): Buffer {
  const [start, end] = [
    Buffer.from('3077af0c9274080241e1c107e6d618e6', 'hex'),
    Buffer.from('f932433186182072008242104116d8f2', 'hex'),
  ];
  return modules === '' ? Buffer.alloc(0) : Buffer.concat([start, Buffer.from(modules), end]);
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return Buffer.from([...bytes, rest]);
    bytes.push((rest % 128) + 128);
  }
}

/** What Go's linker has written since 1.18. */
export function goInline(go: string, modules: string): Part {
  const texts = [Buffer.from(go), framed(modules)].flatMap((text) => [varint(text.length), text]);
  return { name: '.go.buildinfo', data: () => Buffer.concat([MAGIC, Buffer.from([8, 2]), Buffer.alloc(16), ...texts]) };
}

/** What it wrote before: addresses of strings. */
export function goPointers(go: string, modules: string, { bigEndian, wide }: Machine = AMD64): Part {
  const size = wide ? 8 : 4;
  return {
    name: '.go.buildinfo',
    data: (address) => {
      const texts = [Buffer.from(go), framed(modules)];
      const strings = 32 + 4 * size;
      const starts = [strings, strings + (texts[0]?.length ?? 0)];
      const header = Buffer.alloc(32);
      MAGIC.copy(header);
      header[14] = size;
      header[15] = bigEndian ? 1 : 0;
      number(address + 32, size, bigEndian).copy(header, 16);
      number(address + 32 + 2 * size, size, bigEndian).copy(header, 16 + size);
      const pointers = texts.flatMap((text, i) => [
        number(address + (starts[i] ?? 0), size, bigEndian),
        number(text.length, size, bigEndian),
      ]);
      return Buffer.concat([header, ...pointers, ...texts]);
    },
  };
}

/** What cargo-auditable puts into a program. */
export function auditable(document: unknown): Part {
  return { name: '.dep-v0', data: () => deflateSync(JSON.stringify(document)) };
}
