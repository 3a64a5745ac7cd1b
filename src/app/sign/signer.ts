import { createHash, createPublicKey, generateKeyPairSync, sign, X509Certificate, type KeyObject } from 'node:crypto';
import * as z from 'zod/mini';
import { AipackError } from '../../schema/errors.ts';
import { parseJson, parseJsonObject } from '../../untrusted/json.ts';
import { ask, type ServiceCalls } from './ask.ts';

export interface Signature {
  readonly signature: Buffer;
  /** What shows whose signature it is, in PEM: a certificate, or a public key. */
  readonly verifier: string;
  /** The certificate as DER. */
  readonly certificate?: Buffer;
  /** By which those who know the public key tell it from others. */
  readonly keyHint?: string;
}

/** Signs bytes. @throws AipackError SIGNING_FAILED */
export type Signer = (bytes: Buffer) => Promise<Signature>;

/** Signs with a key; it is told by the digest of its public key, as cosign does. */
export function keySigner(key: KeyObject): Signer {
  const known = createPublicKey(key);
  const verifier = pemOf(known);
  const keyHint = createHash('sha256')
    .update(known.export({ format: 'der', type: 'spki' }))
    .digest('base64');
  return (bytes) => Promise.resolve({ signature: signed(key, bytes), verifier, keyHint });
}

export interface Keyless {
  /** Address of Fulcio. */
  readonly authority: string;
  /** Gives a token that says who signs, for Sigstore. */
  readonly token: () => Promise<string>;
}

/** Of a certificate, one of the two; which one depends on how the authority logs it. */
const chained = z.object({ chain: z.object({ certificates: z.array(z.string()) }) });
const issued = z.object({
  signedCertificateEmbeddedSct: z.optional(chained),
  signedCertificateDetachedSct: z.optional(chained),
});

/** Signs with a key that is made for it and forgotten, and has a certificate for it say who has signed (Fulcio's API, version 2). */
export function keylessSigner({ authority, token }: Keyless, calls: ServiceCalls): Signer {
  return async (bytes) => {
    const secret = await token();
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const request = {
      credentials: { oidcIdentityToken: secret },
      publicKeyRequest: {
        publicKey: { algorithm: 'ECDSA', content: pemOf(publicKey) },
        proofOfPossession: signed(privateKey, Buffer.from(subjectOf(secret))).toString('base64'),
      },
    };
    const answer = await ask(
      {
        what: 'The certificate authority',
        url: `${authority}/api/v2/signingCert`,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(request),
        secret,
      },
      calls,
    );
    const read = issued.safeParse(parseJson(answer.bytes));
    const { signedCertificateEmbeddedSct, signedCertificateDetachedSct } = read.success ? read.data : {};
    const [verifier] = (signedCertificateEmbeddedSct ?? signedCertificateDetachedSct)?.chain.certificates ?? [];
    if (verifier === undefined) throw failed('The certificate authority gave no certificate');
    return { signature: signed(privateKey, bytes), verifier, certificate: certificateOf(verifier) };
  };
}

function certificateOf(pem: string): Buffer {
  try {
    return new X509Certificate(pem).raw;
  } catch {
    throw failed('The certificate authority gave what is no certificate');
  }
}

function pemOf(key: KeyObject): string {
  return key.export({ format: 'pem', type: 'spki' }).toString();
}

/** Ed25519 has its own digest; of the others each signs that of SHA-256. */
function signed(key: KeyObject, bytes: Buffer): Buffer {
  return sign(key.asymmetricKeyType === 'ed25519' ? null : 'sha256', bytes, key);
}

/** Who a token is about, which the key has to sign: the address of a person who has one that is verified, else the subject. */
function subjectOf(token: string): string {
  const claims = parseJsonObject(Buffer.from(token.split('.')[1] ?? '', 'base64url')) ?? {};
  const { email, email_verified: verified, sub } = claims;
  if (typeof email === 'string' && (verified === true || verified === 'true')) return email;
  if (typeof sub === 'string') return sub;
  throw failed('The identity token is none: it names no subject');
}

function failed(message: string): AipackError {
  return new AipackError({
    code: 'SIGNING_FAILED',
    message,
    hint: 'Check which services sign: docs/attestations.md names the variables for them.',
  });
}
