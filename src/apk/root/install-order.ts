import { parseDependency } from '../../wolfi/index.ts';
import type { ApkPackage } from '../types.ts';
import { compareBytes, compareNames } from './text-order.ts';

/** Packages by the names that they have or provide. */
function providers(packages: readonly ApkPackage[]): ReadonlyMap<string, readonly ApkPackage[]> {
  const byName = new Map<string, ApkPackage[]>();
  const add = (name: string, apk: ApkPackage): void => {
    const list = byName.get(name);
    if (list === undefined) byName.set(name, [apk]);
    else if (!list.includes(apk)) list.push(apk);
  };
  for (const apk of packages) add(apk.info.name, apk);
  for (const apk of packages) {
    for (const text of apk.info.provides) {
      const name = parseDependency(text)?.name;
      if (name !== undefined) add(name, apk);
    }
  }
  return byName;
}

/** Names that a list of dependencies asks for; what must not be there is no dependency. */
function wanted(texts: readonly string[]): string[] {
  return texts.flatMap((text) => {
    const dependency = parseDependency(text);
    return dependency === undefined || dependency.conflict ? [] : [dependency.name];
  });
}

/** A package whose dependencies are being gone through. */
interface Visit {
  readonly apk: ApkPackage;
  readonly below: Iterator<ApkPackage>;
}

/**
 * The order in which apk installs: what was asked for by name, each after its dependencies, in the order in which it names
 * them; where dependencies make a circle, the package that was come by first is installed last. What nothing asked for
 * follows by name. The same order, whatever order the packages are given in.
 */
export function installOrder(packages: readonly ApkPackage[], world: readonly string[]): readonly ApkPackage[] {
  const byName = [...packages].sort(
    (a, b) =>
      compareNames(a.info.name, b.info.name) ||
      compareBytes(a.info.version, b.info.version) ||
      compareBytes(a.checksum, b.checksum),
  );
  const providing = providers(byName);
  const provided = (texts: readonly string[]): ApkPackage[] =>
    wanted(texts).flatMap((name) => providing.get(name) ?? []);
  const seen = new Set<ApkPackage>();
  const order: ApkPackage[] = [];
  const begin = (apk: ApkPackage): Visit => {
    seen.add(apk);
    return { apk, below: provided(apk.info.dependencies).values() };
  };
  for (const root of [...provided([...world].sort(compareNames)), ...byName]) {
    const visits = seen.has(root) ? [] : [begin(root)];
    for (let visit = visits.at(-1); visit !== undefined; visit = visits.at(-1)) {
      const next = visit.below.next();
      if (next.done === true) {
        order.push(visit.apk);
        visits.pop();
      } else if (!seen.has(next.value)) visits.push(begin(next.value));
    }
  }
  return order;
}

/** For each package, those whose names it asks for, by the same rule. */
export function dependencyEdges(packages: readonly ApkPackage[]): ReadonlyMap<ApkPackage, readonly ApkPackage[]> {
  const providing = providers(packages);
  return new Map(
    packages.map((apk) => [
      apk,
      wanted(apk.info.dependencies)
        .flatMap((name) => providing.get(name) ?? [])
        .filter((other) => other !== apk),
    ]),
  );
}
