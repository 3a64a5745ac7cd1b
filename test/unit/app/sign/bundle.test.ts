import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { bundleFromJSON, type SerializedBundle } from '@sigstore/bundle';
import { crypto as sigstoreCrypto } from '@sigstore/core';
import { toSignedEntity, Verifier } from '@sigstore/verify';
import { signStatement, type Signing } from '../../../../src/app/sign/bundle.ts';
import { keySigner } from '../../../../src/app/sign/signer.ts';
import { readSigningKey } from '../../../../src/app/sign/signing-key.ts';
import { AipackError } from '../../../../src/schema/errors.ts';
import { startSigstore, type SigstoreServices } from '../../../support/sigstore-services.ts';

let sigstore: SigstoreServices;
beforeAll(async () => {
  sigstore = await startSigstore();
});
afterAll(() => {
  sigstore.stop();
});
beforeEach(() => {
  sigstore.refuse = undefined;
  sigstore.second = false;
  sigstore.asked.length = 0;
});

const p256 = (): KeyObject => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
const STATEMENT = Buffer.from(JSON.stringify({ _type: 'https://in-toto.io/Statement/v1', subject: [], predicate: {} }));

function signing(key: KeyObject, changes: Partial<Signing> = {}): Signing {
  const { signal } = new AbortController();
  const timestampsOtherwise = `${sigstore.url}/api/v1/timestamp`;
  const services = { rekor: sigstore.url, timestamps: undefined, timestampsOtherwise };
  return { fetch, signal, signer: keySigner(key), ...services, ...changes };
}

function check(bundle: Buffer, key: KeyObject, options: object): void {
  const publicKey = sigstoreCrypto.createPublicKey(
    createPublicKey(key).export({ format: 'pem', type: 'spki' }).toString(),
  );
  const trust = { ...sigstore.trust, publicKey: () => ({ publicKey, validFor: () => true }) };
  new Verifier(trust, { ctlogThreshold: 0, ...options }).verify(
    toSignedEntity(bundleFromJSON(JSON.parse(bundle.toString()))),
  );
}

const paths = (): readonly string[] => sigstore.asked.map(({ path }) => path);

describe('a bundle', () => {
  test.each<[string, () => KeyObject]>([
    ['P-256', p256],
    ['Ed25519', () => generateKeyPairSync('ed25519').privateKey],
    ['RSA', () => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey],
  ])('with a key of %s is taken by who verifies, and by nobody once it is changed', async (_, make) => {
    const key = make();
    const bundle = await signStatement(STATEMENT, signing(key));
    check(bundle, key, { tlogThreshold: 1, timestampThreshold: 1 });
    const { dsseEnvelope } = JSON.parse(bundle.toString()) as SerializedBundle;
    const other = Buffer.from(
      bundle.toString().replace(dsseEnvelope?.payload ?? '', Buffer.from('{}').toString('base64')),
    );
    expect(() => check(other, key, { tlogThreshold: 1, timestampThreshold: 1 })).toThrow();
    expect(() => check(bundle, make(), { tlogThreshold: 1, timestampThreshold: 1 })).toThrow();
  });

  test('from a log of the second kind has the time from an authority, since that log tells none', async () => {
    sigstore.second = true;
    const key = p256();
    const bundle = await signStatement(STATEMENT, signing(key));
    expect(paths()).toEqual(['/api/v1/log/entries', '/api/v2/log/entries', '/api/v1/timestamp']);
    check(bundle, key, { tlogThreshold: 1, timestampThreshold: 1 });
  });

  test('without a log asks nobody', async () => {
    const key = p256();
    const bundle = await signStatement(STATEMENT, signing(key, { rekor: undefined }));
    expect(paths()).toEqual([]);
    check(bundle, key, { tlogThreshold: 0, timestampThreshold: 0 });
  });
});

describe('a service', () => {
  test.each([
    ['an entry of another kind', 201, JSON.stringify({ a: { body: '' } }), /answered with what is no entry/],
    ['no JSON', 200, '<html>', /answered with what is no entry/],
    ['a refusal', 403, JSON.stringify({ message: 'not you' }), /answered 403: not you/],
  ])('that gives %s ends the signing with its own code, asked once', async (_, status, body, reason) => {
    sigstore.refuse = { status, body };
    const failure = await signStatement(STATEMENT, signing(p256())).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(AipackError);
    expect((failure as AipackError).code).toBe('SIGNING_FAILED');
    expect((failure as AipackError).message).toMatch(reason);
    expect(paths()).toHaveLength(1);
  });

  test('that fails for now is asked again', async () => {
    sigstore.refuse = { status: 503, body: '' };
    const signed = signStatement(STATEMENT, signing(p256()));
    while (paths().length < 2) await new Promise((resolve) => setImmediate(resolve));
    sigstore.refuse = undefined;
    await expect(signed).resolves.toBeInstanceOf(Buffer);
  });
});

describe('a private key', () => {
  const pem = (key: KeyObject, passphrase?: string): string =>
    key
      .export({
        format: 'pem',
        type: 'pkcs8',
        ...(passphrase === undefined ? {} : { cipher: 'aes-256-cbc', passphrase }),
      })
      .toString();

  test('in PEM is taken with and without a password', () => {
    const key = p256();
    expect(readSigningKey(pem(key), '').equals(key)).toBe(true);
    expect(readSigningKey(pem(key, 'open'), 'open').equals(key)).toBe(true);
    expect(() => readSigningKey(pem(key, 'open'), 'shut')).toThrow(/no private key in PEM, or has another password/);
  });

  test.each<[string, string, RegExp]>([
    [
      'of another curve',
      pem(generateKeyPairSync('ec', { namedCurve: 'P-521' }).privateKey),
      /signs nothing here \(secp521r1\)/,
    ],
    ['as cosign writes it, of other costs', boxed({ N: 2 ** 30, r: 8, p: 1 }), /no private key as cosign writes it/],
    ['as cosign writes it, with nothing in it', boxed({}), /no private key as cosign writes it/],
    ['that is none', 'hush', /no private key in PEM/],
  ])('%s is refused, and not shown', (_, text, reason) => {
    expect(() => readSigningKey(text, '')).toThrow(reason);
    expect(() => readSigningKey(text, '')).not.toThrow(/hush|BEGIN/);
  });
});

function boxed(params: object): string {
  const content = {
    kdf: { name: 'scrypt', params, salt: 'AAAA' },
    cipher: { name: 'nacl/secretbox', nonce: 'AAAA' },
    ciphertext: 'AAAA',
  };
  const label = 'ENCRYPTED SIGSTORE PRIVATE KEY';
  return `-----BEGIN ${label}-----\n${Buffer.from(JSON.stringify(content)).toString('base64')}\n-----END ${label}-----\n`;
}
