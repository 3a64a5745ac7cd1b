import { crc32, gunzipSync, gzipSync } from 'node:zlib';
import type { MemoryStore } from '../../src/wolfi/index.ts';

/** Puts other bytes in the place of the entries of a store whose names end so. */
export async function changeEntry(store: MemoryStore, end: string, change: (bytes: Buffer) => Buffer): Promise<void> {
  for (const name of store.names().filter((one) => one.endsWith(end))) {
    const blob = await store.get(name);
    if (blob) await store.put(name, [change(Buffer.from(blob.read(0, blob.size)))]);
  }
}

/** How a value lies on a shelf. */
export interface Packing<T> {
  readonly unpack: (bytes: Buffer) => T;
  readonly pack: (value: T) => Buffer;
}

const unpackJson = (bytes: Buffer): unknown => JSON.parse(gunzipSync(bytes).toString());
const packJson = (value: unknown): Buffer => gzipSync(JSON.stringify(value));

/** What is known of a package: two parts, of which the first has a sum of the second. */
export const FACT: Packing<Record<string, unknown>> = {
  unpack: (bytes) => {
    const end = 4 + bytes.readUInt32LE();
    const head = unpackJson(bytes.subarray(4, end)) as Record<string, unknown>;
    return { ...head, entries: unpackJson(bytes.subarray(end)) };
  },
  pack: ({ entries = null, ...head }) => {
    const second = packJson(entries);
    const first = packJson({ ...head, entries: crc32(second) });
    const length = Buffer.alloc(4);
    length.writeUInt32LE(first.length);
    return Buffer.concat([length, first, second]);
  },
};

/** Changes each value of a shelf, in the form in which a store has it: packed JSON behind a directory, or as it is told. */
export function changeShelf<T>(
  bytes: Buffer,
  change: (value: T) => void,
  { pack, unpack }: Packing<T> = { pack: packJson, unpack: (packed) => unpackJson(packed) as T },
): Buffer {
  const length = bytes.readUInt32LE(4);
  const directory = JSON.parse(bytes.subarray(8, 8 + length).toString()) as { entries: [string, number][] };
  let at = 8 + length;
  const values = directory.entries.map(([key, size]): [string, Buffer] => {
    const value = unpack(bytes.subarray(at, at + size));
    at += size;
    change(value);
    return [key, pack(value)];
  });
  const text = Buffer.from(JSON.stringify({ entries: values.map(([key, value]) => [key, value.length]) }));
  const prefix = Buffer.from(bytes.subarray(0, 8));
  prefix.writeUInt32LE(text.length, 4);
  return Buffer.concat([prefix, text, ...values.map(([, value]) => value)]);
}
