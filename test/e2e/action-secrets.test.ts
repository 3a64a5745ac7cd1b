/** @cost 10 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createHmac, generateKeyPairSync } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runContainer } from '../lab/containers.ts';
import { readLab } from '../lab/lab.ts';
import { answer, freePort } from '../support/answer.ts';
import { labEnvironment } from '../support/lab-environment.ts';
import { fetchImage } from '../support/registry-image.ts';
import { projectRoot } from '../support/run-program.ts';
import { runnerCommands } from '../support/runner-commands.ts';
import { Runner, type StepResult } from '../support/runner.ts';

const lab = readLab();
const tag = `${lab.registry}/e2e/action-secrets:${process.pid}`;
const newKey = (): string =>
  generateKeyPairSync('ed25519', {
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  }).privateKey.trimEnd();
const keys = { value: newKey(), variable: newKey(), file: newKey() };
/** The lines that only these keys have. */
const secretLines = Object.values(keys).flatMap((key) => key.split('\n').filter((line) => !line.startsWith('-----')));

describe('secrets of several lines, given to the action', () => {
  const runner = new Runner({
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    DOCKER_HOST: lab.dockerHost,
    KEY_VARIABLE: keys.variable,
  });
  let step: StepResult;

  beforeAll(async () => {
    writeFileSync(join(runner.folder, 'key.pem'), keys.file);
    step = await runner.main({
      context: 'fixtures/secret-build',
      tags: tag,
      push: 'true',
      verify: 'true',
      // A secret is no part of what a step is cached by, and an earlier run had another key.
      'no-cache': 'true',
      'base-image': lab.baseImage,
      'package-repositories': lab.packages.url,
      'package-keys': lab.packages.publicKeyPath,
      'ca-file': labEnvironment(lab).AIPACK_CA_FILE ?? '',
      secrets: `"SIGNING_KEY=${keys.value}"\n`,
      'secret-envs': 'FROM_VARIABLE=KEY_VARIABLE',
      'secret-files': `from-file=${join(runner.folder, 'key.pem')}`,
    });
  }, 300_000);

  afterAll(() => runner.close());

  test('are what a step gets that asks for them', async () => {
    expect({ code: step.exitCode, log: step.exitCode === 0 ? '' : step.stdout }).toEqual({ code: 0, log: '' });
    const port = await freePort();
    const container = await runContainer(lab, tag, { env: { PORT: String(port) } });
    try {
      const licence = readFileSync(join(projectRoot, 'fixtures/secret-build/licence.txt'));
      const { body } = await answer(`http://127.0.0.1:${port}/`);
      expect(body).toBe(createHmac('sha256', keys.value).update(licence).digest('hex'));
    } finally {
      await container.stop();
    }
  }, 120_000);

  test('are in the provenance by their ids, and no line of them is in anything that was pushed', async () => {
    const image = await fetchImage(tag);
    const provenance = [...image.statements.values()].find(({ predicateType }) => predicateType.includes('slsa'));
    const { invocation } = (provenance?.predicate ?? {}) as {
      readonly invocation?: { readonly parameters: { readonly secrets: readonly { readonly id: string }[] } };
    };
    const ids = invocation?.parameters.secrets.map(({ id }) => id).filter((id) => !id.startsWith('aipack-'));
    expect(ids?.sort()).toEqual(['FROM_VARIABLE', 'SIGNING_KEY', 'from-file']);
    const pushed = JSON.stringify([image.config, ...image.statements.values()]);
    for (const line of secretLines) expect(pushed).not.toContain(line);
    expect(pushed).not.toContain('PRIVATE KEY');
  });

  test('are in the log only as what the runner is told to hide', () => {
    const masks = runnerCommands(step.stdout).filter(({ name }) => name === 'add-mask');
    expect(masks.map(({ data }) => data)).toEqual(expect.arrayContaining(secretLines));
    const shown = step.stdout.replaceAll(/^::add-mask::.*$/gm, '') + step.stderr + step.summary;
    for (const line of secretLines) expect(shown).not.toContain(line);
  });
});
