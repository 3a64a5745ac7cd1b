/** @cost 20 */
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { runContainer } from '../lab/containers.ts';
import { readLab } from '../lab/lab.ts';
import { answer, freePort } from '../support/answer.ts';
import { labEnvironment } from '../support/lab-environment.ts';
import { fetchImage } from '../support/registry-image.ts';
import { aipack, projectRoot } from '../support/run-program.ts';

const lab = readLab();
const env = labEnvironment(lab);
const tag = `${lab.registry}/e2e/secret-build:${process.pid}`;
const command = ['build', 'fixtures/secret-build', '-t', tag, '--push'];

describe('fixtures/secret-build, whose build signs a file with a key', () => {
  test('without the key fails in that step, with the words of its script', async () => {
    const { exitCode, stderr } = await aipack(command, env);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('SIGNING_KEY is not set: the licence cannot be signed');
    expect(stderr).toMatch(/npm run build/);
  });

  test('with it serves what was signed, and the key is nowhere in the image or beside it', async () => {
    const key = `key-${process.pid}-of-nobody-else`;
    // A secret is no part of what a step is cached by, and an earlier run had another key.
    const args = [...command, '--no-cache', '--secret', 'id=SIGNING_KEY'];
    const { exitCode, stderr } = await aipack(args, { ...env, SIGNING_KEY: key });
    expect({ exitCode, stderr: exitCode === 0 ? '' : stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stderr).not.toContain(key);
    const image = await fetchImage(tag);
    expect(JSON.stringify([image.config, ...image.statements.values()])).not.toContain(key);

    const port = await freePort();
    const container = await runContainer(lab, tag, { env: { PORT: String(port) } });
    try {
      const licence = readFileSync(join(projectRoot, 'fixtures/secret-build/licence.txt'));
      const { body } = await answer(`http://127.0.0.1:${port}/`);
      expect(body).toBe(createHmac('sha256', key).update(licence).digest('hex'));
      const environment = await container.exec(['node', '-p', 'Object.values(process.env).join("\\n")']);
      expect(environment.stdout).not.toContain(key);
    } finally {
      await container.stop();
    }
  });
});
