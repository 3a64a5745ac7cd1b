import type { ApkPackage } from '../types.ts';

/** Packages by those whose layers have to be below theirs. */
export type Below = ReadonlyMap<ApkPackage, ReadonlySet<ApkPackage>>;

/**
 * Layers, bottom first: each above those of `must`, and of `should` where no circle keeps it from that; otherwise in the order
 * in which the packages are given. Where `must` itself has a circle, what comes first in it is taken; `unmet` says over whom.
 */
export function orderLayers(
  packages: readonly ApkPackage[],
  must: Below,
  should: Below,
): { readonly order: readonly ApkPackage[]; readonly unmet: ReadonlyMap<ApkPackage, readonly ApkPackage[]> } {
  const waiting = new Set(packages);
  const order: ApkPackage[] = [];
  const unmet = new Map<ApkPackage, readonly ApkPackage[]>();
  const isFree = (apk: ApkPackage, below: Below): boolean =>
    [...(below.get(apk) ?? [])].every((each) => each === apk || !waiting.has(each));
  while (waiting.size > 0) {
    const candidates = [...waiting];
    const free = candidates.filter((apk) => isFree(apk, must));
    const next = free.find((apk) => isFree(apk, should)) ?? free[0] ?? candidates[0];
    if (next === undefined) break;
    waiting.delete(next);
    const missed = [...(must.get(next) ?? [])].filter((each) => waiting.has(each));
    if (missed.length > 0) unmet.set(next, missed);
    order.push(next);
  }
  return { order, unmet };
}
