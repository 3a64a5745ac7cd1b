/** What the cache of libraries has to know of one. */
export interface SharedLibrary {
  /** The name by which programs ask for it; undefined where it doesn't say. */
  readonly soname: string | undefined;
  /** Kind of library as `ld.so` tells them apart (`FLAG_…` of glibc's `sysdeps/generic/ldconfig.h`). */
  readonly flags: number;
}

const MAGIC = 0x464c457f;
const LITTLE_ENDIAN = 1;
const SHARED_OBJECT = 3;
const LOAD = 1;
const DYNAMIC = 2;
const DT_NULL = 0;
const DT_STRTAB = 5;
const DT_SONAME = 14;
const MOST_SEGMENTS = 256;
const MOST_DYNAMIC = 4096;
const LONGEST_NAME = 255;

const X86_64 = 0x0303;
const AARCH64 = 0x0a03;

/** By machine, of the classes of 32 and 64 bits. */
const FLAGS: ReadonlyMap<string, number> = new Map([
  ['64 62', X86_64],
  ['64 183', AARCH64],
  ['32 3', 0x0003],
]);

/** Of the libraries that packages for an architecture bring. */
export const LIBRARY_FLAGS: ReadonlyMap<string, number> = new Map([
  ['x86_64', X86_64],
  ['aarch64', AARCH64],
]);

interface Segment {
  readonly type: number;
  readonly offset: number;
  readonly address: number;
  readonly size: number;
}

/** Fields of the two classes lie apart: address-sized numbers, and where headers have them. */
class ElfFile {
  readonly #view: DataView;
  readonly isWide: boolean;

  constructor(bytes: Uint8Array) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.isWide = bytes[4] === 2;
  }

  short(at: number): number {
    return this.#view.getUint16(at, true);
  }

  int(at: number): number {
    return this.#view.getUint32(at, true);
  }

  word(at: number): number {
    return this.isWide ? Number(this.#view.getBigUint64(at, true)) : this.int(at);
  }

  segments(): Segment[] {
    const start = this.word(this.isWide ? 32 : 28);
    const size = this.short(this.isWide ? 54 : 42);
    const count = Math.min(this.short(this.isWide ? 56 : 44), MOST_SEGMENTS);
    return Array.from({ length: count }, (_, index) => {
      const at = start + index * size;
      const [offset, address, bytes] = this.isWide ? [8, 16, 32] : [4, 8, 16];
      return {
        type: this.int(at),
        offset: this.word(at + offset),
        address: this.word(at + address),
        size: this.word(at + bytes),
      };
    });
  }

  /** The values of some tags of the dynamic section. */
  dynamic({ offset, size }: Segment): ReadonlyMap<number, number> {
    const width = this.isWide ? 8 : 4;
    const values = new Map<number, number>();
    for (let index = 0; index < Math.min(size / (2 * width), MOST_DYNAMIC); index++) {
      const tag = this.word(offset + index * 2 * width);
      if (tag === DT_NULL) break;
      values.set(tag, this.word(offset + index * 2 * width + width));
    }
    return values;
  }
}

/** Undefined for what is no shared library of a machine that images are made for. */
export function readSharedLibrary(bytes: Uint8Array): SharedLibrary | undefined {
  try {
    return readElf(bytes);
  } catch (error) {
    // An offset that leads out of the file.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function readElf(bytes: Uint8Array): SharedLibrary | undefined {
  const elf = new ElfFile(bytes);
  if (elf.int(0) !== MAGIC || bytes[5] !== LITTLE_ENDIAN || elf.short(16) !== SHARED_OBJECT) return undefined;
  const flags = FLAGS.get(`${elf.isWide ? 64 : 32} ${elf.short(18)}`);
  const segments = elf.segments();
  const dynamic = segments.find(({ type }) => type === DYNAMIC);
  if (flags === undefined || dynamic === undefined) return undefined;
  const values = elf.dynamic(dynamic);
  const [strings, name] = [values.get(DT_STRTAB), values.get(DT_SONAME)];
  if (strings === undefined || name === undefined) return { soname: undefined, flags };
  const segment = segments.find(
    ({ type, address, size }) => type === LOAD && strings >= address && strings < address + size,
  );
  if (segment === undefined) return undefined;
  const at = strings - segment.address + segment.offset + name;
  const end = bytes.indexOf(0, at);
  if (end < 0 || end - at > LONGEST_NAME) return undefined;
  return { soname: Buffer.from(bytes.subarray(at, end)).toString('latin1'), flags };
}
