import { readingOf, type InTime } from '../app/in-time.ts';
import type { RunGit } from '../app/run-git.ts';
import type { Repository } from '../detect/core/repository.ts';
import { asksHistory } from '../detect/repository.ts';
import { historyOf } from './git.ts';
import { openRepository } from './open-repository.ts';

/**
 * The repository in a folder, with its history where a project takes its own version from that.
 * @param tracked files that git keeps although `.gitignore` names them
 */
export async function readRepository(
  root: string,
  tracked: readonly string[],
  git: RunGit,
  inTime: InTime,
): Promise<Repository> {
  const repository = openRepository(root, { tracked });
  if (await inTime(readingOf(repository), () => asksHistory(repository))) repository.history = await historyOf(git);
  return repository;
}
