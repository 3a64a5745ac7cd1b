import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { submission } from '../../support/assist/asked.ts';
import { ScriptedModel } from '../../support/assist/scripted-model.ts';
import { projectRoot } from '../../support/run-program.ts';
import { writeFiles } from '../../support/write-files.ts';
import { newKey, signedArchive } from '../wolfi/support/archive.ts';
import { indexText } from '../wolfi/support/index-text.ts';
import { file, RepositoryServer } from '../wolfi/support/repository-server.ts';

const PACKAGES = ['wolfi-baselayout', 'ca-certificates-bundle', 'busybox', 'oddc', 'libodd'];

let folder: string;
let packages: RepositoryServer;
let model: ScriptedModel;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'aipack-bundles-'));
  writeFiles(folder, { 'odd/main.odd': 'serve 8080\n' });
  const key = newKey('test.rsa.pub');
  writeFileSync(join(folder, 'test.rsa.pub'), key.trusted.pem);
  const buildTime = Math.floor(Date.now() / 1000);
  const index = indexText(...PACKAGES.map((name) => ({ name, version: '1.0-r0', buildTime })));
  packages = await RepositoryServer.start(file(signedArchive(index, key)));
});
afterAll(async () => {
  await packages.stop();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  model = await ScriptedModel.start({ calls: [['submit_detection', submission()]] });
});
afterEach(() => model.stop());

const environment = (name: string): Record<string, string> => ({
  PATH: process.env.PATH ?? '',
  HOME: folder,
  XDG_CACHE_HOME: join(folder, `cache-${name}`),
});

async function run(program: string, args: readonly string[], env: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, [join(projectRoot, 'dist', program), ...args], { cwd: folder, env });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => (output += data.toString()));
  const exitCode = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { exitCode, output };
}

describe('the bundles find what talks to models beside them', () => {
  test.each(['openai', 'anthropic'] as const)('the command, %s', async (service) => {
    const args = ['--package-repository', packages.url, '--package-key', 'test.rsa.pub', '--assist'];
    const place = ['--assist-model', 'small', '--assist-endpoint', model[service]];
    const { exitCode, output } = await run('cli/index.js', ['detect', 'odd', ...args, ...place], environment(service));
    expect({ exitCode, output }).toEqual({
      exitCode: 0,
      output: expect.stringContaining('greeter: odd, built with odd') as unknown,
    });
    expect(model.requests).toHaveLength(1);
  });

  test('the action, which hides the key', async () => {
    const inputs = {
      mode: 'plan',
      context: 'odd',
      'package-repositories': packages.url,
      'package-keys': 'test.rsa.pub',
      assist: 'fallback',
      'assist-endpoint': model.openai,
      'assist-model': 'small',
      'assist-api-key': 'key-of-this-test',
    };
    const named = Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]);
    for (const name of ['output', 'state', 'summary']) writeFileSync(join(folder, name), '');
    const { exitCode, output } = await run('main/index.js', [], {
      ...environment('action'),
      ...(Object.fromEntries(named) as Record<string, string>),
      RUNNER_TEMP: folder,
      GITHUB_WORKSPACE: folder,
      GITHUB_OUTPUT: join(folder, 'output'),
      GITHUB_STATE: join(folder, 'state'),
      GITHUB_STEP_SUMMARY: join(folder, 'summary'),
    });
    expect({ exitCode, output }).toMatchObject({ exitCode: 0 });
    expect(output).toContain('::add-mask::key-of-this-test');
    expect(output.replace('::add-mask::key-of-this-test', '')).not.toContain('key-of-this-test');
    expect(readFileSync(join(folder, 'output'), 'utf8')).toContain('"greeter"');
    expect(model.requests[0]?.headers.authorization).toBe('Bearer key-of-this-test');
  });

  test('`aipack mcp`, asked by the client of the SDK', async () => {
    const client = new Client({ name: 'test', version: '1' });
    const args = [
      'mcp',
      join(folder, 'odd'),
      '--package-repository',
      packages.url,
      '--package-key',
      join(folder, 'test.rsa.pub'),
    ];
    await client.connect(
      new StdioClientTransport({
        command: process.execPath,
        args: [join(projectRoot, 'dist/cli/index.js'), ...args],
        env: environment('mcp'),
        stderr: 'pipe',
      }),
    );
    const { content } = await client.callTool({ name: 'list_files', arguments: {} });
    await client.close();
    expect(JSON.stringify(content)).toContain('main.odd');
    expect(model.requests).toEqual([]);
  });
});
