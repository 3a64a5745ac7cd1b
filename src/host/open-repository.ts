import type { Repository } from '../detect/core/repository.ts';
import { repositoryOf, type OpenOptions } from '../detect/repository.ts';
import { diskSource } from './disk-source.ts';

/**
 * The tree below a folder on disk, as detection sees it.
 * @throws AipackError CONTEXT_NOT_FOUND when `root` is not a folder.
 */
export function openRepository(root: string, options: OpenOptions = {}): Repository {
  return repositoryOf(diskSource(root), options);
}
