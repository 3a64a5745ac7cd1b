import { detect } from '../../detect/detect.ts';
import { memoryRepository } from '../../detect/repository.ts';
import type { PackageCatalog } from '../../detect/core/types.ts';
import type { Ecosystem } from '../../detect/core/ecosystem.ts';
import type { DetectionRegistry } from '../../detect/core/tables.ts';
import { AipackError } from '../../schema/errors.ts';
import { StreamError } from '../../wolfi/index.ts';
import type { UniversalBuild } from '../../schema/universal-build.ts';
import { lookup } from '../../untrusted/lookup.ts';
import { SAMPLES } from './samples.ts';

/** What aipack's own rules know of a language family. */
export interface Practices {
  readonly id: string;
  readonly languages: readonly string[];
  /** Its build systems, with the files that show each. */
  readonly buildSystems: readonly { readonly id: string; readonly files: readonly string[] }[];
  /** Files that pin the version of the language. */
  readonly versionFiles: readonly string[];
  /** Packages in streams that the index offers for it, the one first that is taken where a project asks for none. */
  readonly streams: readonly string[];
  readonly dependencyFolders: readonly string[];
  readonly caches: readonly string[];
  /** What the rules make of the smallest project of the family; undefined where there is none, or the index lacks what it needs. */
  readonly example: UniversalBuild | undefined;
}

/** The language family that a name may mean: its id, one of its languages, or a build system. */
export function findEcosystem({ ecosystems }: DetectionRegistry, name: string): Ecosystem | undefined {
  const wanted = name.toLowerCase();
  const known = ALIASES.get(wanted) ?? wanted;
  return (
    ecosystems.find(({ id }) => id === known) ??
    ecosystems.find(({ buildSystems }) =>
      buildSystems.some(({ id, language }) => id === known || language.toLowerCase() === known),
    )
  );
}

const ALIASES: ReadonlyMap<string, string> = new Map([
  ['c++', 'c'],
  ['cpp', 'c'],
  ['c#', 'dotnet'],
  ['csharp', 'dotnet'],
  ['f#', 'dotnet'],
  ['golang', 'go'],
  ['html', 'static'],
  ['kotlin', 'java'],
  ['scala', 'java'],
  ['groovy', 'java'],
  ['node', 'javascript'],
  ['nodejs', 'javascript'],
  ['typescript', 'javascript'],
  ['erlang', 'elixir'],
  ['bash', 'shell'],
]);

export function practicesOf(ecosystem: Ecosystem, catalog: PackageCatalog): Practices {
  const { id, buildSystems, versions, tree, tools } = ecosystem;
  return {
    id,
    languages: [...new Set(buildSystems.map(({ language }) => language))],
    buildSystems: buildSystems.map((system) => ({
      id: system.id,
      files: [...(system.manifests ?? [system.looksFor])].filter((file) => file !== ''),
    })),
    versionFiles: [...new Set(versions.flatMap(({ plain }) => plain))],
    streams: [...new Set(versions.flatMap(({ family }) => streamOf(catalog, family)))],
    dependencyFolders: tree.dependencyFolders,
    caches: tools.caches,
    example: exampleOf(id, catalog),
  };
}

function streamOf(catalog: PackageCatalog, family: string): readonly string[] {
  try {
    return [catalog.stream(family).package];
  } catch (error) {
    if (error instanceof StreamError) return [];
    throw error;
  }
}

function exampleOf(id: string, catalog: PackageCatalog): UniversalBuild | undefined {
  const files = lookup(SAMPLES, id);
  if (files === undefined) return undefined;
  try {
    return detect({ repository: memoryRepository(files, 'app'), catalog }).builds[0];
  } catch (error) {
    if (error instanceof AipackError || error instanceof StreamError) return undefined;
    throw error;
  }
}
