import type { ApkPackage } from '../types.ts';
import { isDevice, isPassedOver, isUnpacked } from './entries.ts';
import type { Installation } from './install.ts';
import { dependencyEdges } from './install-order.ts';
import { type Below, orderLayers } from './layer-order.ts';
import { RealPaths } from './links.ts';
import type { RootTree } from './tree.ts';

/** A layer: a package's data segment as it stands, or what is left of some packages, made anew. */
export type PlannedLayer =
  | { readonly kind: 'package'; readonly apk: ApkPackage }
  | { readonly kind: 'anew'; readonly packages: readonly ApkPackage[]; readonly why: AnewReason };

export type AnewReason = 'link' | 'device' | 'passed-over' | 'replaced' | 'joined';

/**
 * Which layers make the tree, bottom first. A package whose data segment says something else than the tree gets a layer made
 * anew, except where a layer above it puts that right. Of more than `most` layers, the smallest are joined into one on top,
 * which has nothing that a layer below it should hide.
 */
export function planLayers(installation: Installation, tree: RootTree, most: number): readonly PlannedLayer[] {
  const packages = installation.packages.filter((apk) => isUnpacked(apk) && apk.entries.length > 0);
  const largest = packages.length > most ? bySize(packages).slice(0, most - 1) : packages;
  const kept = packages.filter((apk) => largest.includes(apk));
  const joined = packages.filter((apk) => !largest.includes(apk));
  const layers = planSingle(kept, tree);
  return joined.length === 0 ? layers : [...layers, { kind: 'anew', packages: joined, why: 'joined' }];
}

function bySize(packages: readonly ApkPackage[]): ApkPackage[] {
  return [...packages].sort((a, b) => b.data.size - a.data.size);
}

function planSingle(packages: readonly ApkPackage[], tree: RootTree): readonly PlannedLayer[] {
  const real = new RealPaths((path) => tree.linkAt(path));
  const anew = new Map<ApkPackage, AnewReason>();
  const winners = new Map<ApkPackage, ReadonlySet<ApkPackage>>();
  for (const apk of packages) {
    const reason = reasonForAnew(apk, tree, real);
    if (reason === undefined) winners.set(apk, winnersOver(apk, tree));
    else anew.set(apk, reason);
  }
  const should: Below = new Map([...dependencyEdges(packages)].map(([apk, below]) => [apk, new Set(below)]));
  const { order, unmet } = orderLayers(packages, inverted(winners), should);
  for (const losers of unmet.values()) for (const apk of losers) anew.set(apk, 'replaced');
  return order.map((apk) => {
    const why = anew.get(apk);
    return why === undefined ? { kind: 'package', apk } : { kind: 'anew', packages: [apk], why };
  });
}

function inverted(above: ReadonlyMap<ApkPackage, ReadonlySet<ApkPackage>>): Below {
  const below = new Map<ApkPackage, Set<ApkPackage>>();
  for (const [loser, winners] of above) {
    for (const winner of winners) {
      const losers = below.get(winner);
      if (losers === undefined) below.set(winner, new Set([loser]));
      else losers.add(loser);
    }
  }
  return below;
}

function reasonForAnew(apk: ApkPackage, tree: RootTree, real: RealPaths): AnewReason | undefined {
  for (const entry of apk.entries) {
    const { path, kind } = entry;
    if (path === '') continue;
    if (isPassedOver(entry)) return 'passed-over';
    if (isDevice(entry)) return 'device';
    if ((kind === 'directory' ? real.folder(path) : real.of(path)) !== path) return 'link';
    // Only a device that is left out can have taken a file's place and left none.
    if (kind !== 'directory' && tree.at(path) === undefined) return 'replaced';
  }
  return undefined;
}

/** Packages whose files hide some of this one's. */
function winnersOver(apk: ApkPackage, tree: RootTree): ReadonlySet<ApkPackage> {
  const winners = new Set<ApkPackage>();
  for (const { kind, path } of apk.entries) {
    if (kind === 'directory' || path === '') continue;
    const winner = tree.at(path)?.apk;
    if (winner !== undefined && winner !== apk) winners.add(winner);
  }
  return winners;
}
