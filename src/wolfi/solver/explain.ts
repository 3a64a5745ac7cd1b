import type { ResolveReason } from '../errors.ts';
import { compareVersions } from '../version.ts';
import type { Graph } from './graph.ts';
import type { Candidate, NameNode, Need, PackageNode } from './nodes.ts';
import type { Outcome } from './outcome.ts';
import { isMet } from './needs.ts';

/** Longest list that a sentence spells out. */
const MOST = 5;

function list(items: readonly string[]): string {
  const shown = items.slice(0, MOST).join(', ');
  return items.length > MOST ? `${shown} and ${items.length - MOST} more` : shown;
}

function label(pkg: PackageNode): string {
  return `${pkg.name.name}-${pkg.version}`;
}

interface Demand {
  readonly owner: PackageNode | undefined;
  readonly need: Need;
}

function describe({ owner, need }: Demand): string {
  return owner ? `${label(owner)} (${need.dependency.text})` : need.dependency.text;
}

interface Situation {
  readonly graph: Graph;
  readonly demands: ReadonlyMap<NameNode, readonly Demand[]>;
  readonly suggest: (name: string) => readonly string[];
}

function collectDemands(world: readonly Need[], packages: ReadonlySet<PackageNode>): Map<NameNode, Demand[]> {
  const demands = new Map<NameNode, Demand[]>();
  const add = (owner: PackageNode | undefined, need: Need): void => {
    const known = demands.get(need.name);
    if (known) known.push({ owner, need });
    else demands.set(need.name, [{ owner, need }]);
  };
  for (const need of world) add(undefined, need);
  for (const pkg of packages) for (const need of pkg.depends) add(pkg, need);
  return demands;
}

function missing(name: NameNode, demands: readonly Demand[], situation: Situation): ResolveReason | undefined {
  const asking = demands.filter(({ need }) => !need.dependency.conflict);
  if (asking.length === 0 || name.chosen) return undefined;
  const requiredBy = asking.map(describe);
  const inherited = asking.flatMap(({ owner }) => (owner ? [label(owner)] : []));
  const by = inherited.length > 0 ? `, which ${list(inherited)} needs` : '';
  if (name.candidates.length > 0) {
    const choices = [...new Set(name.candidates.map(({ pkg }) => pkg.name.name))].sort();
    const message = `"${name.name}"${by === '' ? '' : `${by},`} can be provided by several packages and none of them is preferred; choose one: ${list(choices)}.`;
    return { kind: 'choice', subject: name.name, requiredBy, message, suggestions: choices };
  }
  const suggestions = situation.suggest(name.name);
  const meant = suggestions.length > 0 ? ` Did you mean ${list(suggestions)}?` : '';
  const message = `There is no package "${name.name}"${by}.${meant}`;
  return { kind: 'missing', subject: name.name, requiredBy, message, suggestions };
}

function availableVersions(name: NameNode): string[] {
  const versions = new Set(name.candidates.flatMap(({ version }) => version ?? []));
  return [...versions].sort((a, b) => compareVersions(b, a));
}

function unmet(pkg: PackageNode, situation: Situation): ResolveReason[] {
  const reasons: ResolveReason[] = [];
  const provided = [{ name: pkg.name, version: pkg.version }, ...pkg.provides];
  for (const { name, version } of provided) {
    for (const demand of situation.demands.get(name) ?? []) {
      if (isMet(demand.owner, demand.need, { pkg, version })) continue;
      reasons.push(demand.need.dependency.conflict ? excluded(pkg, demand) : wrongVersion(pkg, demand));
    }
  }
  return reasons;
}

function excluded(pkg: PackageNode, demand: Demand): ResolveReason {
  const by = demand.owner
    ? `${label(demand.owner)} cannot be installed together with it`
    : `"${demand.need.dependency.text}" forbids it`;
  return {
    kind: 'conflict',
    subject: label(pkg),
    requiredBy: [describe(demand)],
    message: `${label(pkg)} would be needed, but ${by}.`,
    suggestions: [],
  };
}

function wrongVersion(pkg: PackageNode, demand: Demand): ResolveReason {
  const { name, dependency } = demand.need;
  const versions = availableVersions(name);
  const fitting = name.candidates.some((candidate) => isMet(demand.owner, demand.need, candidate));
  const who = demand.owner ? `${label(demand.owner)} needs "${dependency.text}"` : `"${dependency.text}" is asked for`;
  const message = fitting
    ? `${who}, but something else holds ${name.name} at ${pkg.version}.`
    : `${who}, but no build of ${name.name} fits; available: ${list(versions)}.`;
  return {
    kind: 'version',
    subject: label(pkg),
    requiredBy: [describe(demand)],
    message,
    suggestions: versions.slice(0, MOST),
  };
}

/** Names that several of the packages provide although only one may, since one of them does so with a version. */
function clashes(packages: readonly PackageNode[]): ResolveReason[] {
  const byName = new Map<NameNode, Candidate[]>();
  for (const pkg of packages) {
    for (const { name, version } of [{ name: pkg.name, version: pkg.version }, ...pkg.provides]) {
      byName.set(name, [...(byName.get(name) ?? []), { pkg, version }]);
    }
  }
  return [...byName].flatMap(([name, providers]) => {
    if (providers.length < 2 || providers.every(({ version }) => version === undefined)) return [];
    const labels = providers.map(({ pkg }) => label(pkg));
    const twice = new Set(labels).size === 1;
    const message = twice
      ? `${list(labels.slice(0, 1))} provides "${name.name}" more than once, so it cannot be installed.`
      : `${list(labels)} all provide "${name.name}" and cannot be installed together.`;
    return [
      {
        kind: 'conflict' as const,
        subject: labels[0] ?? name.name,
        requiredBy: labels.slice(1),
        message,
        suggestions: [],
      },
    ];
  });
}

function unavailable(pkg: PackageNode, situation: Situation): ResolveReason[] {
  const subject = label(pkg);
  const requiredBy = (situation.demands.get(pkg.name) ?? []).map(describe);
  if (pkg.unusable !== undefined) {
    return [
      {
        kind: 'unavailable',
        subject,
        requiredBy,
        message: `${subject} cannot be installed: ${pkg.unusable}.`,
        suggestions: [],
      },
    ];
  }
  if (pkg.tagAllowed) return [];
  const tags = situation.graph.tagNames(pkg);
  const suggestions = tags.map((tag) => `${pkg.name.name}@${tag}`);
  const message = `${subject} is only in a tagged repository; ask for ${list(suggestions)} to allow it.`;
  return [{ kind: 'unavailable', subject, requiredBy, message, suggestions }];
}

/** Says why a world does not come out, in a stable order and without saying anything twice. */
export function explain(
  graph: Graph,
  world: readonly Need[],
  outcome: Outcome,
  suggest: (name: string) => readonly string[],
): ResolveReason[] {
  const demands = collectDemands(world, outcome.packages);
  const situation: Situation = { graph, demands, suggest };
  const packages = [...outcome.packages].sort((a, b) => (label(a) < label(b) ? -1 : 1));
  const names = [...demands].sort(([a], [b]) => (a.name < b.name ? -1 : 1));
  const reasons = [
    ...names.flatMap(([name, asking]) => missing(name, asking, situation) ?? []),
    ...packages.flatMap((pkg) => [...unavailable(pkg, situation), ...unmet(pkg, situation)]),
    ...clashes(packages),
  ];
  const unique = [...new Map(reasons.map((reason) => [reason.message, reason])).values()];
  if (unique.length > 0) return unique;
  const failed = packages.filter((pkg) => pkg.failed).map(label);
  const message = `These packages cannot be installed together: ${list(failed.length > 0 ? failed : packages.map(label))}.`;
  return [{ kind: 'conflict', subject: 'world', requiredBy: [], message, suggestions: [] }];
}
