import { detect, type DetectResult } from '../detect/detect.ts';
import type { Repository } from '../detect/core/repository.ts';
import type { PackageCatalog } from '../detect/core/types.ts';
import { AipackError } from '../schema/errors.ts';
import { OVERRIDE_FILES } from '../schema/override-files.ts';
import { loadOverrides } from '../schema/overrides-load.ts';
import { applyOverrides, type OverrideSource, type ServiceOverrides } from '../schema/overrides.ts';
import { findFamily, StreamError } from '../wolfi/index.ts';

/** What the repository itself overrides. */
export function fileOverrides(repository: Repository): readonly OverrideSource[] {
  return OVERRIDE_FILES.flatMap((file) => {
    const content = repository.peek(file);
    return content === undefined ? [] : [loadOverrides(content, file)];
  });
}

/**
 * The services of a repository as overrides want them. Packages that an override names count while planning too, where the version
 * that the project asks for does not exist: the plan is then one for theirs.
 * @throws AipackError as `detect` and `applyOverrides` do
 */
export function detectOverridden(
  repository: Repository,
  catalog: PackageCatalog,
  sources: readonly OverrideSource[],
): DetectResult {
  const detected = detectUnlessOverridden(repository, withNamed(catalog, sources), sources);
  return { ...detected, builds: applyOverrides(detected.builds, sources, repository.name) };
}

/** A catalog that answers with the stream whose packages an override names where none fits what a project asks for. */
function withNamed(catalog: PackageCatalog, sources: readonly OverrideSource[]): PackageCatalog {
  const named = sources.flatMap(({ name, overrides }) =>
    [overrides, ...Object.values(overrides.services ?? {})].flatMap((each) =>
      packagesOf(each).map((item) => ({ name, item })),
    ),
  );
  if (named.length === 0) return catalog;
  return {
    has: (name) => catalog.has(name),
    stream(family, constraint) {
      try {
        return catalog.stream(family, constraint);
      } catch (error) {
        if (!(error instanceof StreamError)) throw error;
        const found = named.flatMap(({ name, item }) => {
          const stream = streamIn(item, family);
          return stream === undefined ? [] : [{ name, item, stream }];
        })[0];
        if (found === undefined) throw error;
        const choice = catalog.stream(family, found.stream);
        return { ...choice, reason: `${found.name} names ${found.item}`, notice: error.message };
      }
    },
  };
}

function packagesOf({ build, runtime }: ServiceOverrides): readonly string[] {
  return [...(build?.packages ?? []), ...(runtime?.packages ?? [])];
}

/** The stream that a package belongs to: `8` of `dotnet-8-sdk` and `aspnet-8-runtime`, `22` of `nodejs-22=22.1.0-r0`. */
function streamIn(item: string, family: string): string | undefined {
  const [, prefix = '', stream] = /^([a-z]+)-?(\d+(?:\.\d+)?)(?![\w.])/.exec(item) ?? [];
  const owner = prefix === 'aspnet' ? 'dotnet' : prefix;
  return findFamily(owner)?.name === family ? stream : undefined;
}

/**
 * A repository that nothing is detected in can still be built, when the overrides say how; and so can one of a language without a
 * toolchain, when their commands do what no plan of ours does.
 */
function detectUnlessOverridden(
  repository: Repository,
  catalog: PackageCatalog,
  sources: readonly OverrideSource[],
): DetectResult {
  try {
    return detect({ repository, catalog });
  } catch (error) {
    if (!(error instanceof AipackError)) throw error;
    const nothing = error.code === 'NOTHING_DETECTED';
    const builds = sources.some(({ overrides }) => overrides.build?.commands !== undefined);
    const unsupported = builds && error.problems.every(({ code }) => code === 'FEATURE_UNSUPPORTED');
    if ((!nothing && !unsupported) || applyOverrides([], sources, repository.name).length === 0) throw error;
    return { builds: [], notices: [], considered: [], unbuildable: [] };
  }
}
