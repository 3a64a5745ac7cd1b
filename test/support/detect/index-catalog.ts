import type { PackageCatalog } from '../../../src/detect/core/types.ts';
import { catalogOf } from '../../../src/app/packages.ts';
import { wolfiIndex } from '../wolfi-data.ts';

let cached: PackageCatalog | undefined;

/** A catalog over a package index of Wolfi's size; tests check every name that detection gives against it. */
export function indexCatalog(): PackageCatalog {
  cached ??= catalogOf(wolfiIndex());
  return cached;
}
