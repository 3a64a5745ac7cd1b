/** @cost 60 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { appendFileSync, renameSync } from 'node:fs';
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
    const [verdictOfOne] = report.platforms;
    expect(verdictOfOne?.layers).toMatchObject([{ files: [{ aspects: ['content'] }], fileCount: 1 }]);
    expect(verdictOfOne?.layers[0]?.files[0]?.path).toContain(file);
    expect(verdictOfOne?.causes).toEqual([`Files here are not as the commit has them: ${file}.`]);
    const { exitCode, stderr, stdout } = await verify(image, folder);
    expect({ exitCode, code: stderr.includes('[IMAGE_DIFFERS]') }).toEqual({ exitCode: 1, code: true });
    expect(stdout).toContain('content');
  });
});

describe('what is stated', () => {
  let checkouts: Checkouts;

  beforeAll(() => {
    checkouts = new Checkouts('fixtures/static-html', { 'own.txt': `stated ${process.pid} ${Date.now()}\n` });
  });

  afterAll(() => {
    checkouts.remove();
  });

  test('has labels, overrides and annotations, and the name that a folder gave', async () => {
    const options = ['--label', 'com.example.a=1', '--runtime-env', 'A=1', '--port', '9000', '--annotation', 'b=2'];
    // Nothing in it listens on that port.
    const image = await push(checkouts.make(), 'stated:1', ...options, '--verify', 'false');
    const folder = checkouts.make();
    renameSync(folder, `${folder}-elsewhere`);
    const report = await verdict(image, `${folder}-elsewhere`);
    expect(report).toMatchObject({ same: true, platforms: [{ causes: [], from: { service: 'static-html' } }] });
  });

  test('is missing of an image without attestations, and of one platform of an image', async () => {
    const bare = await push(checkouts.make(), 'bare:1', '--no-attestations');
    const { exitCode, stderr } = await verify(bare, checkouts.make());
    expect({ exitCode, code: stderr.includes('[STATEMENT_MISSING]') }).toEqual({ exitCode: 1, code: true });
    const none = await verify(`${repository}/none:1`, checkouts.make());
    expect({ exitCode: none.exitCode, code: none.stderr.includes('[IMAGE_NOT_FOUND]') }).toEqual({
      exitCode: 1,
      code: true,
    });
  });
});
