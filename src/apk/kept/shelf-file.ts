import * as z from 'zod/mini';
import { parseJson } from '../../untrusted/json.ts';
import type { StoredBlob } from '../../wolfi/index.ts';

/** Several values as one entry of a store: how long the directory is, the directory, and the values in its order. */
const PREFIX = 8;
const LONGEST_DIRECTORY = 4 * 2 ** 20;

const directoryShape = z.strictObject({
  entries: z.array(z.tuple([z.string(), z.int().check(z.positive())])),
});

export interface ShelfPlace {
  readonly offset: number;
  readonly length: number;
}

/** Where values lie, by their keys, newest first. */
export type ShelfPlaces = ReadonlyMap<string, ShelfPlace>;

/** Where each value lies in an entry, or undefined where the entry is no such file, or not whole. */
export function readDirectory(blob: StoredBlob): ShelfPlaces | undefined {
  if (blob.size < PREFIX) return undefined;
  const prefix = Buffer.from(blob.read(0, PREFIX));
  const length = prefix.readUInt32LE(4);
  if (prefix.toString('latin1', 0, 4) !== MAGIC || length > LONGEST_DIRECTORY || PREFIX + length > blob.size)
    return undefined;
  const directory = directoryShape.safeParse(parseJson(blob.read(PREFIX, length)));
  if (!directory.success) return undefined;
  let offset = PREFIX + length;
  const places = new Map<string, ShelfPlace>();
  for (const [key, bytes] of directory.data.entries) {
    places.set(key, { offset, length: bytes });
    offset += bytes;
  }
  return offset === blob.size ? places : undefined;
}

const MAGIC = 'APKF';

/** The parts of an entry that holds these values. */
export function writeShelf(values: ReadonlyMap<string, Uint8Array>): readonly Uint8Array[] {
  const directory: z.infer<typeof directoryShape> = {
    entries: [...values].map(([key, bytes]) => [key, bytes.length]),
  };
  const text = Buffer.from(JSON.stringify(directory));
  const prefix = Buffer.alloc(PREFIX);
  prefix.write(MAGIC, 'latin1');
  prefix.writeUInt32LE(text.length, 4);
  return [prefix, text, ...values.values()];
}
