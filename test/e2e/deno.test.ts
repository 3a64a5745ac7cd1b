/** @cost 15 */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { readLab } from '../lab/lab.ts';
import { buildService, health, programsOf, type BuiltService } from '../support/built-service.ts';
import { expectOwnHome } from '../support/own-home.ts';

const lab = readLab();

describe('fixtures/deno-http', () => {
  let service: BuiltService;

  beforeAll(async () => {
    service = await buildService(lab, 'fixtures/deno-http', { name: 'deno-http' });
  });

  test('answers as a user without rights', async () => {
    const started = await service.start();
    try {
      expect(await health(started)).toMatchObject({ status: 200, body: '{"status":"ok"}' });
      expect(await health(started, '/')).toMatchObject({ body: 'Hello from Deno' });
      const { stdout } = await started.container.exec(['deno', 'eval', 'console.log(Deno.uid(), Deno.gid())']);
      expect(stdout.trim()).toBe('65532 65532');
    } finally {
      await started.container.stop();
    }
  });

  test('there is no shell and no apk', () => {
    expect(programsOf(service.image).filter((name) => /^(?:sh|busybox|apk)$/.test(name))).toEqual([]);
  });

  test('its user has a name and a home of its own', async () => {
    await expectOwnHome(service.image);
  });

  test('a second build has every step cached and the same digest', async () => {
    const second = await service.again();
    expect(second.steps.cached).toBe(second.steps.total);
    expect(second.digest).toBe(service.report.digest);
  });
});
