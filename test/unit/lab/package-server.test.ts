import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { freePort } from '../../lab/ports.ts';
import { waitFor } from '../../lab/processes.ts';

let directory: string;
let server: ChildProcess;
let url: string;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'aipack-server-'));
  mkdirSync(join(directory, 'served/x86_64'), { recursive: true });
  writeFileSync(join(directory, 'served/x86_64/APKINDEX.tar.gz'), 'index');
  writeFileSync(join(directory, 'secret'), 'secret');
  const port = String(await freePort());
  server = spawn(process.execPath, [
    join(import.meta.dirname, '../../lab/package-server.ts'),
    join(directory, 'served'),
    port,
  ]);
  url = `http://127.0.0.1:${port}/os`;
  const up = await waitFor(
    () =>
      fetch(url).then(
        () => true,
        () => undefined,
      ),
    100_000,
  );
  if (!up) throw new Error('the server did not start');
});
afterAll(async () => {
  const ended = once(server, 'exit');
  server.kill();
  await ended;
  rmSync(directory, { recursive: true, force: true });
});

test('serves a file with an ETag, and nothing when the ETag is the one that the caller has', async () => {
  const first = await fetch(`${url}/x86_64/APKINDEX.tar.gz`);
  expect(await first.text()).toBe('index');
  const etag = first.headers.get('etag') ?? '';
  const again = await fetch(`${url}/x86_64/APKINDEX.tar.gz`, { headers: { 'if-none-match': etag } });
  expect([again.status, await again.text()]).toEqual([304, '']);
  const changed = await fetch(`${url}/x86_64/APKINDEX.tar.gz`, { headers: { 'if-none-match': '"other"' } });
  expect([changed.status, await changed.text()]).toEqual([200, 'index']);
});

test.each(['/x86_64/missing.apk', '/x86_64', '/..%2fsecret', '/%2e%2e/%2e%2e/secret', '/%00'])(
  'has no %s',
  async (path) => {
    const response = await fetch(`${url}${path}`);
    expect([response.status, await response.text()]).toEqual([404, 'not found\n']);
  },
);

test('takes nothing', async () => {
  expect((await fetch(`${url}/x86_64/new`, { method: 'PUT', body: 'x' })).status).toBe(405);
});
