import type { Problem } from './errors.ts';
import type { UniversalBuild } from './universal-build.ts';
import { cachePathRule } from './rules/cache-paths.ts';
import { commandRule } from './rules/commands.ts';
import { pathRule } from './rules/paths.ts';
import { portRule } from './rules/ports.ts';

/** One thing that must hold of a UniversalBuild beyond its shape. Returns everything that is wrong. */
export interface ValidationRule {
  readonly name: string;
  check(build: UniversalBuild): readonly Problem[];
}

/** Rules that need nothing but the build itself; the package rule joins them where an index is at hand. */
export const STATIC_RULES: readonly ValidationRule[] = [commandRule, portRule, pathRule, cachePathRule];

/** Runs every rule and collects what they say, in the order of the rules. */
export function validateBuild(build: UniversalBuild, rules: readonly ValidationRule[]): readonly Problem[] {
  return rules.flatMap((rule) => rule.check(build));
}

/** A problem at a path inside a build, in the one form that all rules use. */
export function specProblem(build: UniversalBuild, path: string, message: string, hint?: string): Problem {
  return {
    code: 'SPEC_INVALID',
    message: `${build.metadata.project_name}: ${path} ${message}`,
    ...(hint === undefined ? {} : { hint }),
  };
}
