import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { TrustedKey } from '../../../../src/wolfi/index.ts';

/** One member of a tar, in the form that apk writes. */
export function tarMember(name: string, content: Uint8Array | string): Buffer {
  const bytes = Buffer.from(content);
  const header = Buffer.alloc(512);
  header.write(name, 0, 'latin1');
  header.write('0000644\0', 100, 'latin1');
  header.write('0000000\0', 108, 'latin1');
  header.write('0000000\0', 116, 'latin1');
  header.write(`${bytes.length.toString(8).padStart(11, '0')}\0`, 124, 'latin1');
  header.write('00000000000\0', 136, 'latin1');
  header.write('        0', 148, 'latin1');
  header.write('ustar\0' + '00', 257, 'latin1');
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  const padding = Buffer.alloc((512 - (bytes.length % 512)) % 512);
  return Buffer.concat([header, bytes, padding]);
}

const endOfTar = Buffer.alloc(1024);

/** An `APKINDEX.tar.gz` without a signature. */
export function unsignedArchive(text: string): Buffer {
  return gzipSync(Buffer.concat([tarMember('DESCRIPTION', 'test'), tarMember('APKINDEX', text), endOfTar]));
}

export interface SigningKey {
  readonly trusted: TrustedKey;
  readonly privateKey: KeyObject;
}

export function newKey(name: string, modulusLength = 2048): SigningKey {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength });
  return { trusted: { name, pem: publicKey.export({ type: 'spki', format: 'pem' }).toString() }, privateKey };
}

const algorithms = { RSA: 'sha1', RSA256: 'sha256', RSA512: 'sha512' } as const;
export type Scheme = keyof typeof algorithms;

/** A signature segment over the bytes. */
export function signatureSegment(signed: Uint8Array, key: SigningKey, scheme: Scheme = 'RSA256'): Buffer {
  const signature = sign(algorithms[scheme], signed, key.privateKey);
  return gzipSync(tarMember(`.SIGN.${scheme}.${key.trusted.name}`, signature));
}

/** An `APKINDEX.tar.gz` as a repository serves it. */
export function signedArchive(text: string, key: SigningKey, scheme: Scheme = 'RSA256'): Buffer {
  const body = unsignedArchive(text);
  return Buffer.concat([signatureSegment(body, key, scheme), body]);
}
