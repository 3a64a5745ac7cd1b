import { createHash, createPublicKey, verify } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { buildIndex, buildPackage, dataMember, type PackageFacts } from '../../lab/apk/package.ts';
import { ensureSigningKey, type SigningKey } from '../../lab/apk/signing-key.ts';
import type { Tree } from '../../lab/apk/tree.ts';

const facts: PackageFacts = {
  name: 'hello',
  version: '1.2-r0',
  arch: 'x86_64',
  description: 'says hello',
  url: 'https://example.org',
  license: 'MIT',
  origin: 'hello',
  built: 1_700_000_000,
  installedSize: 5,
  depends: ['so:libc.so.6'],
  provides: ['cmd:hello=1.2-r0'],
};
const tree: Tree = new Map([
  ['hello', { kind: 'file', content: Buffer.from('hello'), mode: 0o755, uid: 0, gid: 0, modified: 1_700_000_000 }],
]);

let directory: string;
let key: SigningKey;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'aipack-key-'));
  key = ensureSigningKey(directory);
});
afterAll(() => {
  rmSync(directory, { recursive: true, force: true });
});

/** The gzip members of a file; ours all start with the same ten bytes. */
function members(file: Buffer): Buffer[] {
  const magic = Buffer.from('1f8b08000000000000', 'hex');
  const starts: number[] = [];
  for (let at = file.indexOf(magic); at !== -1; at = file.indexOf(magic, at + 1)) starts.push(at);
  return starts.map((start, index) => file.subarray(start, starts[index + 1]));
}

const text = (member: Buffer | undefined) => gunzipSync(member ?? Buffer.alloc(0)).toString('latin1');

function signatureOf(member: Buffer | undefined): { name: string; bytes: Buffer } {
  const tar = gunzipSync(member ?? Buffer.alloc(0));
  return { name: tar.toString('latin1', 0, tar.indexOf(0)), bytes: tar.subarray(512, 1024) };
}

describe('a package', () => {
  test('is three gzip members: signature, control, data', async () => {
    const { file } = await buildPackage(facts, await dataMember(tree), key);
    const [signature, control, data, ...more] = members(file);
    expect(more).toEqual([]);
    const { name, bytes } = signatureOf(signature);
    expect(name).toBe(`.SIGN.RSA256.${key.name}`);
    expect(verify('sha256', control ?? Buffer.alloc(0), createPublicKey(key.publicKey), bytes)).toBe(true);
    expect(text(control)).toContain('pkgname = hello\npkgver = 1.2-r0\n');
    expect(text(control)).toContain(
      `datahash = ${createHash('sha256')
        .update(data ?? '')
        .digest('hex')}\n`,
    );
  });

  test('carries the SHA-1 of each file where apk looks for it', async () => {
    const data = await dataMember(tree);
    expect(text(data)).toContain(`APK-TOOLS.checksum.SHA1=${createHash('sha1').update('hello').digest('hex')}\n`);
  });

  test('is the same bytes every time', async () => {
    const build = async () => (await buildPackage(facts, await dataMember(tree), key)).file;
    expect(await build()).toEqual(await build());
  });
});

describe('an index', () => {
  test('is signed and names each package by the SHA-1 of its control member', async () => {
    const { file, built } = await buildPackage(facts, await dataMember(tree), key);
    const [signature, index] = members(await buildIndex([built], 'test', key));
    expect(
      verify('sha256', index ?? Buffer.alloc(0), createPublicKey(key.publicKey), signatureOf(signature).bytes),
    ).toBe(true);
    const checksum = createHash('sha1')
      .update(members(file)[1] ?? '')
      .digest('base64');
    expect(text(index)).toContain(`C:Q1${checksum}\nP:hello\nV:1.2-r0\nA:x86_64\nS:${file.length}\nI:5\n`);
    expect(text(index)).toContain('D:so:libc.so.6\np:cmd:hello=1.2-r0\n');
  });
});

test('the key is made once', () => {
  expect(ensureSigningKey(directory).publicKey).toBe(key.publicKey);
});
