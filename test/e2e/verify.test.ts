/** @cost 60 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { appendFileSync, chmodSync } from 'node:fs';
import { join } from 'node:path';
import type { VerifyReport } from '../../src/app/verify/report.ts';
import { readLab } from '../lab/lab.ts';
import { Checkouts } from '../support/checkouts.ts';
import { labEnvironment } from '../support/lab-environment.ts';
import { aipack, type ProgramResult } from '../support/run-program.ts';

const lab = readLab();
const env = labEnvironment(lab);
const repository = `${lab.registry}/e2e/verify-${process.pid}`;

async function push(folder: string, name: string, ...args: readonly string[]): Promise<string> {
  const tag = `${repository}/${name}`;
  const { exitCode, stderr } = await aipack(['build', folder, '-t', tag, '--push', '--quiet', ...args], env);
  if (exitCode !== 0) throw new Error(stderr);
  return tag;
}

const verify = (image: string, folder: string, ...args: readonly string[]): Promise<ProgramResult> =>
  aipack(['verify', image, folder, ...args], env);

async function verdict(image: string, folder: string, ...args: readonly string[]): Promise<VerifyReport> {
  const { stdout, stderr } = await verify(image, folder, '--format', 'json', ...args);
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout) as VerifyReport;
}

describe.each(['static-html', 'node-npm'])('an image of fixtures/%s', (fixture) => {
  let checkouts: Checkouts;
  let image: string;

  beforeAll(async () => {
    checkouts = new Checkouts(`fixtures/${fixture}`, { 'own.txt': `${process.pid} ${Date.now()}\n` });
    image = await push(checkouts.make(), `${fixture}:1`);
  });

  afterAll(() => {
    checkouts.remove();
  });

  test('is the same, built again from another checkout of its commit', async () => {
    const { exitCode, stdout, stderr } = await verify(image, checkouts.make());
    expect({ exitCode, stderr: stderr.replaceAll(/^#.*\n/gm, ''), stdout }).toMatchObject({ exitCode: 0 });
    expect(stdout).toContain('built again, it is the same');
  });

  test('differs where one file does, which is told with its layer', async () => {
    const folder = checkouts.make();
    const file = fixture === 'static-html' ? 'index.html' : 'src/server.js';
    appendFileSync(join(folder, file), '\n');
    const report = await verdict(image, folder);
    expect(report.same).toBe(false);
    expect(report.platforms[0]?.layers).toMatchObject([{ files: [{ aspects: ['content'] }], fileCount: 1 }]);
  });
});
