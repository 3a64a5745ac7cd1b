import type { Project } from './project.ts';
import { parseStartLine } from './start-line.ts';
import type { Found } from './types.ts';

export interface HintedStart {
  readonly command: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly shell: boolean;
}

/** Whether a start line is that of a Procfile's process that is not the one for visitors: a worker, say. */
export function isOtherProcess(hint: Found<string>): boolean {
  return /^the Procfile's (?!web )/.test(hint.because);
}

/** The start command that a Procfile or a platform's configuration gives, recorded as a decision. */
export function hintedStart(project: Project, port: number | undefined): HintedStart | undefined {
  const hint = project.hints.start;
  if (hint === undefined) return undefined;
  const { argv, env } = parseStartLine(hint.value, port);
  const command = argv ?? ['/bin/sh', '-c', hint.value];
  project.decide('start command', command.join(' '), hint.because, hint.location);
  return { command, env, shell: argv === undefined };
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
  const { argv, env } = parseStartLine(hint?.value ?? '', port);
  if (hint === undefined || argv === undefined)
    return hint === undefined || BUILT.test(hint.value) ? undefined : hintedStart(project, port);
  if (!BUILT.test(argv.join(' '))) return hintedStart(project, port);
  const last = argv.findLastIndex(
    (word) => BUILT.test(word) || /\.(?:go|rs|cs|jar|dll)$/.test(word) || word === 'run' || word === '--',
  );
  const command = [...program, ...argv.slice(last + 1)];
  project.decide('start command', command.join(' '), hint.because, hint.location);
  return { command, env, shell: false };
}

/** What compilers and their tools are called, and where they put what they make. */
const BUILT =
  /^(?:\.\/|bin\/|go |cargo |dotnet |java |sh |mvnw?\b|\.\/gradlew|gradle\b|sbt\b)|(?:^|[\s/])(?:target|build|out|bin|publish)\/|-jar\b|\.dll\b/;
