import type { NameNode, Need, PackageNode } from './nodes.ts';
import { isMet } from './needs.ts';

/** What a solved world comes to. */
export interface Outcome {
  /** Packages that would be installed, in no particular order. */
  readonly packages: ReadonlySet<PackageNode>;
  /** Whether everything fits together. */
  readonly ok: boolean;
}

/** Follows the decisions from the world through dependencies and through what is installed on its own. */
export function readOutcome(world: readonly Need[]): Outcome {
  const packages = new Set<PackageNode>();
  const waiting = new Set<NameNode>();
  let ok = true;

  function follow(owner: PackageNode | undefined, needs: readonly Need[]): void {
    for (const need of needs) {
      const chosen = need.name.chosen;
      if (!isMet(owner, need, chosen)) ok = false;
      // A name that must be absent says nothing about what is installed.
      if (chosen && !need.dependency.conflict) add(chosen.pkg);
    }
  }

  function add(pkg: PackageNode): void {
    if (packages.has(pkg)) return;
    packages.add(pkg);
    if (pkg.failed) ok = false;
    for (const name of [pkg.name, ...pkg.provides.map((item) => item.name)]) {
      for (const other of name.installedWith) waiting.add(other);
    }
  }

  follow(undefined, world);
  // A set hands out what is added while it is walked, so this ends when nothing new turns up.
  for (let before = -1; before < packages.size;) {
    before = packages.size;
    for (const pkg of packages) follow(pkg, pkg.depends);
    for (const name of waiting) {
      const pkg = name.chosen?.pkg;
      if (pkg && !packages.has(pkg) && isTriggered(pkg, packages)) add(pkg);
    }
  }
  return { packages, ok };
}

function isTriggered(pkg: PackageNode, present: ReadonlySet<PackageNode>): boolean {
  return pkg.installIf.every((need) => {
    const chosen = need.name.chosen;
    if (!need.dependency.conflict && !(chosen && present.has(chosen.pkg))) return false;
    return isMet(pkg, need, chosen);
  });
}
