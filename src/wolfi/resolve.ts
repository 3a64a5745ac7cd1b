import { parseDependency, type Dependency } from './dependency.ts';
import { ResolveError, type ResolveReason } from './errors.ts';
import type { PackageIndex } from './package-index.ts';
import { explain } from './solver/explain.ts';
import { Graph, type BuildFilter } from './solver/graph.ts';
import type { PackageNode } from './solver/nodes.ts';
import { readOutcome } from './solver/outcome.ts';
import { Solver } from './solver/solver.ts';
import { suggestNames } from './search/suggest.ts';

export interface ResolvedPackage {
  readonly name: string;
  readonly version: string;
  readonly checksum: string;
  /** Bytes of the package file. */
  readonly size: number;
  /** Bytes on disk once installed. */
  readonly installedSize: number;
  readonly origin: string;
  /** Address of the repository that has it; empty for an index from a file. */
  readonly repository: string;
}

export interface Resolution {
  /** Everything that is installed, dependencies included, sorted by name. */
  readonly packages: readonly ResolvedPackage[];
}

export interface ResolveOptions {
  /** Leaves builds out as if the index did not have them. */
  readonly accepts?: BuildFilter;
}

function invalid(text: string): ResolveReason {
  const message = `"${text}" is no package name; write name, name=version, name~version or name<version.`;
  return { kind: 'invalid', subject: text, requiredBy: [text], message, suggestions: [] };
}

/**
 * Reads a world. As with `apk add`, a name that comes twice is asked for as it was written last.
 * A name may not begin with a dash: it ends up as an argument of apk.
 */
function parseWorld(world: readonly string[]): Dependency[] {
  const byName = new Map<string, Dependency>();
  const reasons: ResolveReason[] = [];
  for (const text of world) {
    const dependency = parseDependency(text);
    if (!dependency || dependency.name.startsWith('-')) reasons.push(invalid(text));
    else byName.set(dependency.name, dependency);
  }
  if (reasons.length > 0) {
    throw new ResolveError('RESOLVE_WORLD', reasons, 'Correct the package names.');
  }
  return [...byName.values()].sort((a, b) => compareNames(a.name, b.name));
}

/** By letters without regard to case first, as apk sorts a world: the order may decide between equally good answers. */
function compareNames(a: string, b: string): number {
  const left = a.toLowerCase();
  const right = b.toLowerCase();
  if (left !== right) return left < right ? -1 : 1;
  return a < b ? -1 : a > b ? 1 : 0;
}

function describe(index: PackageIndex, pkg: PackageNode): ResolvedPackage {
  const { name, version, checksum, size, installedSize, origin } = index.pinnableRecordOf(pkg.id);
  const repository = index.parts[index.partOf(pkg.id)]?.repository ?? '';
  return { name, version, checksum, size, installedSize, origin, repository };
}

/**
 * What `apk add` with these arguments would install into an empty root: `name`, `name=version`, `name<version`, `name~version`,
 * `name@tag`, `!name`, and names that packages provide.
 * @throws ResolveError RESOLVE_WORLD for arguments that are no dependencies, RESOLVE_UNSATISFIABLE with every reason why not;
 * IndexError INDEX_CORRUPT for an index that was changed
 */
export function resolve(index: PackageIndex, world: readonly string[], options: ResolveOptions = {}): Resolution {
  const graph = new Graph(index, options.accepts);
  const needs = parseWorld(world).map((dependency) => ({ name: graph.name(dependency.name), dependency }));
  for (const { name } of needs) name.asked = true;
  for (const { name } of needs) graph.discover(name);
  graph.linkDependents();
  const decided = new Solver(graph).solve(needs);
  const outcome = readOutcome(needs);
  if (!decided || !outcome.ok) {
    const reasons = explain(graph, needs, outcome, (name) => suggestNames(index, name));
    throw new ResolveError('RESOLVE_UNSATISFIABLE', reasons, 'Ask for other packages or versions.');
  }
  const packages = [...outcome.packages].map((pkg) => describe(index, pkg));
  return { packages: packages.sort((a, b) => (a.name < b.name ? -1 : 1)) };
}
