import type { PackageCatalog } from '../../detect/core/types.ts';
import type { DetectionRegistry } from '../../detect/core/tables.ts';
import { searchPackages, type PackageIndex } from '../../wolfi/index.ts';
import { findEcosystem, practicesOf } from '../practices/practices.ts';
import type { Scan } from './scan.ts';

/** Packages of Wolfi that a language of the repository is likely to need. All of them are in the index. */
export interface WolfiPackageHints {
  /** The language or build tool. */
  readonly of: string;
  readonly build: readonly string[];
  readonly runtime: readonly string[];
  /** Found by the language's name alone, where aipack has no rules for it. */
  readonly found: readonly string[];
}

/** Languages that hints are given for. */
const MAX_LANGUAGES = 4;
const MAX_FOUND = 6;
/** Kinds of file that need no toolchain. */
const PLAIN: ReadonlySet<string> = new Set(['CSS', 'HTML', 'SQL', 'Shell']);

/** Hints for the main languages and the build tools of a repository. */
export function wolfiHints(
  { languages, buildTools }: Pick<Scan, 'languages' | 'buildTools'>,
  registry: DetectionRegistry,
  catalog: PackageCatalog,
  index: PackageIndex,
): readonly WolfiPackageHints[] {
  const main = languages.map(({ name }) => name).filter((name) => !PLAIN.has(name));
  return [...main.slice(0, MAX_LANGUAGES), ...buildTools].flatMap((name) => {
    const ecosystem = findEcosystem(registry, name);
    const example = ecosystem && practicesOf(ecosystem, catalog).example;
    const hints = {
      of: name,
      build: example?.build.packages ?? [],
      runtime: example?.runtime.packages ?? [],
      found: example === undefined ? foundFor(name, index) : [],
    };
    return hints.build.length + hints.runtime.length + hints.found.length === 0 ? [] : [hints];
  });
}

function foundFor(name: string, index: PackageIndex): readonly string[] {
  return searchPackages(index, name, MAX_FOUND).map((found) => found.name);
}
