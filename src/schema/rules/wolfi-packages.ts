import { validateNames, type NameVerdict, type PackageIndex } from '../../wolfi/index.ts';
import type { UniversalBuild } from '../universal-build.ts';
import type { ValidationRule, Violation } from './rule.ts';

/** Every package that a build names is in the index: all bad names at once, each with its stage and what was meant. */
export function wolfiPackageRule(index: PackageIndex): ValidationRule {
  return {
    name: 'Wolfi packages',
    check: (build: UniversalBuild) => [...badNames(build, 'build', index), ...badNames(build, 'runtime', index)],
  };
}

function badNames(build: UniversalBuild, stage: 'build' | 'runtime', index: PackageIndex): readonly Violation[] {
  return validateNames(index, build[stage].packages).flatMap((verdict, position) =>
    verdict.valid
      ? []
      : [
          {
            code: 'PACKAGE_UNKNOWN' as const,
            path: [stage, 'packages', position],
            message: `${build.metadata.project_name}: ${stage}.packages: ${complaint(verdict, index.architecture)}`,
            hint: hintFor(verdict),
          },
        ],
  );
}

function complaint({ name, status, version }: NameVerdict, architecture: string): string {
  const quoted = JSON.stringify(name);
  if (status === 'invalid') return `${quoted} is not written as a package name`;
  if (status === 'version') {
    return `the index for ${architecture} has no build that fits ${quoted}; the newest is ${version ?? 'unknown'}`;
  }
  return `the index for ${architecture} has no package ${quoted}`;
}

function hintFor({ suggestions }: NameVerdict): string {
  return suggestions.length > 0
    ? `Did you mean ${suggestions.join(', ')}?`
    : 'Look for it with: aipack packages search WORD';
}
