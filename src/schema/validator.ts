import type { Problem } from './errors.ts';
import { parseSpecPath, type Locate, type SpecPath } from './locate.ts';
import type { UniversalBuild } from './universal-build.ts';
import { cachePathRule } from './rules/cache-paths.ts';
import { commandRule } from './rules/commands.ts';
import { pathRule } from './rules/paths.ts';
import { portRule } from './rules/ports.ts';
import { zeroByteRule } from './rules/zero-bytes.ts';

/** A problem with the place inside the build that it is about. */
export interface Violation extends Problem {
  readonly path: SpecPath;
}

/** One thing that must hold of a UniversalBuild beyond its shape. Returns everything that is wrong. */
export interface ValidationRule {
  readonly name: string;
  check(build: UniversalBuild): readonly Violation[];
}

/** Rules that need nothing but the build itself; the package rule joins them where an index is at hand. */
export const STATIC_RULES: readonly ValidationRule[] = [commandRule, zeroByteRule, portRule, pathRule, cachePathRule];

/** Runs every rule and collects what they say, in the order of the rules; with `locate`, each at its place in a file. */
export function validateBuild(
  build: UniversalBuild,
  rules: readonly ValidationRule[],
  locate?: Locate,
): readonly Problem[] {
  return rules
    .flatMap((rule) => rule.check(build))
    .map(({ path, ...problem }) => (locate === undefined ? problem : { ...problem, location: locate(path) }));
}

/** A problem at a path inside a build, in the one form that all rules use. */
export function specProblem(build: UniversalBuild, path: string, message: string, hint?: string): Violation {
  return {
    path: parseSpecPath(path),
    code: 'SPEC_INVALID',
    message: `${build.metadata.project_name}: ${path} ${message}`,
    ...(hint === undefined ? {} : { hint }),
  };
}
