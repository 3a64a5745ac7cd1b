import type { NameNode, PackageNode } from './nodes.ts';

/** From how many provided names on a package's names are looked up instead of gone through: some provide thousands. */
const MANY_PROVIDES = 8;
const providedByName = new WeakMap<PackageNode, Map<NameNode, (string | undefined)[]>>();

/** The versions under which a package provides a name; mostly none or one. */
export function versionsProvided(pkg: PackageNode, name: NameNode): readonly (string | undefined)[] {
  if (pkg.provides.length < MANY_PROVIDES) {
    return pkg.provides.filter((provision) => provision.name === name).map((provision) => provision.version);
  }
  let byName = providedByName.get(pkg);
  if (!byName) {
    byName = new Map();
    for (const provision of pkg.provides)
      byName.set(provision.name, [...(byName.get(provision.name) ?? []), provision.version]);
    providedByName.set(pkg, byName);
  }
  return byName.get(name) ?? [];
}
