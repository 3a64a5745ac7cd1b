import { gunzipSync, gzipSync } from 'node:zlib';

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
