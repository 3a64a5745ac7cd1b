import type { EntryKind, PackageEntry } from '../types.ts';

const BLOCK = 512;
const TYPES: Readonly<Record<EntryKind, string>> = {
  file: '0',
  hardlink: '1',
  symlink: '2',
  'character-device': '3',
  'block-device': '4',
  directory: '5',
  fifo: '6',
};
/** The largest numbers of seven and eleven octal digits. */
const MOST_IN_SEVEN = 0o7777777;
const MOST_IN_ELEVEN = 0o77777777777;
const NAME_BYTES = 100;
const PRINTABLE = /^[ -~]*$/;

/** The end of an archive. */
export const TAR_END: Uint8Array = new Uint8Array(2 * BLOCK);

/** What fills up the last block of a content of so many bytes. */
export function tarPadding(size: number): Uint8Array {
  return new Uint8Array((BLOCK - (size % BLOCK)) % BLOCK);
}

/**
 * The header of an entry in a POSIX tar: `ustar`, with a pax header before it for what that has no room for. The same bytes
 * for the same entry; names of users and groups, which mean nothing outside of the image, are left out.
 */
export function tarHeader(entry: PackageEntry): Uint8Array {
  const path = entry.kind === 'directory' ? `${entry.path}/` : entry.path;
  const records = paxRecords(entry, path);
  const own = ustar({ ...entry, path }, TYPES[entry.kind]);
  if (records.length === 0) return own;
  const body = Buffer.concat(records);
  const header = ustar({ path: 'pax', kind: 'file', mode: 0o644, uid: 0, gid: 0, size: body.length, modified: 0 }, 'x');
  return Buffer.concat([header, body, tarPadding(body.length), own]);
}

function paxRecords(entry: PackageEntry, path: string): Buffer[] {
  const records: Buffer[] = [];
  const add = (key: string, value: string | Uint8Array): void => void records.push(paxRecord(key, value));
  if (!fits(path)) add('path', path);
  if (entry.target !== undefined && !fits(entry.target)) add('linkpath', entry.target);
  if (entry.size > MOST_IN_ELEVEN) add('size', String(entry.size));
  if (entry.uid > MOST_IN_SEVEN) add('uid', String(entry.uid));
  if (entry.gid > MOST_IN_SEVEN) add('gid', String(entry.gid));
  if (entry.modified < 0 || entry.modified > MOST_IN_ELEVEN) add('mtime', String(entry.modified));
  for (const [name, value] of Object.entries(entry.attributes ?? {}).sort(([a], [b]) => (a < b ? -1 : 1))) {
    add(`SCHILY.xattr.${name}`, Buffer.from(value, 'base64'));
  }
  return records;
}

function fits(text: string): boolean {
  return text.length <= NAME_BYTES && PRINTABLE.test(text);
}

/** `LENGTH KEY=VALUE\n`, where the length counts its own digits. */
function paxRecord(key: string, value: string | Uint8Array): Buffer {
  const rest = Buffer.concat([Buffer.from(` ${key}=`), Buffer.from(value), Buffer.from('\n')]);
  let length = rest.length + 1;
  while (String(length).length + rest.length !== length) length = String(length).length + rest.length;
  return Buffer.concat([Buffer.from(String(length)), rest]);
}

function ustar(entry: PackageEntry, type: string): Buffer {
  const header = Buffer.alloc(BLOCK);
  const octal = (value: number, at: number, digits: number, most: number): void =>
    void header.write(Math.min(Math.max(value, 0), most).toString(8).padStart(digits, '0'), at, 'latin1');
  Buffer.from(entry.path).copy(header, 0, 0, NAME_BYTES);
  octal(entry.mode & 0o7777, 100, 7, MOST_IN_SEVEN);
  octal(entry.uid, 108, 7, MOST_IN_SEVEN);
  octal(entry.gid, 116, 7, MOST_IN_SEVEN);
  octal(entry.size, 124, 11, MOST_IN_ELEVEN);
  octal(entry.modified, 136, 11, MOST_IN_ELEVEN);
  header.write(' '.repeat(8), 148, 'latin1');
  header.write(type, 156, 'latin1');
  if (entry.target !== undefined) Buffer.from(entry.target).copy(header, 157, 0, NAME_BYTES);
  header.write('ustar\0' + '00', 257, 'latin1');
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return header;
}
