import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runCli } from '../../../src/cli/run-cli.ts';
import { newKey, signedArchive } from '../wolfi/support/archive.ts';
import { indexText } from '../wolfi/support/index-text.ts';
import { file, RepositoryServer } from '../wolfi/support/repository-server.ts';

let folder: string;
let server: RepositoryServer;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'aipack-look-'));
  const service = (path: string, name: string): void =>
    write(`${path}/package.json`, JSON.stringify({ name, scripts: { start: 'node server.js' } }));
  service('one', 'web');
  write('one/server.js', 'listen(process.env.PORT ?? 3000)');
  for (const name of ['api', 'cart', 'mail', 'site', 'user']) service(`many/services/${name}`, name);
  write('many/package.json', '{"private":true,"workspaces":["services/*"]}');
  write('docker/Dockerfile', 'FROM scratch\n');
  write('none/notes.txt', '');
  const packages = ['nodejs-24', 'npm', 'bash', 'ca-certificates-bundle', 'wolfi-baselayout', 'busybox'];
  const key = newKey('test.rsa.pub');
  write('test.rsa.pub', key.trusted.pem);
  server = await RepositoryServer.start(
    file(signedArchive(indexText(...packages.map((name) => ({ name, version: '24.1.0-r0' }))), key)),
  );
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

/** `aipack` in a folder, nothing behind it: lines, with the cells of each. */
async function look(name: string): Promise<{ exitCode: number; lines: readonly string[][]; stderr: string }> {
  const said = { stdout: '', stderr: '' };
  const exitCode = await runCli([], {
    environment: {
      PATH: process.env.PATH,
      XDG_CACHE_HOME: join(folder, 'cache'),
      AIPACK_PACKAGE_REPOSITORIES: server.url,
      AIPACK_PACKAGE_KEYS: join(folder, 'test.rsa.pub'),
    },
    directory: join(folder, name),
    stdout: (text) => (said.stdout += text),
    stderr: (text) => (said.stderr += text),
    signal: new AbortController().signal,
  });
  const lines = said.stdout.trimEnd().split('\n');
  return { exitCode, lines: lines.map((line) => line.trim().split(/ {2,}/)), stderr: said.stderr };
}

describe('aipack without a verb', () => {
  test('says in ten lines what it would do with the one service here, and what to type next', async () => {
    const { exitCode, lines } = await look('one');
    expect(exitCode).toBe(0);
    expect(lines.filter(([first]) => first !== '')).toHaveLength(10);
    expect(lines[0]).toEqual(['web: javascript, built with npm']);
    expect(lines.slice(1, 5)).toEqual([
      ['build', expect.any(String)],
      ['image', expect.stringContaining('nodejs-24')],
      ['start', 'node server.js'],
      ['ports', '3000'],
    ]);
    expect(lines.slice(6).map(([command]) => command)).toEqual([
      'aipack run',
      'aipack build',
      'aipack detect',
      'aipack init',
      'aipack help',
    ]);
  });

  test('counts the services that it does not list', async () => {
    const { lines } = await look('many');
    expect(lines.length).toBeLessThanOrEqual(11);
    expect(lines.slice(0, 4)).toEqual([
      ['5 services, each an image of its own:'],
      ['api', 'services/api', 'javascript'],
      ['cart', 'services/cart', 'javascript'],
      ['and 3 more'],
    ]);
    expect(lines.flat()).toContain('aipack run --service api');
  });

  test('leaves a Dockerfile to itself', async () => {
    const { exitCode, lines } = await look('docker');
    expect(exitCode).toBe(0);
    expect(lines[0]).toEqual([expect.stringMatching(/built as its Dockerfile says$/)]);
  });

  test('says why nothing can be built, and what to type next all the same', async () => {
    const { exitCode, lines, stderr } = await look('none');
    expect(exitCode).toBe(1);
    expect(lines.map(([command]) => command)).toContain('aipack help');
    expect(stderr).toMatch(/^error: /m);
    expect(stderr).not.toContain('this is a bug');
  });

  test.each([[['nonesuch'], "unknown command 'nonesuch'"]])('is not what %j is', async (args, message) => {
    let stderr = '';
    const surroundings = { environment: {}, directory: folder, signal: new AbortController().signal };
    const exitCode = await runCli(args, {
      ...surroundings,
      stdout: () => undefined,
      stderr: (text) => (stderr += text),
    });
    expect({ exitCode, stderr }).toEqual({ exitCode: 2, stderr: expect.stringContaining(message) });
  });
});
