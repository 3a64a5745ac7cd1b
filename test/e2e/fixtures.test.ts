/** @cost 60 */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { readLab } from '../lab/lab.ts';
import { answer } from '../support/answer.ts';
import type { BuiltService } from '../support/built-service.ts';
import { Checkouts } from '../support/checkouts.ts';
import { buildPrepared } from '../support/lab-fixtures/build-prepared.ts';
import { labFixtures } from '../support/lab-fixtures/list.ts';
import { prepareFixture } from '../support/lab-fixtures/prepare.ts';

const lab = readLab();

describe.each(labFixtures.filter((fixture) => fixture.test === undefined))(
  'fixtures/$name, which has no file of its own',
  (fixture) => {
    let service: BuiltService;

    beforeAll(async () => {
      const prepared = await prepareFixture(lab, fixture);
      const checkouts = new Checkouts(prepared.folder, prepared.files);
      try {
        service = await buildPrepared(lab, prepared, checkouts.make(), `fixtures/${fixture.name}`);
      } finally {
        checkouts.remove();
        await prepared.close();
      }
    });

    test('does what it is for, and ends when it is told to', async () => {
      const { image, report, start } = service;
      const { container, url } = await start();
      const [port] = report.service.ports ?? [];
      const path = image.config.config.Healthcheck?.Test[4] ?? '/';
      const at = new URL(path, fixture.fixedPort ? `http://127.0.0.1:${port}` : url);
      try {
        if (port !== undefined) expect((await answer(at.href)).status).toBe(200);
        else expect(await container.wait()).toBe(0);
      } finally {
        await container.stop();
      }
    });
  },
);
