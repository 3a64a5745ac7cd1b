import type { Project } from './project.ts';
import { parseStartLine } from './start-line.ts';
import type { StartTable } from './start-words.ts';
import type { Stated } from './stated-arguments.ts';
import type { SourceLocation } from './types.ts';

export interface HintedStart {
  readonly command: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly shell: boolean;
}

/** The start command that a Procfile or a platform's configuration gives, recorded as a decision. */
export function hintedStart(project: Project, port: number | undefined): HintedStart | undefined {
  const hint = project.hints.start;
  if (hint === undefined) return undefined;
  const { argv, env } = parseStartLine(hint.value, port);
  const command = argv ?? ['/bin/sh', '-c', hint.value];
  project.decide('start command', command.join(' '), hint.because, hint.location);
  const told = argv === undefined && port !== undefined && /\$(?:PORT\b|\{PORT\})/.test(hint.value);
  return { command, env: told ? { PORT: String(port), ...env } : env, shell: argv === undefined };
}

/**
 * The same for a program that the build makes: a hint that names it at the place where its own tool would put it, or that would build
 * it first, means the program in the image, with the arguments that follow.
 */
export function hintedProgram(
  project: Project,
  port: number | undefined,
  program: readonly string[],
): HintedStart | undefined {
  const hint = project.hints.start;
  const { start } = project.folder.repository.knowledge;
  const { argv, env } = parseStartLine(hint?.value ?? '', port);
  if (hint === undefined || argv === undefined)
    return hint === undefined || start.startsBuilt(hint.value.trim().split(/\s+/))
      ? undefined
      : hintedStart(project, port);
  const alone = program.length === 1;
  if (!alone && !start.startsBuilt(argv)) return hintedStart(project, port);
  const rest = argumentsOf(start, argv, alone);
  if (rest === undefined) return undefined;
  const command = [...program, ...rest];
  project.decide('start command', command.join(' '), hint.because, hint.location);
  return { command, env, shell: false };
}

/** The words that a program which the build makes gets without a line that says how to start it, recorded as a decision. */
export function startWords(
  project: Project,
  program: string,
  told: Stated | undefined,
  location: SourceLocation | undefined,
): readonly string[] {
  if (told === undefined) project.decide('start command', program, 'it is the program that the build makes', location);
  else project.decide('start command', [program, ...told.words].join(' '), told.hint.because, told.hint.location);
  return told?.words ?? [];
}

/** The words that the program itself gets; undefined when the line starts something that the image does not have. */
function argumentsOf(
  { builders, interpreters, namesProgram }: StartTable,
  argv: readonly string[],
  alone: boolean,
): readonly string[] | undefined {
  const [tool = '', verb] = argv;
  const separator = argv.indexOf('--');
  const builder = builders.get(tool);
  if (builder !== undefined) {
    if (separator !== -1) return argv.slice(separator + 1);
    const { operands } = builder;
    if (operands === undefined || verb !== operands.verb) return [];
    const first = argv.findIndex((word, index) => index > 1 && !word.startsWith('-'));
    const last = argv.findLastIndex((word) => word.endsWith(operands.ending));
    return first === -1 ? [] : argv.slice(Math.max(first, last) + 1);
  }
  // Nothing else than the program is there, so a name can mean nothing else, unless it is an interpreter's.
  if (alone && !interpreters.has(tool.replace(/^(?:\/usr)?\/bin\//, ''))) return argv.slice(1);
  const last = argv.findLastIndex((word) => namesProgram(word) || word === 'run' || word === '--');
  return last === -1 ? undefined : argv.slice(last + 1);
}
