import type { UniversalBuild } from '../../../src/schema/universal-build.ts';
import { compareVersions, type PackageIndex } from '../../../src/wolfi/index.ts';

export interface Fitted {
  readonly build: UniversalBuild;
  /** `wanted → taken`, where the lab has another version. */
  readonly instead: readonly string[];
  /** What the lab has nothing for. */
  readonly lacks: readonly string[];
  /** Of those, what the application may do without. */
  readonly leftOut: readonly string[];
}

/** An extension of PHP that the application may never ask for: the build is tried without it. */
const OPTIONAL = /^php-\d+\.\d+-(?!fpm$)|^git$|^ttf-/;

/** A build whose packages are those that the lab has: of a family with versions in its names, the nearest one that is not older. */
export function fitToLab(build: UniversalBuild, lab: PackageIndex): Fitted {
  const instead = new Map<string, string>();
  const lacks = new Set<string>();
  const fit = (names: readonly string[] = []): readonly string[] =>
    names.flatMap((name) => {
      if (lab.has(name) || lab.providers(name).length > 0) return [name];
      const other = standIn(name, lab.names());
      if (other === undefined) lacks.add(name);
      else instead.set(name, other);
      return other === undefined ? [] : [other];
    });
  const fitted = {
    ...build,
    build: { ...build.build, packages: fit(build.build.packages) },
    runtime: { ...build.runtime, packages: fit(build.runtime.packages) },
  };
  const leftOut = [...lacks].filter((name) => OPTIONAL.test(name));
  return {
    build: fitted as UniversalBuild,
    instead: [...instead].map(([wanted, taken]) => `${wanted} → ${taken}`),
    lacks: [...lacks],
    leftOut,
  };
}

function standIn(name: string, known: readonly string[]): string | undefined {
  const wanted = partsOf(name);
  if (wanted === undefined) return undefined;
  const family = known.flatMap((other) => {
    const parts = partsOf(other);
    return parts?.before === wanted.before && parts.after === wanted.after
      ? [{ name: other, version: parts.version }]
      : [];
  });
  family.sort((a, b) => compareVersions(a.version, b.version));
  return (family.find(({ version }) => compareVersions(version, wanted.version) >= 0) ?? family.at(-1))?.name;
}

/** `php-8.4-curl` is `php-`, `8.4` and `-curl`. */
function partsOf(name: string): { before: string; version: string; after: string } | undefined {
  const [, before, version, after] = /^([a-z]+\d?-?)(\d+(?:\.\d+)*)(-[a-z-]+)?$/.exec(name) ?? [];
  return before === undefined || version === undefined ? undefined : { before, version, after: after ?? '' };
}
