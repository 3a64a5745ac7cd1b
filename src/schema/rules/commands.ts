import { normaliseCommand, type UniversalBuild } from '../universal-build.ts';
import { specProblem, type ValidationRule } from './rule.ts';

/** Commands are single steps: each becomes one layer, so joining several hides what changed from the cache. */
export const commandRule: ValidationRule = {
  name: 'commands',
  check: (build: UniversalBuild) => [
    ...build.build.commands.flatMap((command, index) =>
      normaliseCommand(command).run.trim() === ''
        ? [specProblem(build, `build.commands[${index}]`, 'is blank', 'Remove it, or write the command to run.')]
        : [],
    ),
    ...(build.runtime.command[0]?.trim() === ''
      ? [specProblem(build, 'runtime.command[0]', 'is blank', 'Name the program that the container starts.')]
      : []),
  ],
};
