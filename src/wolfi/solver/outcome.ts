import { depthFirst } from './depth-first.ts';
import { isMet } from './needs.ts';
import type { NameNode, Need, PackageNode } from './nodes.ts';

/** What a solved world comes to. */
export interface Outcome {
  /** Packages that would be installed. */
  readonly packages: ReadonlySet<PackageNode>;
  /** Whether every need is met. */
  readonly ok: boolean;
}

/**
 * Follows the decisions from the world through dependencies and through what is installed on its own. As with apk, a name is
 * settled by the first package that is reached and provides it, also where the decision for that name alone was another one.
 */
export function readOutcome(world: readonly Need[]): Outcome {
  const packages = new Set<PackageNode>();
  const settled = new Set<NameNode>();
  let ok = true;

  function isTriggered(name: NameNode): boolean {
    const pkg = name.chosen?.pkg;
    if (!pkg) return false;
    return pkg.installIf.every((need) => {
      return (need.dependency.conflict || settled.has(need.name)) && isMet(pkg, need, need.name.chosen);
    });
  }

  function* visit(name: NameNode): Generator<NameNode, void, void> {
    if (settled.has(name)) return;
    settled.add(name);
    const pkg = name.chosen?.pkg;
    if (!pkg || packages.has(pkg)) return;
    packages.add(pkg);
    const names = [pkg.name, ...pkg.provides.map((provision) => provision.name)];
    for (const provided of names) settled.add(provided);
    for (const need of pkg.depends) {
      if (!isMet(pkg, need, need.name.chosen)) ok = false;
      yield need.name;
    }
    for (const provided of names) {
      for (const other of provided.installedWith) if (isTriggered(other)) yield other;
    }
  }

  for (const need of world) {
    if (!isMet(undefined, need, need.name.chosen)) ok = false;
    depthFirst(need.name, visit);
  }
  return { packages, ok };
}
