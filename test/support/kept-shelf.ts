import { gunzipSync, gzipSync } from 'node:zlib';
import type { MemoryStore } from '../../src/wolfi/index.ts';

/** Puts other bytes in the place of the entries of a store whose names end so. */
export async function changeEntry(store: MemoryStore, end: string, change: (bytes: Buffer) => Buffer): Promise<void> {
  for (const name of store.names().filter((one) => one.endsWith(end))) {
    const blob = await store.get(name);
    if (blob) await store.put(name, [change(Buffer.from(blob.read(0, blob.size)))]);
  }
}

/** Changes each value of a shelf, in the form in which a store has it: packed JSON behind a directory. */
export function changeShelf<T>(bytes: Buffer, change: (value: T) => void): Buffer {
  const length = bytes.readUInt32LE(4);
  const directory = JSON.parse(bytes.subarray(8, 8 + length).toString()) as { entries: [string, number][] };
  let at = 8 + length;
  const values = directory.entries.map(([key, size]): [string, Buffer] => {
    const value = JSON.parse(gunzipSync(bytes.subarray(at, at + size)).toString()) as T;
    at += size;
    change(value);
    return [key, gzipSync(JSON.stringify(value))];
  });
  const text = Buffer.from(JSON.stringify({ entries: values.map(([key, value]) => [key, value.length]) }));
  const prefix = Buffer.from(bytes.subarray(0, 8));
  prefix.writeUInt32LE(text.length, 4);
  return Buffer.concat([prefix, text, ...values.map(([, value]) => value)]);
}
