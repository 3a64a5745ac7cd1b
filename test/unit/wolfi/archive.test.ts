import { generateKeyPairSync } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  IndexError,
  parseIndex,
  wolfiKey,
  type ParseArchiveOptions,
  type TrustedKey,
} from '../../../src/wolfi/index.ts';
import { newKey, signatureSegment, signedArchive, tarMember, unsignedArchive } from './support/archive.ts';
import { indexText } from './support/index-text.ts';

const key = newKey('test.rsa.pub');
const text = indexText('busybox', 'nginx');

function open(bytes: Uint8Array, options: Partial<ParseArchiveOptions> = {}): readonly string[] {
  return parseIndex(bytes, { keys: [key.trusted], ...options }).names();
}

function codeOf(bytes: Uint8Array, options: Partial<ParseArchiveOptions> = {}): string {
  try {
    open(bytes, options);
    return 'opened';
  } catch (error) {
    if (error instanceof IndexError) return error.code;
    throw error;
  }
}

describe('signatures', () => {
  test.each(['RSA', 'RSA256', 'RSA512'] as const)('one of a trusted key by %s opens the index', (scheme) => {
    expect(open(signedArchive(text, key, scheme))).toEqual(['busybox', 'nginx']);
  });

  test('one of several is enough', () => {
    const other = newKey('other.rsa.pub');
    const body = unsignedArchive(text);
    expect(
      open(Buffer.concat([signatureSegment(body, key), body]), { keys: [other.trusted, key.trusted] }),
    ).toHaveLength(2);
  });

  test('one of a key that is not trusted does not, and says whose it is', () => {
    const stranger = newKey('stranger.rsa.pub');
    expect(codeOf(signedArchive(text, stranger))).toBe('INDEX_UNKNOWN_KEY');
    expect(() => open(signedArchive(text, stranger))).toThrow('stranger.rsa.pub');
  });

  test('one under the name of a trusted key but by another does not', () => {
    expect(codeOf(signedArchive(text, newKey('test.rsa.pub')))).toBe('INDEX_SIGNATURE');
  });

  test('a changed index does not open', () => {
    const body = unsignedArchive(text);
    const other = unsignedArchive(indexText('busybox', 'evil'));
    expect(codeOf(Buffer.concat([signatureSegment(body, key), other]))).toBe('INDEX_SIGNATURE');
  });

  test('something appended after the signed part does not open', () => {
    expect(codeOf(Buffer.concat([signedArchive(text, key), unsignedArchive(text)]))).toBe('INDEX_SIGNATURE');
  });

  test('an index inside the signature segment, which nothing signs, is not read', () => {
    const body = unsignedArchive(text);
    const signature = gunzipSync(signatureSegment(body, key));
    const smuggled = gzipSync(Buffer.concat([tarMember('APKINDEX', indexText('evil')), signature]));
    expect(open(Buffer.concat([smuggled, body]))).toEqual(['busybox', 'nginx']);
  });

  test('an index without one opens only when that is allowed', () => {
    expect(codeOf(unsignedArchive(text))).toBe('INDEX_UNSIGNED');
    expect(open(unsignedArchive(text), { allowUntrusted: true })).toHaveLength(2);
    expect(open(signedArchive(text, newKey('stranger.rsa.pub')), { allowUntrusted: true })).toHaveLength(2);
  });

  test('keys that are none, or too short to trust, are refused', () => {
    const short = newKey('test.rsa.pub', 1024);
    expect(codeOf(signedArchive(text, short), { keys: [short.trusted] })).toBe('INDEX_KEY_INVALID');
    const nonsense: TrustedKey = { name: 'test.rsa.pub', pem: 'not a key' };
    expect(codeOf(signedArchive(text, key), { keys: [nonsense] })).toBe('INDEX_KEY_INVALID');
    const elliptic = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({
      type: 'spki',
      format: 'pem',
    });
    expect(codeOf(signedArchive(text, key), { keys: [{ name: 'test.rsa.pub', pem: elliptic.toString() }] })).toBe(
      'INDEX_KEY_INVALID',
    );
  });

  test("Wolfi's key is an RSA key that can be used", () => {
    expect(codeOf(signedArchive(text, newKey(wolfiKey.name)), { keys: [wolfiKey] })).toBe('INDEX_SIGNATURE');
  });
});

describe('what may come instead of an index', () => {
  const whole = signedArchive(text, key);

  test('a download that ends too early', () => {
    for (const part of [0.1, 0.5, 0.9, 0.99]) {
      const cut = whole.subarray(0, Math.floor(whole.length * part));
      expect(['INDEX_CORRUPT', 'INDEX_SIGNATURE', 'INDEX_UNSIGNED']).toContain(codeOf(cut));
      expect(['INDEX_CORRUPT', 'INDEX_FORMAT']).toContain(codeOf(cut, { allowUntrusted: true }));
    }
  });

  test('a tar that ends in the middle of the index', () => {
    const member = tarMember('APKINDEX', text);
    expect(codeOf(gzipSync(member.subarray(0, 700)), { allowUntrusted: true })).toBe('INDEX_CORRUPT');
  });

  test('a gzip bomb', () => {
    const bomb = unsignedArchive('C:x\n'.repeat(500_000));
    expect(bomb.length).toBeLessThan(20_000);
    expect(codeOf(bomb, { allowUntrusted: true, limits: { maxUnpackedBytes: 100_000 } })).toBe('INDEX_TOO_LARGE');
  });

  test('no gzip, no tar, no index in it', () => {
    expect(codeOf(Buffer.from('<html>Not found</html>'), { allowUntrusted: true })).toBe('INDEX_CORRUPT');
    expect(codeOf(new Uint8Array(), { allowUntrusted: true })).toBe('INDEX_CORRUPT');
    expect(codeOf(gzipSync('plain text'), { allowUntrusted: true })).toBe('INDEX_FORMAT');
    expect(codeOf(gzipSync(tarMember('README', 'hello')), { allowUntrusted: true })).toBe('INDEX_FORMAT');
  });

  test('an index of another architecture', () => {
    const arm = unsignedArchive(indexText({ name: 'a', arch: 'aarch64' }));
    expect(codeOf(arm, { allowUntrusted: true })).toBe('INDEX_ARCHITECTURE');
    expect(codeOf(arm, { allowUntrusted: true, architecture: 'aarch64' })).toBe('opened');
  });

  test('flipped bytes: the signature or the archive refuses them', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: whole.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const changed = Buffer.from(whole);
        changed[at] = (changed[at] ?? 0) ^ flip;
        const code = codeOf(changed);
        // The gzip header's time and system, and the signature segment's own checksum, say nothing about the index.
        return code.startsWith('INDEX_') || open(changed).join() === 'busybox,nginx';
      }),
      { numRuns: 300 },
    );
  });
});
