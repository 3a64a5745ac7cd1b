/** @cost 22 */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { readLab } from '../lab/lab.ts';
import { buildService, health, programsOf, type BuiltService } from '../support/built-service.ts';
import { expectOwnHome } from '../support/own-home.ts';

const lab = readLab();

describe.each([
  { fixture: 'cpp-cmake', program: 'cpp-cmake', libraries: ['libstdc++'] },
  { fixture: 'c-make', program: 'shopd', libraries: ['zlib'] },
])('fixtures/$fixture', ({ fixture, program, libraries }) => {
  let service: BuiltService;

  beforeAll(async () => {
    service = await buildService(lab, `fixtures/${fixture}`, { name: fixture });
  });

  test('answers its health endpoint as a user without rights', async () => {
    const started = await service.start();
    try {
      expect((await health(started)).status).toBe(200);
      expect((await started.container.inspect()).Config.User).toBe('65532:65532');
    } finally {
      await started.container.stop();
    }
  });

  test('the image has the program and what it links, and nothing that builds or runs others', () => {
    const names = (service.report.platforms[0]?.packages.runtime ?? []).map((each) => each.split('=')[0]);
    expect(names).toEqual(expect.arrayContaining(['glibc', 'libgcc', ...libraries]));
    const programs = programsOf(service.image);
    expect(programs).toContain(program);
    expect(programs.filter((name) => /^(?:gcc|g\+\+|cc|ld|make|cmake|sh|busybox|apk)$/.test(name))).toEqual([]);
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
