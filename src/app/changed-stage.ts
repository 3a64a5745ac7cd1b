import { changedServices } from '../detect/core/changed.ts';
import { readChangedLocks } from '../detect/core/changed-locks.ts';
import { tablesOf } from '../detect/core/tables.ts';
import type { Notice } from '../detect/core/types.ts';
import { REGISTRY } from '../detect/registry.ts';
import { AipackError } from '../schema/errors.ts';
import { gitChanges, isNoCommit, type AskChanges, type Changes } from './changes.ts';
import { readingOf } from './in-time.ts';
import { detectStage, type Detected, type LineOutside } from './line.ts';
import type { LineSettings } from './settings.ts';

/**
 * The services that the changes since a commit touch; all of them, with a warning, where nobody can tell.
 * @param ask is asked where git lacks the commit or the history between
 * @throws AipackError INPUT_INVALID for a name that a whole repository does not have
 */
export async function changedStage(
  settings: LineSettings,
  outside: LineOutside,
  since: string,
  ask?: AskChanges,
): Promise<Detected> {
  const detected = await detectStage(settings, outside);
  const changes = await changesSince(outside, since, ask);
  if (typeof changes === 'string') {
    const message = `What has changed since ${JSON.stringify(since)} can't be told: ${changes}. So all services count as changed.`;
    const unknown: Notice = { code: 'CHANGES_UNKNOWN', message };
    return { ...detected, warnings: [...detected.warnings, unknown] };
  }
  const { paths } = changes;
  const repository = await outside.repository();
  const tables = tablesOf(REGISTRY);
  const locks = await readChangedLocks(tables, changes);
  const builds = await outside.inTime(readingOf(repository), () =>
    changedServices(repository, tables, detected.builds, paths, locks),
  );
  const { dockerfile, ...others } = detected;
  return {
    ...others,
    ...(dockerfile !== undefined && paths.length > 0 ? { dockerfile } : {}),
    builds: detected.builds.filter((build) => builds.includes(build)),
  };
}

async function changesSince(
  { git, environment }: LineOutside,
  since: string,
  ask: AskChanges | undefined,
): Promise<Changes | string> {
  const known = await gitChanges(git, since);
  if (known !== undefined) return known;
  const one = async (...args: readonly string[]): Promise<string | undefined> => (await git(args))?.trim();
  const head = await one('rev-parse', '--verify', 'HEAD');
  const isWhole = (await one('rev-parse', '--is-shallow-repository')) === 'false';
  const asked = await ask?.({
    since,
    head: head ?? environment.GITHUB_SHA,
    prefix: await one('rev-parse', '--show-prefix'),
  });
  if (asked !== undefined && typeof asked !== 'string') return asked;
  // A commit may be gone, as after a push that was forced; a name that a whole repository lacks is a mistake.
  if (
    isWhole &&
    !/^[0-9a-f]{7,64}$/.test(since) &&
    (await one('rev-parse', '--verify', '--end-of-options', since)) === undefined
  ) {
    throw new AipackError({
      code: 'INPUT_INVALID',
      message: `git does not know ${JSON.stringify(since)}, so what has changed since can't be told`,
      hint: 'Name a branch as origin/NAME; in a workflow, check out with fetch-depth: 0 where it is of another name.',
    });
  }
  return asked ?? unknownToGit(since, head, isWhole);
}

function unknownToGit(since: string, head: string | undefined, isWhole: boolean): string {
  if (isNoCommit(since)) return 'that is no commit, as for the first push of a branch';
  if (head === undefined) return 'git can not be asked here';
  return isWhole
    ? 'git does not have the commit'
    : 'git does not have the history since (in a workflow, fetch-depth: 0 has it)';
}
