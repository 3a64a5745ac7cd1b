import { z } from 'zod';
import { parseJson } from '../../untrusted/json.ts';
import type { StoredBlob } from '../../wolfi/index.ts';

/** Facts of several packages as one entry of a store: how long the directory is, the directory, and the facts in its order. */
const PREFIX = 8;
const LONGEST_DIRECTORY = 4 * 2 ** 20;

const directoryShape = z.strictObject({
  packages: z.array(z.tuple([z.string(), z.int().positive()])),
});

export interface FactPlace {
  readonly offset: number;
  readonly length: number;
}

/** Facts of packages by their checksums, newest first. */
export type FactPlaces = ReadonlyMap<string, FactPlace>;

/** Where each fact lies in an entry, or undefined where the entry is no such file, or not whole. */
export function readDirectory(blob: StoredBlob): FactPlaces | undefined {
  if (blob.size < PREFIX) return undefined;
  const prefix = Buffer.from(blob.read(0, PREFIX));
  const length = prefix.readUInt32LE(4);
  if (prefix.toString('latin1', 0, 4) !== MAGIC || length > LONGEST_DIRECTORY || PREFIX + length > blob.size)
    return undefined;
  const directory = directoryShape.safeParse(parseJson(blob.read(PREFIX, length)));
  if (!directory.success) return undefined;
  let offset = PREFIX + length;
  const places = new Map<string, FactPlace>();
  for (const [checksum, bytes] of directory.data.packages) {
    places.set(checksum, { offset, length: bytes });
    offset += bytes;
  }
  return offset === blob.size ? places : undefined;
}

const MAGIC = 'APKF';

/** The parts of an entry that holds these facts. */
export function writeShelf(facts: ReadonlyMap<string, Uint8Array>): readonly Uint8Array[] {
  const directory: z.infer<typeof directoryShape> = {
    packages: [...facts].map(([checksum, bytes]) => [checksum, bytes.length]),
  };
  const text = Buffer.from(JSON.stringify(directory));
  const prefix = Buffer.alloc(PREFIX);
  prefix.write(MAGIC, 'latin1');
  prefix.writeUInt32LE(text.length, 4);
  return [prefix, text, ...facts.values()];
}
