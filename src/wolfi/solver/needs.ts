import { acceptsProvider } from '../dependency.ts';
import type { Candidate, NameNode, Need, PackageNode } from './nodes.ts';

/** Whether a need of `owner` (undefined: of the world) is met when its name is filled like this. */
export function isMet(owner: PackageNode | undefined, need: Need, candidate: Candidate | undefined): boolean {
  const { dependency } = need;
  if (!candidate) return dependency.conflict;
  if (dependency.conflict && owner === candidate.pkg) return true;
  return acceptsProvider(dependency, candidate.version, candidate.pkg.checksum);
}

/** Names that every one of the options has, in the order in which the first has them. */
export function commonNames(
  options: readonly Candidate[],
  namesOf: (pkg: PackageNode) => readonly { name: NameNode }[],
): Set<NameNode> {
  const [first, ...rest] = options;
  const common = new Set(first ? namesOf(first.pkg).map((item) => item.name) : []);
  for (const { pkg } of rest) {
    if (common.size === 0) break;
    const own = new Set(namesOf(pkg).map((item) => item.name));
    for (const name of common) if (!own.has(name)) common.delete(name);
  }
  return common;
}

/** Whether an option provides a name without a version, or stands for the name under consideration without one. */
export function providesUnversioned(candidate: Candidate, name: NameNode): boolean {
  if (candidate.pkg.name === name) return candidate.version === undefined;
  return candidate.pkg.provides.find((item) => item.name === name)?.version === undefined;
}
