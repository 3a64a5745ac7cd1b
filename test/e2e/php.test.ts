import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readLab } from '../lab/lab.ts';
import type { Container } from '../lab/containers.ts';
import { buildService, health, programsOf, type BuiltService } from '../support/built-service.ts';

const lab = readLab();
const containers: Container[] = [];

async function started(service: BuiltService, env?: Record<string, string>) {
  const running = await service.start(env);
  containers.push(running.container);
  return running;
}

afterAll(async () => {
  await Promise.all(containers.map((container) => container.stop()));
});

describe('fixtures/php-plain, pages without a manifest', () => {
  let service: BuiltService;

  beforeAll(async () => {
    service = await buildService(lab, 'fixtures/php-plain', { name: 'php-plain' });
  }, 300_000);

  test('answers on the port that it is given, without rights and without a warning', async () => {
    const running = await started(service);
    expect(await health(running)).toMatchObject({ status: 200, body: 'ok' });
    expect((await running.container.exec(['id', '-u'])).stdout.trim()).toBe('65532');
    const { stdout, stderr } = await running.container.logs();
    expect(stdout + stderr).not.toMatch(/warning|error|unable/i);
  }, 60_000);

  test('has what it runs on, and nothing that builds', () => {
    const programs = programsOf(service.image);
    expect(programs).toEqual(expect.arrayContaining(['php', 'php-fpm', 'nginx', 'sh']));
    for (const tool of ['composer', 'git', 'gcc', 'apk']) expect(programs).not.toContain(tool);
  });

  test('ends within seconds when it is asked to', async () => {
    const running = await started(service);
    await health(running);
    await running.container.signal('SIGTERM');
    expect(await running.container.wait()).toBe(0);
  }, 20_000);

  test.each(['php-fpm', 'nginx'])('ends with a failure when %s does', async (program) => {
    const running = await started(service);
    await health(running);
    await running.container.exec(['/bin/sh', '-c', `kill -9 $(pidof ${program})`]);
    expect(await running.container.wait()).not.toBe(0);
  }, 20_000);

  test('is all cached the second time', async () => {
    const { steps, digest } = await service.again();
    expect(steps.cached).toBe(steps.total);
    expect(digest).toBe(service.report.digest);
  }, 60_000);
});
