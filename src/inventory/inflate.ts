import { inflateSync } from 'node:zlib';

/** Text that zlib has compressed; empty where it is none, or more than `limit` bytes. */
export function inflate(bytes: Buffer, limit: number): string {
  try {
    return inflateSync(bytes, { maxOutputLength: limit }).toString('utf8');
  } catch {
    // Somebody's data that is none says nothing.
    return '';
  }
}
