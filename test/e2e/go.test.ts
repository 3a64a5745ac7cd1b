import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Container } from '../lab/containers.ts';
import { readLab } from '../lab/lab.ts';
import { buildService, health, programsOf, type BuiltService } from '../support/built-service.ts';

const lab = readLab();

describe.each([
  { fixture: 'go-http', program: 'go-http', packages: ['ca-certificates-bundle', 'wolfi-baselayout'] },
  { fixture: 'go-work', program: 'api', packages: ['ca-certificates-bundle', 'wolfi-baselayout'] },
  { fixture: 'go-cgo', program: 'server', packages: expect.arrayContaining(['glibc', 'libgcc']) },
])('fixtures/$fixture', ({ fixture, program, packages }) => {
  let service: BuiltService;
  let container: Container | undefined;

  beforeAll(async () => {
    service = await buildService(lab, `fixtures/${fixture}`, { name: fixture });
  }, 300_000);

  afterAll(async () => {
    await container?.stop();
  });

  test('answers its health endpoint as a user without rights, and stops when it is asked to', async () => {
    const started = await service.start();
    container = started.container;
    expect((await health(started)).status).toBe(200);
    expect((await container.inspect()).Config.User).toBe('65532:65532');
    await container.signal('SIGTERM');
    // The runtime's own answer to the signal.
    expect(await container.wait()).toBe(2);
  }, 60_000);

  test('the image has the program and what it links, and nothing that builds or runs others', () => {
    const names = (service.report.platforms[0]?.packages.runtime ?? []).map((each) => each.split('=')[0]);
    expect(names).toEqual(packages);
    const programs = programsOf(service.image);
    expect(programs).toContain(program);
    expect(programs.filter((name) => /^(?:go|gcc|cc|ld|sh|busybox|apk)$/.test(name))).toEqual([]);
  });

  test('a second build has every step cached and the same digest', async () => {
    const second = await service.again();
    expect(second.steps.cached).toBe(second.steps.total);
    expect(second.digest).toBe(service.report.digest);
  }, 60_000);
});
