import { damaged } from '../errors.ts';

export type PaxRecords = ReadonlyMap<string, Uint8Array>;

const SPACE = 0x20;
const EQUALS = 0x3d;
const NEWLINE = 0x0a;
const LONGEST_LENGTH = 8;

/** A record's length, in digits before a space. */
function lengthAt(bytes: Uint8Array, at: number): { readonly length: number; readonly key: number } {
  const space = bytes.subarray(at, at + LONGEST_LENGTH).indexOf(SPACE);
  const digits = Buffer.from(bytes.subarray(at, at + Math.max(space, 0))).toString('latin1');
  if (!/^[1-9]\d*$/.test(digits)) throw damaged('has a pax header that cannot be read');
  return { length: Number(digits), key: at + space + 1 };
}

/**
 * The records of a pax header: `LENGTH KEY=VALUE` and a newline, where LENGTH counts all of it. Values are bytes: an attribute's need not
 * be text.
 * @throws ApkError APK_FORMAT, also for a key that comes twice, of which readers take different ones
 */
export function readPax(bytes: Uint8Array): PaxRecords {
  const records = new Map<string, Uint8Array>();
  for (let at = 0; at < bytes.length;) {
    const { length, key } = lengthAt(bytes, at);
    const end = at + length - 1;
    const equals = bytes.indexOf(EQUALS, key);
    if (bytes[end] !== NEWLINE || equals < 0 || equals >= end) throw damaged('has a pax header that cannot be read');
    const name = Buffer.from(bytes.subarray(key, equals)).toString('utf8');
    if (records.has(name)) throw damaged('has a pax header that says something twice');
    records.set(name, Uint8Array.from(bytes.subarray(equals + 1, end)));
    at = end + 1;
  }
  return records;
}
