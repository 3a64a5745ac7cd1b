import { xsalsa20poly1305 } from '@noble/ciphers/salsa.js';
import { createPrivateKey, scryptSync, type KeyObject } from 'node:crypto';
import * as z from 'zod/mini';
import { AipackError } from '../../schema/errors.ts';
import { parseJson } from '../../untrusted/json.ts';

/** As `cosign generate-key-pair` writes a private key (go-securesystemslib, encrypted). */
const boxed = z.object({
  kdf: z.object({
    name: z.literal('scrypt'),
    // Those that it takes itself: others could cost whoever reads them hours.
    params: z.object({ N: z.literal([32_768, 65_536, 131_072]), r: z.literal(8), p: z.literal(1) }),
    salt: z.base64(),
  }),
  cipher: z.object({ name: z.literal('nacl/secretbox'), nonce: z.base64() }),
  ciphertext: z.base64(),
});

const COSIGN_PEM = /-----BEGIN ENCRYPTED (?:SIGSTORE|COSIGN) PRIVATE KEY-----([A-Za-z0-9+/=\s]{1,100000})-----END/;

/**
 * A private key in PEM: of cosign, or PKCS #8, PKCS #1 and SEC 1 with or without a password.
 * @throws AipackError INPUT_INVALID that says nothing of the key
 */
export function readSigningKey(pem: string, password: string): KeyObject {
  const body = COSIGN_PEM.exec(pem)?.[1];
  const key = body === undefined ? plainKey(pem, password) : boxedKey(body, password);
  const { asymmetricKeyType: type, asymmetricKeyDetails: details } = key;
  if (type === 'ed25519' || type === 'rsa' || (type === 'ec' && details?.namedCurve === 'prime256v1')) return key;
  throw unusable(`is of a kind that signs nothing here (${details?.namedCurve ?? type ?? 'unknown'})`);
}

function plainKey(pem: string, password: string): KeyObject {
  try {
    return createPrivateKey({ key: pem, format: 'pem', passphrase: password });
  } catch {
    // What the library says may quote the key.
    throw unusable('is no private key in PEM, or has another password');
  }
}

function boxedKey(body: string, password: string): KeyObject {
  const read = boxed.safeParse(parseJson(Buffer.from(body, 'base64')));
  if (!read.success) throw unusable('is no private key as cosign writes it');
  const { cipher, ciphertext, kdf } = read.data;
  const { N, p, r } = kdf.params;
  const key = scryptSync(password, bytes(kdf.salt), 32, { N, r, p, maxmem: 256 * N * r });
  try {
    const der = xsalsa20poly1305(key, bytes(cipher.nonce)).decrypt(bytes(ciphertext));
    return createPrivateKey({ key: Buffer.from(der), format: 'der', type: 'pkcs8' });
  } catch {
    throw unusable('has another password');
  }
}

function bytes(base64: string): Uint8Array {
  return Uint8Array.from(Buffer.from(base64, 'base64'));
}

function unusable(because: string): AipackError {
  return new AipackError({
    code: 'INPUT_INVALID',
    message: `The key of \`sign\` ${because}`,
    hint: 'Give the private key that `cosign generate-key-pair` made, or one of P-256, Ed25519 or RSA in PEM, and its password in COSIGN_PASSWORD.',
  });
}
