import * as z from 'zod/mini';
import type { PackageCatalog } from '../../detect/core/types.ts';
import type { DetectionRegistry } from '../../detect/core/tables.ts';
import { described } from '../../schema/described.ts';
import { findEcosystem, practicesOf, type Practices } from '../practices/practices.ts';
import { defineTool, type Json, type Tool } from '../tool.ts';

/** What aipack's rules do for a language family, for a model to follow where it can. */
export function getBestPractices(registry: DetectionRegistry, catalog: PackageCatalog): Tool {
  return defineTool({
    name: 'get_best_practices',
    description:
      'Tells what aipack knows of a language: its build systems, Wolfi packages, caches, and a whole build of a small project as an ' +
      'example to follow. For a language that aipack has no rules for, it lists those it has.',
    input: z.strictObject({
      language: described(
        'A language or build tool: "go", "java", "zig".',
        z.string().check(z.minLength(1), z.maxLength(64)),
      ),
    }),
    run: ({ language }) => {
      const ecosystem = findEcosystem(registry, language);
      if (ecosystem === undefined || ecosystem.id === 'unsupported') {
        const known = registry.ecosystems.map(({ id }) => id).filter((id) => id !== 'unsupported');
        return {
          known: false,
          languages: known,
          advice:
            'aipack has no rules for it. Find its toolchain with search_wolfi_packages, and take the example of a language that is ' +
            'built alike: go or rust where one program comes out, python or php where the source itself runs.',
        };
      }
      return practicesJson(practicesOf(ecosystem, catalog));
    },
  });
}

function practicesJson({ example, ...practices }: Practices): Json {
  const known = {
    known: true,
    id: practices.id,
    languages: practices.languages,
    build_systems: practices.buildSystems.map(({ id, files }) => ({ id, files })),
    version_files: practices.versionFiles,
    packages_in_streams: practices.streams,
    dependency_folders: practices.dependencyFolders,
    caches: practices.caches,
  };
  if (example === undefined) return known;
  const { metadata, ...rest } = example;
  const { reasoning: _, ...named } = metadata;
  return { ...known, example: { ...rest, metadata: named } as unknown as Json };
}
