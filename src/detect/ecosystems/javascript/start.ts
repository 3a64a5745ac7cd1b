import { lookup } from '../../../untrusted/lookup.ts';
import { sh } from '../../core/shell.ts';
import { parseStartLine } from '../../core/start-line.ts';
import type { SourceLocation } from '../../core/types.ts';
import { TOOL_FILES } from './commands/tools.ts';
import type { JavascriptKnowledge } from './knowledge.ts';
import type { JavascriptProject } from './javascript-project.ts';
import { withoutBuilds } from './start-builds.ts';
import { followScripts, inlineScripts, unwrap } from './resolve-line.ts';

/**
 * What says how a service is started: `hint` another tool's file, `script` package.json, `task` a task runner, `output` what the
 * framework's build leaves behind, `framework` its usual server, `entry` a file.
 */
export type StartSource = 'hint' | 'script' | 'task' | 'output' | 'framework' | 'entry';

/** How the service is started, resolved as far as package scripts lead. */
export interface Start {
  readonly env: Readonly<Record<string, string>>;
  readonly command: readonly string[];
  /** Whether a shell is needed to run it. */
  readonly shell: boolean;
  /** Names of tools from node_modules that it runs. */
  readonly tools: readonly string[];
  /** What its line builds before it starts. */
  readonly builds?: readonly string[];
  /** Whether what it runs listens on PORT, whatever the source says. */
  readonly readsPort?: boolean;
  readonly source: StartSource;
  readonly because: string;
  readonly location?: SourceLocation;
}

/** Resolves a script to the process that it ends in. */
export function startFromScript(js: JavascriptProject, script: string, port: number | undefined): Start {
  const { manifest } = js;
  const line = manifest.line('scripts', script);
  return startFromLine(js, {
    line: lookup(manifest.scripts, script) ?? '',
    port,
    source: 'script',
    because: `scripts.${script} says \`${lookup(manifest.scripts, script) ?? ''}\``,
    location: line === undefined ? { file: manifest.document.file } : { file: manifest.document.file, line },
  });
}

export interface LineInput {
  readonly line: string;
  readonly port: number | undefined;
  readonly source: StartSource;
  readonly because: string;
  readonly location?: SourceLocation;
}

/** Resolves a command line: scripts to what they run, tools to files that Node can run without a shell. */
export function startFromLine(js: JavascriptProject, input: LineInput): Start {
  const { project, manifest, manager, knowledge } = js;
  const { runners } = knowledge;
  const { line, builds } = withoutBuilds(input.line, manifest.scripts, knowledge);
  const followed = followScripts(parseStartLine(line, input.port), manifest.scripts, {
    port: input.port,
    runners,
  });
  const resolved = unwrap(followed, project.folder);
  const { source, location } = input;
  const because =
    line === input.line ? input.because : `${input.because}, and what it builds first is built in the image`;
  const evidence = {
    source,
    because,
    ...(builds.length === 0 ? {} : { builds }),
    ...(location === undefined ? {} : { location }),
  };
  if (resolved.argv === undefined) {
    // The script itself goes to the shell, with the tools of node_modules on the PATH as a package manager would have it.
    const text = inlineScripts(resolved.text, manifest.scripts, runners);
    const reads = /\$\{?PORT\b/.test(text) ? { readsPort: true } : {};
    return { ...evidence, ...reads, env: {}, command: ['/bin/sh', '-c', text], shell: true, tools: wordsOf(text) };
  }
  const [program = '', ...rest] = resolved.argv;
  const env = resolved.env;
  const own = knowledge.managers.some(({ interpreter }) => interpreter?.program === program);
  if (own || program === 'node' || program === 'deno' || program.startsWith('/')) {
    const command = own && rest[0] === 'run' ? [program, ...rest.slice(1)] : resolved.argv;
    return { ...evidence, env, command, shell: false, tools: [] };
  }
  if (program === 'nodemon')
    return {
      ...evidence,
      env,
      command: ['node', ...rest.filter((arg) => !arg.startsWith('-'))],
      shell: false,
      tools: [],
    };
  if (/\.(?:sh|bash)$/.test(program) || program.startsWith('./') || SYSTEM.has(program)) {
    return { ...evidence, env, command: ['/bin/sh', '-c', line], shell: true, tools: [] };
  }
  const file = manager.linksBinaries ? `.bin/${program}` : lookup(TOOL_FILES, program);
  return file === undefined
    ? // What lies in node_modules/.bin is a script for a shell then.
      {
        ...evidence,
        env,
        command: ['/bin/sh', '-c', sh`exec ${resolved.argv}`.line],
        shell: true,
        tools: [program],
      }
    : { ...evidence, env, command: ['node', `node_modules/${file}`, ...rest], shell: false, tools: [program] };
}

/** Programs that are no npm tools. */
const SYSTEM = new Set([
  'sh',
  'bash',
  'echo',
  'cd',
  'sleep',
  'cat',
  'python',
  'python3',
  'ruby',
  'php',
  'java',
  'go',
  'make',
  'true',
  'docker',
  'docker-compose',
]);

function wordsOf(line: string): readonly string[] {
  return line.split(/[\s;&|()]+/).filter((word) => /^[a-z@][\w./@-]*$/i.test(word));
}

/** The file that a command runs: the first argument of Node.js, or of a manager that is an interpreter, that is no option. */
export function entryOf(command: readonly string[], { managers }: JavascriptKnowledge): string | undefined {
  const [program] = command;
  if (program !== 'node' && !managers.some(({ interpreter }) => interpreter?.program === program)) return undefined;
  const valued = new Set(['-r', '--require', '--import', '--loader', '--experimental-loader', '--env-file']);
  for (let at = 1; at < command.length; at++) {
    const word = command[at] ?? '';
    if (valued.has(word)) at++;
    else if (!word.startsWith('-')) return word.replace(/^\.\//, '');
  }
  return undefined;
}
