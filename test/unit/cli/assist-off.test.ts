import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openAround, type Around } from '../../support/assist/asked.ts';
import { ScriptedModel } from '../../support/assist/scripted-model.ts';
import { projectRoot } from '../../support/run-program.ts';

const PRELOAD = join(projectRoot, 'test/support/loaded-files.mjs');
/** Everything that has to do with models: tools, conversations, the session, the libraries and their own packages. */
const OF_ASSIST =
  /\/src\/(?:assist|host\/assist|host\/models|cli\/mcp|cli\/serve)\/|\/src\/app\/(?:assisted|submission|plan-file)\.ts|\/node_modules\/(?:openai|@anthropic-ai|@modelcontextprotocol)\//;

let around: Around;
let folder: string;
beforeAll(async () => {
  around = await openAround('nodejs-24', 'npm');
  folder = mkdtempSync(join(tmpdir(), 'aipack-assist-off-'));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'web', scripts: { start: 'node server.js' } }));
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ name: 'web', lockfileVersion: 3, packages: {} }));
  writeFileSync(join(folder, 'server.js'), 'listen(process.env.PORT ?? 3000)');
});
afterAll(async () => {
  await around.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The files that a run of the command loads. */
async function loadedBy(args: readonly string[], more: NodeJS.ProcessEnv = {}): Promise<readonly string[]> {
  const list = join(around.folder, 'loaded');
  const child = spawn(process.execPath, ['--import', PRELOAD, join(projectRoot, 'src/cli/main.ts'), ...args], {
    env: {
      PATH: process.env.PATH,
      XDG_CACHE_HOME: join(around.folder, 'cache'),
      AIPACK_PACKAGE_REPOSITORIES: around.packages.url,
      LOADED_FILES: list,
      ...more,
    },
    stdio: 'ignore',
  });
  await new Promise((resolve) => child.once('close', resolve));
  const files = readFileSync(list, 'utf8').split('\n');
  rmSync(list);
  return files;
}

test.each(['detect', 'validate', 'plan'])('%s loads no part of it where no model is asked', async (verb) => {
  const files = await loadedBy([verb, folder, '--allow-untrusted']);
  expect(files.some((file) => file.endsWith('/src/detect/detect.ts'))).toBe(true);
  expect(files.filter((file) => OF_ASSIST.test(file))).toEqual([]);
});

test('nor where one may be asked, and rules know the repository', async () => {
  const files = await loadedBy(['detect', folder, '--allow-untrusted', '--assist']);
  expect(files.filter((file) => OF_ASSIST.test(file)).map((file) => file.replace(/.*\/src\//, 'src/'))).toEqual([
    'src/app/assisted.ts',
    'src/app/submission.ts',
  ]);
});

test('the libraries only where one is asked, and only those that ask', async () => {
  const model = await ScriptedModel.start();
  const empty = mkdtempSync(join(around.folder, 'odd-'));
  writeFileSync(join(empty, 'main.odd'), '');
  const files = await loadedBy([
    'detect',
    empty,
    '--allow-untrusted',
    '--assist',
    '--assist-model=small',
    `--assist-endpoint=${model.openai}`,
  ]);
  await model.stop();
  expect(model.requests).toHaveLength(1);
  expect(files.some((file) => file.includes('/node_modules/openai/'))).toBe(true);
  expect(files.filter((file) => file.includes('/node_modules/@modelcontextprotocol/'))).toEqual([]);
});
