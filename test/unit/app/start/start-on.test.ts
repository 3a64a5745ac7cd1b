import { expect, test } from '@jest/globals';
import { startOn, type Built } from '../../../../src/app/start/start-image.ts';
import { starter } from '../../../../src/app/start/starter.ts';
import type { Gateway } from '../../../../src/buildkit/index.ts';
import { StepTracker } from '../../../../src/report/steps.ts';

/** All that is looked at of a daemon that runs no containers, and of an image for it. */
const gateway = { caps: { gateway: new Set(['gateway.evaluate']) } } as unknown as Gateway;
const built = { platform: 'linux/amd64' } as Built;

function tools(warnings: string[] = []) {
  const onWarning = (message: string): void => void warnings.push(message);
  return { tracker: new StepTracker(), now: () => 0, onProgress: () => undefined, onWarning };
}

test('an image for another platform is not started, whoever asks', async () => {
  for (const strict of [true, false]) {
    const report = await startOn(gateway, built, 'linux/arm64', { strict, env: {} }, tools());
    expect(report).toEqual({
      platform: 'linux/amd64',
      started: false,
      because: "only linux/arm64 is started, which is the platform of BuildKit's machine",
    });
  }
});

test('that a daemon runs no containers is told in one line, and fails whoever asks for it', async () => {
  const warnings: string[] = [];
  const report = await startOn(gateway, built, 'linux/amd64', { strict: false, env: {} }, tools(warnings));
  expect(report).toEqual({ platform: 'linux/amd64', started: false, because: 'it runs no containers' });
  expect(warnings).toEqual([expect.stringMatching(/^The image for linux\/amd64 is not started [^\n]*$/)]);
  const asked = startOn(gateway, built, 'linux/amd64', { strict: true, env: {} }, tools());
  await expect(asked).rejects.toMatchObject({ code: 'FEATURE_UNSUPPORTED' });
});

test('what was seen is told in one order, whichever platform came first', async () => {
  const { start, starts } = starter({ when: 'known', env: {} }, tools());
  for (const platform of ['linux/arm64', 'linux/amd64'])
    await start(gateway, { ...built, platform, health: '/health' }, 'linux/amd64');
  expect(starts.map(({ platform }) => platform)).toEqual(['linux/amd64', 'linux/arm64']);
});
