import { normaliseCommand, type UniversalBuild } from '../universal-build.ts';
import { specProblem, type ValidationRule } from './rule.ts';

/** What ends every text that a process is given. */
const NUL = '\0';

/** Commands are single steps: each becomes one layer, so joining several hides what changed from the cache. */
export const commandRule: ValidationRule = {
  name: 'commands',
  check: (build: UniversalBuild) => [
    ...build.build.commands.flatMap((command, index) =>
      normaliseCommand(command).run.trim() === ''
        ? [specProblem(build, `build.commands[${index}]`, 'is blank', 'Remove it, or write the command to run.')]
        : [],
    ),
    ...textsOf(build)
      .filter(([, text]) => text.includes(NUL))
      .map(([where]) => specProblem(build, where, 'holds a zero byte, which no process can be given')),
    ...(build.runtime.command[0]?.trim() === ''
      ? [specProblem(build, 'runtime.command[0]', 'is blank', 'Name the program that the container starts.')]
      : []),
  ],
};

/** Every text that a process of the build or of the image is given, and where it stands. */
function textsOf({ build, runtime }: UniversalBuild): readonly (readonly [where: string, text: string])[] {
  const environment = (where: string, env: Readonly<Record<string, string>>) =>
    Object.entries(env).map(([name, value]) => [`${where}.${name}`, value] as const);
  return [
    ...build.commands.map((command, index) => [`build.commands[${index}]`, normaliseCommand(command).run] as const),
    ...runtime.command.map((word, index) => [`runtime.command[${index}]`, word] as const),
    ...environment('build.env', build.env),
    ...environment('runtime.env', runtime.env),
  ];
}
