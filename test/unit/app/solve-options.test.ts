import { expect, test } from '@jest/globals';
import { solveOptions } from '../../../src/app/solve-options.ts';
import { StepTracker } from '../../../src/report/steps.ts';

test('a result is asked for by its platforms, or a daemon of 0.14 and later warns of what nobody asked for', () => {
  const request = {
    caches: { imports: [], exports: [] },
    insecureRegistries: [],
    secrets: {},
    sharedKey: 'k',
    ssh: {},
  };
  const parts = {
    locals: {},
    exporters: [],
    choice: { sbom: false, provenance: false },
    cacheExports: [],
    source: { epoch: 0 },
    platforms: ['linux/amd64', 'linux/arm64'],
  };
  const options = solveOptions(request, {} as never, new StepTracker(), parts as never);
  expect(options.frontendAttrs).toEqual({ platform: 'linux/amd64,linux/arm64' });
});
