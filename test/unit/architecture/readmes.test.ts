import { expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '../../support/accounts/recording-proxy.ts';
import { runReadmeExample } from '../../support/readme-example.ts';
import { signedApk, tarOf } from '../apk/support/make-apk.ts';
import { mirrorOf } from '../apk/support/mirror.ts';
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

test('the example of oci shows what an index names, with the credentials of the registry', async () => {
  const image = {
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    digest: `sha256:${'0'.repeat(64)}`,
    size: 7,
  };
  const mediaType = 'application/vnd.oci.image.index.v1+json';
  const server = await serve((request, response) => {
    if (request.headers.authorization === `Basic ${Buffer.from('me:secret').toString('base64')}`) {
      const found = request.url === '/v2/chainguard/node/manifests/latest';
      response.writeHead(found ? 200 : 404, { 'content-type': mediaType }).end(JSON.stringify({ manifests: [image] }));
    } else response.writeHead(401, { 'www-authenticate': 'Basic realm="r"' }).end();
  });
  const directory = mkdtempSync(join(tmpdir(), 'aipack-example-'));
  const auths = { [server.address]: { username: 'me', password: 'secret' } };
  writeFileSync(join(directory, 'config.json'), JSON.stringify({ auths }));
  try {
    const { stdout, stderr, exitCode } = await runReadmeExample('oci', {
      'cgr.dev': server.address,
      '/home/me/.docker': directory,
    });
    expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
    const [index, ...images] = stdout.trim().split('\n');
    expect(index).toMatch(/^application\/vnd\.oci\.image\.index\.v1\+json sha256:[0-9a-f]{64}$/);
    expect(images).toEqual([`${image.digest} 7`]);
  } finally {
    await server.close();
    rmSync(directory, { recursive: true, force: true });
  }
});

test('the example of apk prints what packages bring', async () => {
  const key = newKey('test.rsa.pub');
  const made = signedApk(key, { name: 'busybox', tar: tarOf({ name: 'bin/', type: '5' }, { name: 'bin/busybox' }) });
  const { checksum, size } = made.expected;
  const stanza = `C:${checksum}\nP:busybox\nV:1.0-r0\nA:x86_64\nS:${size}\nI:1\nT:\nU:\nL:\no:busybox\n\n`;
  const packages = mirrorOf(made);
  const index = file(signedArchive(stanza, key));
  const server = await RepositoryServer.start((request, response) => {
    (request.url?.endsWith('.apk') ? packages : index)(request, response);
  });
  try {
    const { stdout, stderr, exitCode } = await runReadmeExample('apk', {
      '[wolfiRepository]': `[{ url: ${JSON.stringify(server.url)} }]`,
      '[wolfiKey]': `[${JSON.stringify(key.trusted)}]`,
    });
    expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
    expect(stdout).toMatch(new RegExp(`^busybox 2 sha256:[0-9a-f]{64} ${made.data.length}\\n$`));
  } finally {
    await server.stop();
  }
});
