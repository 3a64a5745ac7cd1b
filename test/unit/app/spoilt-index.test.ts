import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli } from '../../../src/cli/run-cli.ts';
import { newKey, signedArchive } from '../wolfi/support/archive.ts';
import { indexText } from '../wolfi/support/index-text.ts';
import { file, RepositoryServer } from '../wolfi/support/repository-server.ts';

let folder: string;
let server: RepositoryServer;
const key = newKey('test.rsa.pub');

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'aipack-spoilt-'));
  server = await RepositoryServer.start(
    file(signedArchive(indexText('nginx', 'ca-certificates-bundle', 'wolfi-baselayout', 'nodejs-24'), key)),
  );
  writeFileSync(join(folder, 'test.rsa.pub'), key.trusted.pem);
  writeFileSync(
    join(folder, 'app.yaml'),
    'metadata: { project_name: web, language: HTML, build_system: static }\nbuild: {}\nruntime: { packages: [nginx], command: [nginx] }\n',
  );
  mkdirSync(join(folder, 'shop'));
  writeFileSync(join(folder, 'shop/package.json'), '{ "name": "shop", "scripts": { "start": "node server.js" } }');
  writeFileSync(join(folder, 'shop/server.js'), 'require("http").createServer().listen(3000);');
});
afterEach(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function run(...args: readonly string[]): Promise<{ readonly exitCode: number; readonly stderr: string }> {
  let stderr = '';
  const exitCode = await runCli(args, {
    environment: {
      XDG_CACHE_HOME: join(folder, 'cache'),
      AIPACK_PACKAGE_REPOSITORIES: server.url,
      AIPACK_PACKAGE_KEYS: 'test.rsa.pub',
    },
    directory: folder,
    stdout: () => undefined,
    stderr: (text) => (stderr += text),
    signal: new AbortController().signal,
  });
  return { exitCode, stderr };
}

/** Changes one letter of every package's text in the stored index, which is only looked at when a package is asked for. */
function spoil(): void {
  const directory = join(folder, 'cache/aipack/wolfi');
  for (const name of readdirSync(directory).filter((entry) => entry.endsWith('.index'))) {
    const bytes = readFileSync(join(directory, name));
    for (let at = bytes.indexOf('\nV:1.0'); at >= 0; at = bytes.indexOf('\nV:1.0', at + 1)) bytes[at + 3] = 0x39;
    writeFileSync(join(directory, name), bytes);
  }
}

test.each([
  ['detection', ['detect', 'shop', '--platform', 'linux/amd64']],
  ['a build', ['validate', '--spec', 'app.yaml', '--platform', 'linux/amd64']],
  ['a question about packages', ['packages', 'resolve', '--arch', 'x86_64', 'nginx']],
])('%s goes on with a fresh index when the stored one turns out to be spoilt', async (_, args) => {
  expect(await run(...args)).toEqual({ exitCode: 0, stderr: '' });
  spoil();
  expect((await run(...args)).exitCode).toBe(0);
  expect(server.requests).toHaveLength(2);
  // And it is in the store again.
  expect(await run(...args)).toEqual({ exitCode: 0, stderr: '' });
  expect(server.requests).toHaveLength(2);
});
