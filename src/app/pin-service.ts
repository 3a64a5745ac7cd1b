import type { Locate } from '../schema/locate.ts';
import type { UniversalBuild } from '../schema/universal-build.ts';
import type { Stopwatch } from '../report/stopwatch.ts';
import type { InTime } from './in-time.ts';
import type { LockFile } from './lock.ts';
import type { Indexes } from './packages.ts';
import { platformsOf } from './platform.ts';
import type { LineSettings } from './settings.ts';
import { pinBuild, type PinnedBuild, type PlatformIndex } from './validate.ts';

interface PinOutside {
  readonly indexes: Indexes;
  readonly defaultPlatform: string;
  readonly stopwatch: Stopwatch;
  readonly inTime: InTime;
}

/** A build that is held to every rule, with its packages pinned on every platform. */
export async function pinService(
  build: UniversalBuild,
  settings: LineSettings,
  outside: PinOutside,
  lock: LockFile | undefined,
  locate?: Locate,
): Promise<{ readonly pinned: PinnedBuild; readonly indexes: readonly PlatformIndex[] }> {
  const indexes = await platformIndexes(settings, outside);
  const task = { what: 'Checking the packages', file: () => settings.spec?.file };
  const builder = await builderIndex(settings, outside, build, indexes);
  const options = {
    way: settings.installation.way,
    ...(lock === undefined ? {} : { lock }),
    ...(locate === undefined ? {} : { locate }),
    ...(builder === undefined ? {} : { builder }),
  };
  const pinned = await outside.stopwatch.measure('validate', () =>
    outside.inTime(task, () => pinBuild(build, indexes, options)),
  );
  return { pinned, indexes };
}

/** The index of each platform that is asked for. */
export function platformIndexes(settings: LineSettings, outside: PinOutside): Promise<readonly PlatformIndex[]> {
  return outside.stopwatch.measure('index', () =>
    Promise.all(
      platformsOf(settings, outside).map(async (platform) => {
        const { index, digest } = await outside.indexes.forPlatform(platform);
        return { platform, index, digest };
      }),
    ),
  );
}

/** The index of the machine that builds, where a build for other machines runs there; undefined where each has its own. */
async function builderIndex(
  settings: LineSettings,
  outside: PinOutside,
  { build }: UniversalBuild,
  indexes: readonly PlatformIndex[],
): Promise<PlatformIndex | undefined> {
  if (build.platforms === undefined || build.platforms === 'native') return undefined;
  const platform = settings.buildPlatform ?? outside.defaultPlatform;
  const known = indexes.find((each) => each.platform === platform);
  if (known !== undefined) return known;
  const { index, digest } = await outside.stopwatch.measure('index', () => outside.indexes.forPlatform(platform));
  return { platform, index, digest };
}
