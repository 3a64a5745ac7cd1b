import type { Problem } from '../errors.ts';
import { parseSpecPath, type SpecPath } from '../locate.ts';
import type { UniversalBuild } from '../universal-build.ts';

/** A problem with the place inside the build that it is about. */
export interface Violation extends Problem {
  readonly path: SpecPath;
}

/** One thing that must hold of a UniversalBuild beyond its shape. Returns everything that is wrong. */
export interface ValidationRule {
  readonly name: string;
  check(build: UniversalBuild): readonly Violation[];
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
