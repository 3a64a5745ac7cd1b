import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PackageCatalog } from '../../../src/detect/types.ts';
import { catalogOf } from '../../../src/pipeline/packages.ts';
import { parseIndex } from '../../../src/wolfi/index.ts';

const INDEX = join(import.meta.dirname, '..', '..', '..', '..', 'shared', 'wolfi', 'APKINDEX.tar.gz');

let cached: PackageCatalog | undefined;

/** A catalog over the package index that lies beside the project; tests check every name that detection gives against it. */
export function indexCatalog(): PackageCatalog {
  if (!existsSync(INDEX))
    throw new Error(`This needs shared/wolfi/APKINDEX.tar.gz beside the project: there is no ${INDEX}.`);
  // The copy beside the project carries no signature.
  cached ??= catalogOf(parseIndex(readFileSync(INDEX), { keys: [], allowUntrusted: true }));
  return cached;
}
