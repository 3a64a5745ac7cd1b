import { withholding } from '../../assist/view/withheld.ts';
import type { Repository } from '../../detect/core/repository.ts';
import type { RepositoryLimits } from '../../detect/core/repository-limits.ts';
import { repositoryOf } from '../../detect/repository.ts';
import { diskSource } from '../disk-source.ts';

const MIB = 1024 * 1024;
/** A model reads some dozens of files, and what searches look into. */
const LIMITS: RepositoryLimits = { entries: 50_000, depth: 20, fileBytes: MIB, totalBytes: 64 * MIB };

/**
 * A repository as a model may see it: without ignored files, files with secrets, and links, which could give one of those a second name.
 * @param tracked as detection has it
 */
export function modelView(
  root: string,
  tracked: readonly string[],
): { readonly repository: Repository; readonly whole: Repository } {
  const open = (): Repository => repositoryOf(withholding(diskSource(root, 'refuse')), { tracked, limits: LIMITS });
  return { repository: open(), whole: open() };
}
