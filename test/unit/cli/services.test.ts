import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runCli } from '../../../src/cli/run-cli.ts';
import { unsignedArchive } from '../wolfi/support/archive.ts';
import { indexText } from '../wolfi/support/index-text.ts';
import { file, RepositoryServer } from '../wolfi/support/repository-server.ts';

const files = {
  'package.json': '{"private":true,"workspaces":["services/*"]}',
  'package-lock.json': '{"lockfileVersion":3,"packages":{}}',
  'services/api/package.json': '{"name":"api","scripts":{"start":"node server.js"},"dependencies":{"express":"5.0.0"}}',
  'services/api/server.js': 'require("express")().listen(process.env.PORT ?? 4000)',
  'services/site/package.json': '{"name":"site","scripts":{"start":"node server.js"}}',
  'services/site/server.js': 'listen(process.env.PORT ?? 3000)',
};

let folder: string;
let server: RepositoryServer;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'aipack-services-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, 'shop', path)), { recursive: true });
    writeFileSync(join(folder, 'shop', path), text);
  }
  mkdirSync(join(folder, 'docker'));
  writeFileSync(join(folder, 'docker/Dockerfile'), 'FROM scratch\n');
  const packages = ['nodejs-24', 'npm', 'bash', 'ca-certificates-bundle', 'wolfi-baselayout', 'busybox'];
  server = await RepositoryServer.start(
    file(unsignedArchive(indexText(...packages.map((name) => ({ name, version: '24.1.0-r0' }))))),
  );
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function services(...args: readonly string[]): Promise<string> {
  const said = { stdout: '', stderr: '' };
  const exitCode = await runCli(['services', ...args, '--allow-untrusted'], {
    environment: {
      PATH: process.env.PATH,
      XDG_CACHE_HOME: join(folder, 'cache'),
      AIPACK_PACKAGE_REPOSITORIES: server.url,
    },
    directory: folder,
    stdout: (text) => (said.stdout += text),
    stderr: (text) => (said.stderr += text),
    signal: new AbortController().signal,
  });
  expect({ exitCode, stderr: said.stderr }).toEqual({
    exitCode: 0,
    stderr: expect.not.stringContaining('error:') as unknown,
  });
  return said.stdout;
}

describe('aipack services', () => {
  test('is a table of what there is', async () => {
    expect((await services('shop')).split('\n').map((line) => line.trim().split(/ {2,}/))).toEqual([
      ['SERVICE', 'PATH', 'LANGUAGE', 'FRAMEWORK', 'PORTS'],
      ['api', 'services/api', 'javascript', 'express', '4000'],
      ['site', 'services/site', 'javascript', '–', '3000'],
      [''],
    ]);
  });

  test('says the same as JSON', async () => {
    expect(JSON.parse(await services('shop', '--format', 'json'))).toEqual([
      {
        name: 'api',
        path: 'services/api',
        language: 'javascript',
        framework: 'express',
        buildSystem: 'npm',
        ports: [4000],
      },
      { name: 'site', path: 'services/site', language: 'javascript', framework: '', buildSystem: 'npm', ports: [3000] },
    ]);
  });

  test.each([[[]], [['--format', 'json']]])('is with --matrix %j what a workflow takes', async (more) => {
    expect(JSON.parse(await services('shop', '--matrix', ...more))).toEqual({
      include: [
        { service: 'api', path: 'services/api', language: 'javascript', framework: 'express' },
        { service: 'site', path: 'services/site', language: 'javascript', framework: '' },
      ],
    });
  });

  test('is one line for a Dockerfile', async () => {
    expect(JSON.parse(await services('docker', '--format', 'json'))).toMatchObject([
      { path: '.', language: 'dockerfile', ports: [] },
    ]);
  });

  test('has only what changed since a commit', async () => {
    const git = (...args: readonly string[]): unknown =>
      execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', '-C', join(folder, 'shop'), ...args]);
    git('init', '-q');
    git('add', '.');
    git('commit', '-qm', 'one');
    expect(await services('shop', '--changed-since', 'HEAD')).toBe('No service is touched by these changes.\n');
    writeFileSync(join(folder, 'shop/services/site/server.js'), 'listen(process.env.PORT ?? 3001)');
    git('commit', '-qam', 'two');
    expect(JSON.parse(await services('shop', '--changed-since', 'HEAD~1', '--format', 'json'))).toMatchObject([
      { name: 'site', ports: [3001] },
    ]);
  });
});
