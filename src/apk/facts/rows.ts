import { PackageTree } from '../read/paths.ts';
import type { EntryKind, PackageEntry } from '../types.ts';

/** In the order of the types of tar; a row has the place of its kind. Part of the format. */
const KINDS: readonly EntryKind[] = [
  'file',
  'hardlink',
  'symlink',
  'character-device',
  'block-device',
  'directory',
  'fifo',
];

/** An entry as a list, what it lacks as 0, and shorter by the zeros at its end. */
export type EntryRow = readonly unknown[];

export function entryRow(entry: PackageEntry): EntryRow {
  const { path, kind, mode, uid, gid, size, modified, target, sha1, attributes, device } = entry;
  const devices = device ? [device.major, device.minor] : 0;
  const kindAt = KINDS.indexOf(kind);
  const row = [path, kindAt, mode, uid, gid, size, modified, target ?? 0, sha1 ?? 0, attributes ?? 0, devices];
  return row.slice(0, row.findLastIndex((value) => value !== 0) + 1);
}

class Unreadable extends Error {}

function numberAt(row: EntryRow, at: number, least = 0): number {
  const value = row[at] ?? 0;
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < least) throw new Unreadable();
  return value;
}

function textAt(row: EntryRow, at: number): string | undefined {
  const value = row[at] ?? 0;
  if (value === 0) return undefined;
  if (typeof value !== 'string') throw new Unreadable();
  return value;
}

function attributesAt(row: EntryRow, at: number): Pick<PackageEntry, 'attributes'> {
  const value = row[at] ?? 0;
  if (value === 0) return {};
  if (typeof value !== 'object' || Array.isArray(value)) throw new Unreadable();
  const entries = Object.entries(value).map(([key, text]: [string, unknown]) => {
    if (typeof text !== 'string') throw new Unreadable();
    return [key, text] as const;
  });
  return { attributes: Object.fromEntries(entries) };
}

function deviceAt(row: EntryRow, at: number): Pick<PackageEntry, 'device'> {
  const value: unknown = row[at] ?? 0;
  if (value === 0) return {};
  if (!Array.isArray(value)) throw new Unreadable();
  return { device: { major: numberAt(value, 0), minor: numberAt(value, 1) } };
}

function entryOf(row: unknown): PackageEntry {
  if (!Array.isArray(row)) throw new Unreadable();
  const path = textAt(row, 0);
  const kind = KINDS[numberAt(row, 1)];
  if (path === undefined || kind === undefined) throw new Unreadable();
  const target = textAt(row, 7);
  const sha1 = textAt(row, 8);
  return {
    path,
    kind,
    mode: numberAt(row, 2),
    uid: numberAt(row, 3),
    gid: numberAt(row, 4),
    size: numberAt(row, 5),
    modified: numberAt(row, 6, Number.MIN_SAFE_INTEGER),
    ...(target === undefined ? {} : { target }),
    ...(sha1 === undefined ? {} : { sha1 }),
    ...attributesAt(row, 9),
    ...deviceAt(row, 10),
  };
}

/**
 * Entries from their rows, held against the same rules as those of a package.
 * @throws Error for what are no such rows
 */
export function readRows(rows: readonly unknown[]): readonly PackageEntry[] {
  const tree = new PackageTree();
  return rows.map((row) => {
    const entry = entryOf(row);
    tree.add(entry);
    return entry;
  });
}
