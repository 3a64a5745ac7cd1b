/** @cost 15 */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readLab } from '../lab/lab.ts';
import { labEnvironment } from '../support/lab-environment.ts';
import { startScript } from '../support/run-program.ts';

const lab = readLab();
const repository = `e2e/after-${process.pid}`;
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'aipack-after-'));
  writeFileSync(join(folder, 'Dockerfile'), 'FROM scratch\nCOPY Dockerfile /\n');
  for (const name of ['output', 'state', 'summary']) writeFileSync(join(folder, name), '');
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

test.each([
  ['summary', { GITHUB_STEP_SUMMARY: '/nowhere/summary' }, ['the summary']],
  ['summary in the environment', { GITHUB_STEP_SUMMARY: '' }, ['the summary']],
  ['file of outputs', { GITHUB_OUTPUT: '/nowhere/output' }, ['the outputs']],
  ['temporary folder', { RUNNER_TEMP: '/nowhere/temp' }, ['the metadata file']],
  ['file of state', { GITHUB_STATE: '/nowhere/state' }, ["word for the step's end", 'the metadata file']],
])('a missing %s is a warning, once the image is pushed', async (what, missing, told) => {
  const tag = what.replaceAll(' ', '-');
  const { exitCode, stdout } = await startScript('src/action/main.ts', [], {
    ...labEnvironment(lab),
    GITHUB_WORKSPACE: folder,
    GITHUB_OUTPUT: join(folder, 'output'),
    GITHUB_STATE: join(folder, 'state'),
    GITHUB_STEP_SUMMARY: join(folder, 'summary'),
    RUNNER_TEMP: folder,
    RUNNER_TOOL_CACHE: join(folder, 'tools'),
    INPUT_CONTEXT: '.',
    INPUT_TAGS: `${lab.registry}/${repository}:${tag}`,
    INPUT_PUSH: 'true',
    ...missing,
  }).ended;
  const warned = stdout.split('\n').filter((line) => line.startsWith('::warning') && line.includes('Could not write'));
  expect({ exitCode, log: exitCode === 0 ? '' : stdout }).toEqual({ exitCode: 0, log: '' });
  expect(warned.map((line) => /Could not write (.*?), which/.exec(line)?.[1])).toEqual(told);
  const there = await fetch(`http://${lab.registry}/v2/${repository}/manifests/${tag}`, {
    headers: { accept: 'application/vnd.oci.image.index.v1+json' },
  });
  expect(there.status).toBe(200);
});
