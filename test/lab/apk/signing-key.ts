import { createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { join } from 'node:path';
import { readIfThere, writeWhole } from '../files.ts';

export type SigningKey = {
  /** File name of the public key, as signatures name it. */
  name: string;
  publicKey: string;
  sign: (data: Buffer) => Buffer;
};

const keyName = 'aipack-lab.rsa.pub';

/** The repository's key, made at the first call and kept in `directory` with its public half beside it. */
export function ensureSigningKey(directory: string): SigningKey {
  const path = join(directory, 'aipack-lab.rsa');
  const there = readIfThere(path);
  const privateKey =
    there ??
    generateKeyPairSync('rsa', { modulusLength: 4096 }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  if (there === undefined) writeWhole(path, privateKey, 0o600);
  const publicKey = createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }).toString();
  writeWhole(join(directory, keyName), publicKey);
  return { name: keyName, publicKey, sign: (data) => sign('sha256', data, privateKey) };
}
