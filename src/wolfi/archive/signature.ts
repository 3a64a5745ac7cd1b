import { constants, createPublicKey, hash, publicDecrypt, type KeyObject } from 'node:crypto';
import { IndexError } from '../errors.ts';
import type { TrustedKey } from '../types.ts';
import type { TarEntry } from './tar.ts';

/** How the members of a signature are named: `.SIGN.<scheme>.<key name>`. */
const digests = { RSA: 'sha1', RSA256: 'sha256', RSA512: 'sha512' } as const;
export type SignatureScheme = keyof typeof digests;

/** A signature together with the digest of what it was made over: all that is needed to check it again. */
export interface Signature {
  readonly key: string;
  readonly scheme: SignatureScheme;
  readonly value: Uint8Array;
  /** Digest of the signed bytes, by the hash that the scheme names. */
  readonly digest: Uint8Array;
}

/** The DER of DigestInfo up to the digest itself (RFC 8017, section 9.2, note 1). */
const digestInfo: Readonly<Record<SignatureScheme, string>> = {
  RSA: '3021300906052b0e03021a05000414',
  RSA256: '3031300d060960864801650304020105000420',
  RSA512: '3051300d060960864801650304020305000440',
};

const MEMBER_NAME = /^\.SIGN\.(RSA|RSA256|RSA512)\.([^/]+)$/;
const SMALLEST_MODULUS = 2048;

/** The signatures that the files of a signature segment are, over `signed`. */
export function readSignatures(files: Iterable<TarEntry>, signed: Uint8Array): Signature[] {
  const signatures: Signature[] = [];
  const known = new Map<SignatureScheme, Uint8Array>();
  for (const { name, content } of files) {
    const match = MEMBER_NAME.exec(name);
    if (!match?.[1] || !match[2]) continue;
    const scheme = match[1] as SignatureScheme;
    const digest = known.get(scheme) ?? hash(digests[scheme], signed, 'buffer');
    known.set(scheme, digest);
    signatures.push({ key: match[2], scheme, value: new Uint8Array(content), digest });
  }
  return signatures;
}

function importKey(key: TrustedKey): KeyObject {
  const hint = 'Give an RSA public key in PEM form, of at least 2048 bits.';
  try {
    const imported = createPublicKey(key.pem);
    if (
      imported.asymmetricKeyType === 'rsa' &&
      (imported.asymmetricKeyDetails?.modulusLength ?? 0) >= SMALLEST_MODULUS
    ) {
      return imported;
    }
  } catch (error) {
    throw new IndexError('INDEX_KEY_INVALID', `The trusted key "${key.name}" cannot be read.`, { hint, cause: error });
  }
  throw new IndexError('INDEX_KEY_INVALID', `The trusted key "${key.name}" is no RSA key of at least 2048 bits.`, {
    hint,
  });
}

/** Compares the whole recovered message, so nothing can hide behind or inside a lenient reading of it. */
function isSignedBy(key: TrustedKey, signature: Signature): boolean {
  const expected = Buffer.concat([Buffer.from(digestInfo[signature.scheme], 'hex'), signature.digest]);
  try {
    const padding = constants.RSA_PKCS1_PADDING;
    return publicDecrypt({ key: importKey(key), padding }, signature.value).equals(expected);
  } catch (error) {
    if (error instanceof IndexError) throw error;
    return false;
  }
}

/**
 * Finds a signature that one of the keys made.
 * @param where names the index in messages
 * @throws IndexError INDEX_UNSIGNED, INDEX_UNKNOWN_KEY, INDEX_SIGNATURE, INDEX_KEY_INVALID
 */
export function verifySignatures(
  signatures: readonly Signature[],
  keys: readonly TrustedKey[],
  where: string,
): Signature {
  if (signatures.length === 0) {
    throw new IndexError('INDEX_UNSIGNED', `The package index ${where} carries no signature.`, {
      hint: 'Use a signed repository, or allow untrusted indexes if you know where this one comes from.',
    });
  }
  const byName = new Map(keys.map((key) => [key.name, key]));
  const known = signatures.filter((signature) => byName.has(signature.key));
  if (known.length === 0) {
    const signers = signatures.map((signature) => signature.key).join(', ');
    throw new IndexError(
      'INDEX_UNKNOWN_KEY',
      `The package index ${where} is signed by ${signers}, which is not a trusted key.`,
      {
        hint: `Trusted keys: ${keys.map((key) => key.name).join(', ') || 'none'}. Add the repository's public key under its own name.`,
      },
    );
  }
  for (const signature of known) {
    const key = byName.get(signature.key);
    if (key && isSignedBy(key, signature)) return signature;
  }
  throw new IndexError('INDEX_SIGNATURE', `The signature of the package index ${where} does not match its contents.`, {
    hint: 'It was changed or damaged on its way, or the key was replaced; try another mirror and compare.',
  });
}
