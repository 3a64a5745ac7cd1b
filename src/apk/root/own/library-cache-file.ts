import { baseOf } from '../entries.ts';

/** A library as the cache names it; its file is called as it is asked for. */
export interface CachedLibrary {
  /** Absolute. */
  readonly path: string;
  readonly flags: number;
}

const MAGIC = 'glibc-ld.so.cache1.1';
const HEADER = 48;
const ENTRY = 24;
const IS_LITTLE_ENDIAN = 2;

/** `etc/ld.so.cache` in the format that glibc has read since 2.2, and written alone since 2.32 (`struct cache_file_new`). */
export function libraryCacheFile(libraries: readonly CachedLibrary[]): Uint8Array {
  const sorted = [...libraries].sort(
    (a, b) => compareLibraryNames(baseOf(b.path), baseOf(a.path)) || b.flags - a.flags,
  );
  const head = Buffer.alloc(HEADER + ENTRY * sorted.length);
  const strings: Buffer[] = [];
  let length = 0;
  sorted.forEach(({ path, flags }, index) => {
    const at = HEADER + ENTRY * index;
    const value = head.length + length;
    const text = Buffer.from(`${path}\0`);
    head.writeUInt32LE(flags, at);
    head.writeUInt32LE(value + text.length - 1 - Buffer.byteLength(baseOf(path)), at + 4);
    head.writeUInt32LE(value, at + 8);
    strings.push(text);
    length += text.length;
  });
  head.write(MAGIC, 'latin1');
  head.writeUInt32LE(sorted.length, 20);
  head.writeUInt32LE(length, 24);
  head.writeUInt8(IS_LITTLE_ENDIAN, 28);
  return Buffer.concat([head, ...strings]);
}

const DIGITS = /^\d+/;

/** The order by which `ld.so` finds a name: digits count as a number, and as more than any other character (`_dl_cache_libcmp`). */
export function compareLibraryNames(a: string, b: string): number {
  let [left, right] = [a, b];
  while (left !== '' && right !== '') {
    const [x, y] = [DIGITS.exec(left)?.[0], DIGITS.exec(right)?.[0]];
    if (x !== undefined && y !== undefined) {
      const difference = BigInt(x) - BigInt(y);
      if (difference !== 0n) return difference > 0n ? 1 : -1;
      [left, right] = [left.slice(x.length), right.slice(y.length)];
    } else if (x !== undefined || y !== undefined) return x === undefined ? -1 : 1;
    else {
      const difference = left.charCodeAt(0) - right.charCodeAt(0);
      if (difference !== 0) return difference;
      [left, right] = [left.slice(1), right.slice(1)];
    }
  }
  return left.length - right.length;
}
