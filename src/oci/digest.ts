import { createHash } from 'node:crypto';

/** The only kind that is made here, and the only one that is checked. */
const SHA256 = /^sha256:([0-9a-f]{64})$/;

/** The digest of some bytes as registries write it. */
export function sha256(bytes: Uint8Array): string {
  return sha256Digest(createHash('sha256').update(bytes).digest('hex'));
}

/** The digest of bytes whose SHA-256 is known, as registries write it. */
export function sha256Digest(hex: string): string {
  return `sha256:${hex}`;
}

/** The hash in a digest, by which files are named; undefined for what is no SHA-256 digest. */
export function sha256Hex(digest: string): string | undefined {
  return SHA256.exec(digest)?.[1];
}

export function isSha256(digest: string): boolean {
  return SHA256.test(digest);
}
