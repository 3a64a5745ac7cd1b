import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { networkProblem } from '../../../src/apk/fetch/problems.ts';
import type { PackageSource } from '../../../src/apk/types.ts';
import { fetchFile } from '../../../src/wolfi/fetch.ts';
import { defaultRetry } from '../../../src/wolfi/index.ts';
import { makeCertificates } from '../../support/certificates.ts';

let folder: string;
let server: Server;
let url: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'aipack-certificates-'));
  makeCertificates(folder);
  const [cert, key] = ['server.pem', 'server.key'].map((name) => readFileSync(join(folder, name)));
  server = createServer({ cert, key }, (_request, response) => response.end('index'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `https://127.0.0.1:${(server.address() as AddressInfo).port}/x86_64/APKINDEX.tar.gz`;
});

afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

const retry = { ...defaultRetry, attempts: 1 };

test('an index behind an authority that nobody knows is told with the setting that makes it known', async () => {
  await expect(fetchFile({ fetch, url, maxBytes: 100, retry })).rejects.toMatchObject({
    code: 'INDEX_NETWORK',
    message: expect.stringContaining('UNABLE_TO_VERIFY_LEAF_SIGNATURE') as unknown,
    hint: expect.stringContaining('ca-file') as unknown,
  });
});

test('and so are its packages', async () => {
  const failure: unknown = await fetch(url).catch((error: unknown) => error);
  const source = { name: 'p', version: '1', url, size: 1 } as PackageSource;
  expect(networkProblem(source, failure).hint).toContain('ca-file');
});

test('one that is not there has no lack of a certificate', async () => {
  const failure = fetchFile({ fetch, url: 'https://127.0.0.1:1/APKINDEX.tar.gz', maxBytes: 100, retry });
  await expect(failure).rejects.toMatchObject({ hint: expect.stringContaining('Check the connection') as unknown });
});
