import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../support/run-program.ts';
import { unsignedArchive } from '../wolfi/support/archive.ts';
import { indexText } from '../wolfi/support/index-text.ts';
import { file, RepositoryServer } from '../wolfi/support/repository-server.ts';

let folder: string;
let server: RepositoryServer;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'aipack-closed-pipe-'));
  writeFileSync(join(folder, 'package.json'), '{"name":"web","scripts":{"start":"node server.js"}}');
  writeFileSync(join(folder, 'server.js'), '');
  server = await RepositoryServer.start(file(unsignedArchive(indexText({ name: 'nodejs-24' }, { name: 'npm' }))));
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs the command, whose standard output goes to a file, or to a pipe that its reader has closed before a word was written. */
async function unread(args: readonly string[], device?: string): Promise<{ code: number | null; stderr: string }> {
  const output = device === undefined ? 'pipe' : openSync(device, 'w');
  const child = spawn(process.execPath, [join(projectRoot, 'src/cli/main.ts'), ...args], {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      XDG_CACHE_HOME: join(folder, 'cache'),
      AIPACK_PACKAGE_REPOSITORIES: server.url,
    },
    stdio: ['ignore', output, 'pipe'],
  });
  child.stdout?.destroy();
  if (typeof output === 'number') closeSync(output);
  let stderr = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, stderr };
}

describe('a reader of standard output who goes away', () => {
  test.each([[['build', '--help']], [['schema']], [['packages', '--help']]])(
    'ends %j quietly, as SIGPIPE would',
    async (args) => {
      expect(await unread(args)).toEqual({ code: 141, stderr: '' });
    },
  );

  test('ends detection quietly but for what it had to tell', async () => {
    const { code, stderr } = await unread(['detect', '--allow-untrusted', '--format', 'json']);
    expect(code).toBe(141);
    for (const line of stderr.trimEnd().split('\n')) expect(line).toMatch(/^(?:notice|warning): |^ {2}/);
  });
});

test('a disk without space is told in a sentence', async () => {
  expect(await unread(['build', '--help'], '/dev/full')).toEqual({
    code: 1,
    stderr: "error: The output can't be written: ENOSPC: no space left on device, write\n",
  });
});
