import { afterAll, expect, test } from '@jest/globals';
import { HostileRunner, MEMORY } from '../../support/hostile/runner.ts';

const runner = new HostileRunner(60_000);
afterAll(() => runner.stop());

test('what a run takes is not counted from what the process has that started it', async () => {
  const large = Buffer.alloc((MEMORY + 50) * 2 ** 20, 1);
  const answer = await runner.run({ args: ['--version'], directory: import.meta.dirname, environment: {} });
  expect(answer).toMatchObject({ exitCode: 0, programs: [] });
  expect(typeof answer === 'string' ? Infinity : answer.megabytes).toBeLessThan(MEMORY);
  expect(large).not.toHaveLength(0);
});
