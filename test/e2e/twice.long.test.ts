/** @cost 2400 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { VerifyReport } from '../../src/app/verify/report.ts';
import { readLab } from '../lab/lab.ts';
import { buildService } from '../support/built-service.ts';
import { Checkouts } from '../support/checkouts.ts';
import { labEnvironment } from '../support/lab-environment.ts';
import { notReproducible } from '../support/lab-fixtures/not-reproducible.ts';
import { chosenFixtures } from '../support/lab-fixtures/list.ts';
import { prepareFixture, type PreparedFixture } from '../support/lab-fixtures/prepare.ts';
import { aipack } from '../support/run-program.ts';

const lab = readLab();

describe.each(chosenFixtures(process.env))('fixtures/$name, built twice with every step run', (fixture) => {
  let checkouts: Checkouts;
  let prepared: PreparedFixture;
  let first: string;

  beforeAll(async () => {
    prepared = await prepareFixture(lab, fixture);
    checkouts = new Checkouts(prepared.folder, { ...prepared.files, 'own.txt': `${process.pid} ${Date.now()}\n` });
    const { env, secrets, service } = prepared;
    const args = ['--no-cache', ...service, ...secrets];
    const name = `twice/${fixture.name}`;
    const { image } = await buildService(lab, checkouts.make('022'), { name, args, env });
    first = image.manifest;
  });

  afterAll(async () => {
    checkouts.remove();
    await prepared.close();
  });

  test('has one image, or differs in what its tools are known to write', async () => {
    const { env, secrets } = prepared;
    const tag = `${lab.registry}/e2e/twice/${fixture.name}:${process.pid}`;
    // Another checkout, with times and a umask of its own; no directory that a step keeps has anything in it.
    const args = ['verify', tag, checkouts.make('077'), '--format', 'json', ...secrets];
    const { stderr, stdout } = await aipack(args, { ...labEnvironment(lab), ...env });
    if (stdout === '') throw new Error(stderr);
    const { platforms } = JSON.parse(stdout) as VerifyReport;
    const [verdict] = platforms;
    expect({ digest: verdict?.digest, causes: verdict?.causes }).toEqual({ digest: first, causes: [] });
    const files = verdict?.layers.flatMap((layer) => layer.files.map(({ path }) => path)) ?? [];
    const known = notReproducible[fixture.name];
    if (known === undefined) {
      // The files first: they say more than digests do.
      expect(verdict?.layers).toEqual([]);
      expect(verdict?.rebuilt).toBe(first);
      return;
    }
    expect(verdict?.rebuilt).not.toBe(first);
    expect(verdict?.configuration.filter(({ path }) => !path.startsWith('rootfs.diff_ids'))).toEqual([]);
    expect(files.filter((path) => !known.files.test(path))).toEqual([]);
  });
});
