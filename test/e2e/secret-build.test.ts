/** @cost 20 */
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readLab } from '../lab/lab.ts';
import { answer } from '../support/answer.ts';
import { buildService } from '../support/built-service.ts';
import { labEnvironment } from '../support/lab-environment.ts';
import { aipack, projectRoot } from '../support/run-program.ts';

const lab = readLab();

describe('fixtures/secret-build, whose build signs a file with a key', () => {
  test('without the key fails in that step, with the words of its script', async () => {
    const command = ['build', 'fixtures/secret-build', '-t', `${lab.registry}/e2e/secret-build:none`, '--push'];
    const { exitCode, stderr } = await aipack(command, labEnvironment(lab));
    expect(exitCode).toBe(1);
    expect(stderr).toContain('SIGNING_KEY is not set: the licence cannot be signed');
    expect(stderr).toMatch(/npm run build/);
  });

  test('with it serves what was signed, and the key is nowhere in the image or beside it', async () => {
    const key = `key-${process.pid}-of-nobody-else`;
    // A secret is no part of what a step is cached by, and an earlier run had another key.
    const args = ['--no-cache', '--secret', 'id=SIGNING_KEY'];
    const service = await buildService(lab, 'fixtures/secret-build', {
      name: 'secret-build',
      args,
      env: { SIGNING_KEY: key },
    });
    const { image, log, report, start } = service;
    expect(log).not.toContain(key);
    expect(JSON.stringify([report, image.config, ...image.statements.values()])).not.toContain(key);

    const { container, url } = await start();
    try {
      const licence = readFileSync(join(projectRoot, 'fixtures/secret-build/licence.txt'));
      const { body } = await answer(`${url}/`);
      expect(body).toBe(createHmac('sha256', key).update(licence).digest('hex'));
      const environment = await container.exec(['node', '-p', 'Object.values(process.env).join("\\n")']);
      expect(environment.stdout).not.toContain(key);
    } finally {
      await container.stop();
    }
  });
});
