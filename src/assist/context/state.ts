import { createHash } from 'node:crypto';
import type { Repository } from '../../detect/core/repository.ts';

/** Files that a state is made of; a repository with more has none that could be told in time. */
const MAX_FILES = 20_000;
const MAX_FILE_BYTES = 4 * 1024 * 1024;

/**
 * The digest of all that a model can see of a repository: names and texts. Undefined for one that is too large to be read for it.
 * @param repository a view of its own, since reading all of it uses up what a view may read
 */
export function repositoryState(repository: Repository): string | undefined {
  const digest = createHash('sha256');
  let files = 0;
  for (const folder of repository.folders) {
    for (const name of repository.list(folder).files) {
      files += 1;
      const path = folder === '.' ? name : `${folder}/${name}`;
      const text = repository.head(path, MAX_FILE_BYTES);
      if (files > MAX_FILES || text === undefined) return undefined;
      digest.update(`${JSON.stringify(path)} ${Buffer.byteLength(text)}\n`).update(text);
    }
  }
  return repository.cuts.length > 0 ? undefined : digest.digest('hex');
}
