import type { Folder } from './folder.ts';
import type { SourceFile } from './sources.ts';

/** What is common to the definitions of all languages: how a project shows that it uses the framework. */
export interface FrameworkDefinition {
  readonly id: string;
  /** Ids of frameworks that this one stands on, or that projects with it also depend on. */
  readonly before?: readonly string[];
  /** Dependencies any of which shows the framework; a name that ends in `*` stands for all that begin so. */
  readonly dependencies: readonly string[];
  /** Whether it does its work while building, so that a development dependency shows it too. */
  readonly buildTime?: boolean;
}

/** What a definition with logic may look at, in any language. */
export interface ServiceView {
  readonly folder: Folder;
  /** Whether the project depends on a package in production. */
  depends(name: string): boolean;
  /** The source of the service, the entry first. */
  sources(): readonly SourceFile[];
  /** The first of these files with its text, comments blanked: for configuration that is code. */
  config(...names: readonly string[]): SourceFile | undefined;
}

/** The first definition that a project depends on; `development` counts for build-time frameworks only. */
export function chooseFramework<Definition extends FrameworkDefinition>(
  definitions: readonly Definition[],
  dependencies: Iterable<string>,
  development: Iterable<string> = [],
): { readonly framework: Definition; readonly dependency: string } | undefined {
  const production = [...dependencies];
  const all = [...production, ...development];
  for (const framework of definitions) {
    const names = framework.buildTime === true ? all : production;
    for (const wanted of framework.dependencies) {
      const dependency = wanted.endsWith('*')
        ? names.find((name) => name.startsWith(wanted.slice(0, -1)))
        : names.find((name) => name === wanted);
      if (dependency !== undefined) return { framework, dependency };
    }
  }
  return undefined;
}
