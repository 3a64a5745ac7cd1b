import { asObject } from '../untrusted/json.ts';
import type { Checksum } from './types.ts';

/** Longest text that is taken over into a document: whoever writes more into a name or a version means something else. */
const MAX_TEXT = 512;

/** A text on one line, or undefined where a value is none that a document should carry. */
export function textOf(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  return text === '' || text.length > MAX_TEXT || /\p{Cc}/u.test(text) ? undefined : text;
}

/** The objects of a list, or of the values of a map. */
export function objectsOf(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : Object.values(asObject(value) ?? {});
  return list.map(asObject).filter((each) => each !== undefined);
}

export function textsOf(value: unknown): readonly string[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.map(textOf).filter((each) => each !== undefined);
}

/** Several licences of which one may choose. */
export function anyOf(licenses: readonly string[]): { readonly license?: string } {
  const all = [...new Set(licenses)];
  const [only] = all;
  if (only === undefined) return {};
  return {
    license:
      all.length === 1 ? only : all.map((each) => (/ (?:AND|OR) /i.test(each) ? `(${each})` : each)).join(' OR '),
  };
}

const LENGTHS: ReadonlyMap<string, Checksum['algorithm']> = new Map([
  ['md5:16', 'MD5'],
  ['sha1:20', 'SHA1'],
  ['sha256:32', 'SHA256'],
  ['sha384:48', 'SHA384'],
  ['sha512:64', 'SHA512'],
]);

/** Subresource integrity, as lock files of JavaScript and .NET have it: `sha512-` and base64, several with white space between. */
export function integrity(value: unknown): { readonly checksums?: readonly Checksum[] } {
  const checksums = (typeof value === 'string' ? value.slice(0, MAX_TEXT) : '').split(/\s+/).flatMap((each) => {
    const [name = '', base64 = ''] = each.split('-', 2);
    return checksum(name, Buffer.from(base64, 'base64').toString('hex'));
  });
  return checksums.length === 0 ? {} : { checksums };
}

/** A digest in hexadecimal; nothing where it is none of that algorithm. */
export function checksum(name: string, hex: string): readonly Checksum[] {
  const algorithm = LENGTHS.get(`${name}:${hex.length / 2}`);
  return algorithm === undefined || !/^[0-9a-f]+$/i.test(hex) ? [] : [{ algorithm, value: hex.toLowerCase() }];
}
