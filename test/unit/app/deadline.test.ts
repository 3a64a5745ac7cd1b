import { expect, test } from '@jest/globals';
import { memorySource } from '../../../src/detect/core/memory-source.ts';
import { Repository } from '../../../src/detect/core/repository.ts';
import { inTime } from '../../../src/host/in-time.ts';
import { changedStage } from '../../../src/app/changed-stage.ts';
import { detectStage, validateStage, type LineOutside } from '../../../src/app/line.ts';
import type { Indexes } from '../../../src/app/packages.ts';
import type { LineSettings } from '../../../src/app/settings.ts';
import { Stopwatch } from '../../../src/report/stopwatch.ts';
import { parseIndexText } from '../../../src/wolfi/index.ts';
import { tablesOf } from '../../../src/detect/core/tables.ts';
import { REGISTRY } from '../../../src/detect/registry.ts';
import { indexText } from '../wolfi/support/index-text.ts';

const index = parseIndexText(Buffer.from(indexText('nodejs-24', 'npm')));
const settings = { platforms: [], staleness: {}, overrides: [] } as unknown as LineSettings;

/** A repository with a file that is never read to its end. */
function outside(endless: string): LineOutside {
  const source = memorySource(
    { 'package.json': '{}', 'web/package.json': '{"scripts":{"start":"node a.js"}}' },
    'shop',
  );
  const read: typeof source.read = (path, limit) => {
    while (path === endless);
    return source.read(path, limit);
  };
  return {
    repository: async () => new Repository({ ...source, read }, { knowledge: tablesOf(REGISTRY) }),
    indexes: {
      guard: (work: () => unknown) => work(),
      forPlatform: async () => ({ index, digest: 'd' }),
    } as unknown as Indexes,
    git: async () => undefined,
    environment: {},
    defaultPlatform: 'linux/amd64',
    stopwatch: new Stopwatch(() => 0),
    inTime: inTime(300),
    toolVersion: '0',
  };
}

test.each([
  ['detect', detectStage],
  ['validate', validateStage],
  ['changed', (...line: Parameters<typeof detectStage>) => changedStage(...line, 'main')],
])('%s is cut off when a repository takes forever to read, and names the file', async (_, stage) => {
  await expect(stage(settings, outside('web/package.json'))).rejects.toMatchObject({
    problems: [{ code: 'DETECTION_TIMEOUT', location: { file: 'web/package.json' } }],
  });
});
