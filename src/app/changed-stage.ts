import { changedServices } from '../detect/core/changed.ts';
import { tablesOf } from '../detect/core/tables.ts';
import { REGISTRY } from '../detect/registry.ts';
import { AipackError } from '../schema/errors.ts';
import { detectStage, readingOf, type Detected, type LineOutside } from './line.ts';
import type { LineSettings } from './settings.ts';

/** Names alone: looking into files for renames would fetch them for a clone that leaves them out, and hide where a file was. */
const CHANGES = ['diff', '--name-only', '--relative', '-z', '--no-renames', '--no-ext-diff', '--no-textconv'] as const;

/** The services that the changes since a commit touch, and all of them where git can't tell. */
export async function changedStage(settings: LineSettings, outside: LineOutside, since: string): Promise<Detected> {
  const detected = await detectStage(settings, outside);
  const paths = await outside.git([...CHANGES, '--end-of-options', `${since}...HEAD`]);
  const known =
    paths !== undefined || (await outside.git(['rev-parse', '--verify', '--end-of-options', since])) !== undefined;
  if (!known) {
    throw new AipackError({
      code: 'INPUT_INVALID',
      message: `git does not know ${JSON.stringify(since)}, so what has changed since can't be told`,
      hint: 'In a workflow, check out with fetch-depth: 0, and name a branch as origin/NAME.',
    });
  }
  const changed = (paths ?? '').split('\0').filter((path) => path !== '');
  const repository = await outside.repository();
  const builds = await outside.inTime(readingOf(repository), () =>
    changedServices(repository, tablesOf(REGISTRY), detected.builds, changed),
  );
  const { dockerfile, ...others } = detected;
  const touched = dockerfile !== undefined && (paths === undefined || changed.length > 0);
  return {
    ...others,
    ...(touched ? { dockerfile } : {}),
    builds: detected.builds.filter((build) => builds.includes(build)),
  };
}
