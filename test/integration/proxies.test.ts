/** @cost 8 */
import { expect, test } from '@jest/globals';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aipack } from '../support/run-program.ts';

/** Asks the command for a package of a repository on some host, through a proxy that only notes what it is asked for. */
async function askedOfProxy(repository: string, more: NodeJS.ProcessEnv = {}): Promise<readonly string[]> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(new URL(request.url ?? '', 'http://proxy').host);
    response.writeHead(404).end();
  });
  server.on('connect', (request, socket) => {
    asked.push(request.url ?? '');
    socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const proxy = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const home = mkdtempSync(join(tmpdir(), 'aipack-proxies-'));
  try {
    const env = { PATH: process.env.PATH, XDG_CACHE_HOME: home, HTTP_PROXY: proxy, HTTPS_PROXY: proxy, ...more };
    const { exitCode } = await aipack(['packages', 'validate', 'nodejs-24', '--package-repository', repository], env);
    expect(exitCode).not.toBe(0);
    return asked;
  } finally {
    server.close();
    rmSync(home, { recursive: true, force: true });
  }
}

test.each(['http://packages.example/os', 'https://packages.example/os'])(
  '%s is asked through the proxy',
  async (url) => {
    const [first] = await askedOfProxy(url);
    expect(first).toMatch(/^packages\.example(?::\d+)?$/);
  },
);

test('this machine and the hosts of NO_PROXY are asked directly', async () => {
  expect(await askedOfProxy('http://127.0.0.1:9/os')).toEqual([]);
  expect(await askedOfProxy('http://localhost.example:9/os', { NO_PROXY: 'localhost.example' })).toEqual([]);
});
