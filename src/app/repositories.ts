import type { Reference } from '../oci/index.ts';

/** One of the names in each repository, the last that is there. */
export function onePerRepository(names: readonly Reference[]): readonly Reference[] {
  return [...new Map(names.map((name) => [`${name.registry}/${name.repository}`, name])).values()];
}
