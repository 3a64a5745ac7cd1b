import type { Project } from './project.ts';
import { parseStartLine } from './start-line.ts';
import type { Knowledge } from './knowledge.ts';

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
  const alone = program.length === 1;
  if (!alone && !BUILT.test(argv.join(' '))) return hintedStart(project, port);
  const rest = argumentsOf(project.folder.repository.knowledge, argv, alone);
  if (rest === undefined) return undefined;
  const command = [...program, ...rest];
  project.decide('start command', command.join(' '), hint.because, hint.location);
  return { command, env, shell: false };
}

/** The words that the program itself gets; undefined when the line starts something that the image does not have. */
function argumentsOf(
  { builders, interpreters }: Knowledge,
  argv: readonly string[],
  alone: boolean,
): readonly string[] | undefined {
  const [tool = '', verb] = argv;
  const separator = argv.indexOf('--');
  if (builders.has(tool)) {
    if (separator !== -1) return argv.slice(separator + 1);
    // What follows `cargo run` is for cargo, and what follows the files or the package of `go run` for the program.
    if (tool !== 'go' || verb !== 'run') return [];
    const packages = argv.findIndex((word, index) => index > 1 && !word.startsWith('-'));
    const files = argv.findLastIndex((word) => word.endsWith('.go'));
    return packages === -1 ? [] : argv.slice(Math.max(packages, files) + 1);
  }
  // Nothing else than the program is there, so a name can mean nothing else, unless it is an interpreter's.
  if (alone && !interpreters.has(tool.replace(/^(?:\/usr)?\/bin\//, ''))) return argv.slice(1);
  const last = argv.findLastIndex(
    (word) => BUILT.test(word) || /\.(?:go|rs|cs|jar|dll)$/.test(word) || word === 'run' || word === '--',
  );
  return last === -1 ? undefined : argv.slice(last + 1);
}

/** What compilers and their tools are called, and where they put what they make. */
const BUILT =
  /^(?:\.\/|bin\/|go |cargo |dotnet |java |sh |mvnw?\b|\.\/gradlew|gradle\b|sbt\b)|(?:^|[\s/])(?:target|build|out|bin|publish)\/|-jar\b|\.dll\b/;
