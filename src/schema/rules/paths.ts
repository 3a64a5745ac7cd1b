import { posix } from 'node:path';
import { normaliseCommand, type UniversalBuild } from '../universal-build.ts';
import { specProblem, type ValidationRule } from './rule.ts';

/** Paths stay where they belong: inputs and the service folder inside the repository, copies inside the two stages. */
export const pathRule: ValidationRule = {
  name: 'paths',
  check: (build: UniversalBuild) => [
    ...(leaves(build.metadata.path) || posix.isAbsolute(build.metadata.path)
      ? [specProblem(build, 'metadata.path', `${quote(build.metadata.path)} is outside the repository`)]
      : []),
    ...build.build.commands.flatMap((command, index) =>
      (normaliseCommand(command).inputs ?? [])
        .filter((input) => posix.isAbsolute(input) || leaves(posix.join(build.metadata.path, input)))
        .map((input) =>
          specProblem(build, `build.commands[${index}].inputs`, `${quote(input)} is outside the repository`),
        ),
    ),
    ...build.runtime.copy.flatMap(({ from, to }, index) => [
      ...(!posix.isAbsolute(from) && leaves(posix.join(build.metadata.path, from))
        ? [specProblem(build, `runtime.copy[${index}].from`, `${quote(from)} is outside the build directory`)]
        : []),
      ...(!posix.isAbsolute(to) && leaves(to)
        ? [specProblem(build, `runtime.copy[${index}].to`, `${quote(to)} is outside the working directory`)]
        : []),
    ]),
  ],
};

/** Whether a relative path climbs above where it starts. */
function leaves(path: string): boolean {
  const clean = posix.normalize(path);
  return clean === '..' || clean.startsWith('../');
}

function quote(path: string): string {
  return JSON.stringify(path);
}
