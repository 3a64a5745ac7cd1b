import { type KeyObject, createHmac, createPrivateKey, createPublicKey, randomBytes, sign } from 'node:crypto';

/** What comes before the 32 bytes of an Ed25519 key in PKCS #8. */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

/**
 * Proves to the daemon that two sessions have the same credentials for a registry, so that it may let one use a token
 * that the other fetched, without telling it the credentials: each host has a key of its own, made from a random secret of this process.
 */
export class TokenAuthority {
  readonly #seeds = new Map<string, Buffer>();

  /** 32 bytes. */
  publicKey(host: string, salt: Uint8Array): Uint8Array {
    const { x } = createPublicKey(this.#key(host, salt)).export({ format: 'jwk' });
    return Buffer.from(x ?? '', 'base64url');
  }

  /** The signature, and then what it is of. */
  sign(host: string, salt: Uint8Array, payload: Uint8Array): Uint8Array {
    return Buffer.concat([sign(null, payload, this.#key(host, salt)), payload]);
  }

  #key(host: string, salt: Uint8Array): KeyObject {
    const seed = this.#seeds.get(host) ?? randomBytes(16);
    this.#seeds.set(host, seed);
    const secret = createHmac('sha256', salt).update(seed).digest();
    return createPrivateKey({ key: Buffer.concat([PKCS8, secret]), format: 'der', type: 'pkcs8' });
  }
}
