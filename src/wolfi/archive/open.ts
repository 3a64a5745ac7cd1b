import { hash } from 'node:crypto';
import { IndexError } from '../errors.ts';
import type { TrustedKey } from '../types.ts';
import { firstMember, unpackAll } from './gzip.ts';
import { readSignatures, verifySignatures, type Signature } from './signature.ts';
import { tarEntries } from './tar.ts';

/** A signature segment holds a few hundred bytes; anything larger is something else. */
const LARGEST_SIGNATURE_SEGMENT = 64 * 1024;

export interface OpenedArchive {
  /** The text of `APKINDEX`. */
  readonly text: Uint8Array;
  /** The signature that was checked; undefined for an index taken without one. */
  readonly signature: Signature | undefined;
  /** SHA-256 of the archive, in hex. */
  readonly digest: string;
}

export interface OpenArchiveOptions {
  readonly keys: readonly TrustedKey[];
  /** Takes an index that no trusted key signed. */
  readonly allowUntrusted: boolean;
  /** Bytes that the archive may unpack to. */
  readonly maxUnpackedBytes: number;
  /** Names the index in messages. */
  readonly where: string;
}

interface Trusted {
  readonly signature: Signature | undefined;
  /** What may be read: with a signature, only the bytes that it covers. */
  readonly body: Uint8Array;
}

function split(bytes: Uint8Array): { readonly signatures: Signature[]; readonly body: Uint8Array } {
  const first = firstMember(bytes, LARGEST_SIGNATURE_SEGMENT);
  if (!first || first.end >= bytes.length) return { signatures: [], body: bytes };
  const body = bytes.subarray(first.end);
  const signatures = readSignatures(tarEntries(first.content), body);
  return signatures.length > 0 ? { signatures, body } : { signatures, body: bytes };
}

function checkTrust(bytes: Uint8Array, options: OpenArchiveOptions): Trusted {
  const { signatures, body } = split(bytes);
  try {
    return { signature: verifySignatures(signatures, options.keys, options.where), body };
  } catch (error) {
    const untrusted = error instanceof IndexError && error.code !== 'INDEX_KEY_INVALID';
    if (options.allowUntrusted && untrusted) return { signature: undefined, body };
    throw error;
  }
}

/**
 * Opens an `APKINDEX.tar.gz`: checks its signature before anything else of it is unpacked, then unpacks it.
 * @throws IndexError
 */
export function openArchive(bytes: Uint8Array, options: OpenArchiveOptions): OpenedArchive {
  const { signature, body } = checkTrust(bytes, options);
  const tar = unpackAll(body, options.maxUnpackedBytes);
  for (const entry of tarEntries(tar)) {
    if (entry.name === 'APKINDEX') return { text: entry.content, signature, digest: hash('sha256', bytes, 'hex') };
  }
  throw new IndexError('INDEX_FORMAT', `The package index ${options.where} has no member APKINDEX.`, {
    hint: 'The address may point at something else than an apk repository.',
  });
}
