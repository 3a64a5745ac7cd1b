import type { Repository } from '../../detect/core/repository.ts';
import type { DetectionRegistry } from '../../detect/core/tables.ts';
import type { PackageCatalog } from '../../detect/core/types.ts';
import type { PackageIndex } from '../../wolfi/index.ts';
import type { Tool } from '../tool.ts';
import { getFileTree, listFiles, readFile } from './files.ts';
import { searchWolfiPackages, validateWolfiPackages } from './packages.ts';
import { getBestPractices } from './practices.ts';
import { grepContent, searchFiles } from './search.ts';

export interface ExplorationParts {
  /** As a model may see it. */
  readonly repository: Repository;
  readonly registry: DetectionRegistry;
  readonly catalog: PackageCatalog;
  readonly index: PackageIndex;
}

/** Every tool that looks and changes nothing. */
export function explorationTools({ repository, registry, catalog, index }: ExplorationParts): readonly Tool[] {
  return [
    listFiles(repository),
    getFileTree(repository),
    readFile(repository),
    searchFiles(repository),
    grepContent(repository),
    getBestPractices(registry, catalog),
    validateWolfiPackages(index),
    searchWolfiPackages(index),
  ];
}
