import { procfileHints } from '../../hints/procfile.ts';
import type { Project } from '../../core/project.ts';
import { hintedProgram, type HintedStart } from '../../core/start-hint.ts';
import { parseStartLine } from '../../core/start-line.ts';
import type { Found } from '../../core/types.ts';

/** Variables that hand options to a JVM; other platforms set them, a container's own JVM reads JAVA_TOOL_OPTIONS. */
const OPTION_VARIABLES = /\$\{?(?:JAVA|JVM|SBT|DEFAULT_JVM)_?\w*OPTS\}?/g;

/** Launchers that build tools write, which set up the class path and start the main class. */
const LAUNCHER = /(?:^|\/)(?:universal\/stage|install\/[\w.-]+|appassembler|target\/pack)\/bin\/[\w.-]+$/;

const CLASS_PATH = new Set(['-cp', '-classpath', '--class-path']);

/**
 * The start command that a Procfile or a platform's configuration gives a JVM program. The artifact is the one in the image, wherever
 * the line says that the build puts it; options of the JVM and arguments of the program stay. `program` is how the image starts it.
 */
export function jvmStart(
  project: Project,
  port: number | undefined,
  program: readonly string[],
): HintedStart | undefined {
  const hint = project.hints.start ?? rootHint(project);
  if (hint === undefined) return undefined;
  // Without the globs, which only a shell can expand, the rest of the line can be read; what they stand for is built anyway.
  const { argv, env } = parseStartLine(hint.value.replace(OPTION_VARIABLES, '').replaceAll('*', ''), port);
  const read = argv === undefined ? undefined : (javaLine(argv, program) ?? launcherLine(argv, program));
  if (read === undefined) return hintedProgram(project, port, program);
  project.decide('start command', read.join(' '), hint.because, hint.location);
  return { command: read, env, shell: false };
}

/** The line of a Procfile at the root of the build, where it starts what this member's folder holds once it is built. */
function rootHint({ folder, workspaces }: Project): Found<string> | undefined {
  return workspaces
    .filter(({ root }) => root.path !== folder.path)
    .flatMap(({ root }) => {
      const { start } = procfileHints(root);
      const place = root.relative(folder.path);
      return start !== undefined && startsBelow(start.value, place) ? [start] : [];
    })[0];
}

/** Whether a line names something that the build puts below a folder, as a path, in a list of paths or by a URL. */
function startsBelow(line: string, place: string): boolean {
  const parts = (text: string) => `/${text.replace(/[\s:]/g, '/')}/`;
  return ['build', 'target'].some((results) => parts(line).includes(`${parts(place)}${results}/`));
}

function javaLine([java, ...words]: readonly string[], program: readonly string[]): readonly string[] | undefined {
  if (java !== 'java' && java?.endsWith('/bin/java') !== true) return undefined;
  const options: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    if (word === '-jar') return withOptions(program, options, words.slice(at + 2));
    if (CLASS_PATH.has(word)) at++;
    else if (word.startsWith('-')) options.push(word);
    else return withOptions(withMain(program, word), options, words.slice(at + 1));
  }
  return undefined;
}

function launcherLine([launcher = '', ...words]: readonly string[], program: readonly string[]) {
  if (!LAUNCHER.test(launcher)) return undefined;
  const isOption = (word: string) => /^-[DJX]/.test(word);
  const options = words.filter(isOption).map((word) => word.replace(/^-J/, ''));
  return withOptions(
    program,
    options,
    words.filter((word) => !isOption(word)),
  );
}

function withOptions(
  [java = 'java', ...rest]: readonly string[],
  options: readonly string[],
  after: readonly string[],
) {
  const given = new Set(options.map((option) => option.split('=')[0]));
  return [
    java,
    ...options,
    ...rest.filter((word) => !word.startsWith('-D') || !given.has(word.split('=')[0])),
    ...after,
  ];
}

/** The class that the line names, where the program is a class on a class path too. */
function withMain(program: readonly string[], main: string): readonly string[] {
  const place = program.indexOf('-cp') + 2;
  return program.includes('-cp') ? [...program.slice(0, place), main, ...program.slice(place + 1)] : program;
}
