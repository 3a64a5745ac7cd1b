import { validateNames, type PackageIndex } from '../../wolfi/index.ts';
import type { Problem } from '../errors.ts';
import type { UniversalBuild } from '../universal-build.ts';
import type { ValidationRule } from '../validator.ts';

/** Every package that a build names is in the index: all bad names at once, each with its stage and what was meant. */
export function wolfiPackageRule(index: PackageIndex, architecture: string): ValidationRule {
  return {
    name: 'Wolfi packages',
    check: (build: UniversalBuild) => [
      ...unknownPackages(build, 'build', index, architecture),
      ...unknownPackages(build, 'runtime', index, architecture),
    ],
  };
}

function unknownPackages(
  build: UniversalBuild,
  stage: 'build' | 'runtime',
  index: PackageIndex,
  architecture: string,
): readonly Problem[] {
  return validateNames(index, build[stage].packages)
    .filter((verdict) => !verdict.valid)
    .map((verdict) => ({
      code: 'PACKAGE_UNKNOWN',
      message: `${build.metadata.project_name}: ${stage}.packages names ${JSON.stringify(verdict.name)}, which the index for ${architecture} does not have`,
      hint:
        verdict.suggestions.length > 0
          ? `Did you mean ${verdict.suggestions.join(', ')}?`
          : 'Look for it with: aipack packages search WORD',
    }));
}
