import { expect, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runReadmeExample } from '../../support/readme-example.ts';
import { newKey, signedArchive } from '../wolfi/support/archive.ts';
import { indexText } from '../wolfi/support/index-text.ts';
import { file, RepositoryServer } from '../wolfi/support/repository-server.ts';

test('the example of llb prints the digests of its graph', async () => {
  const { stdout, stderr, exitCode } = await runReadmeExample('llb');
  expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
  // Two sources, the command, and the vertex that points to the result.
  const digest: unknown = expect.stringMatching(/^sha256:[0-9a-f]{64}$/);
  expect(stdout.trim().split('\n')).toEqual([digest, digest, digest, digest]);
});

test('the example of wolfi prints what an installation would bring', async () => {
  const key = newKey('test.rsa.pub');
  const text = indexText(
    { name: 'nodejs-24', version: '24.1.0-r0', depends: 'libuv' },
    { name: 'libuv', version: '1.50.0-r0' },
  );
  const server = await RepositoryServer.start(file(signedArchive(text, key)));
  const directory = mkdtempSync(join(tmpdir(), 'aipack-example-'));
  try {
    const { stdout, stderr, exitCode } = await runReadmeExample('wolfi', {
      '[wolfiRepository]': `[{ url: ${JSON.stringify(server.url)} }]`,
      '[wolfiKey]': `[${JSON.stringify(key.trusted)}]`,
      '/var/cache/packages': directory,
    });
    expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
    expect(stdout).toBe('libuv=1.50.0-r0\nnodejs-24=24.1.0-r0\n');
  } finally {
    await server.stop();
    rmSync(directory, { recursive: true, force: true });
  }
});
