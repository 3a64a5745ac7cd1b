import { lookup } from '../../../untrusted/lookup.ts';
import type { Folder } from '../../core/folder.ts';
import { parseStartLine, takeAssignments, type StartLine } from '../../core/start-line.ts';
import type { Runners } from './knowledge.ts';

/** Tools that load an environment from a file and then run what follows. */
const ENV_LOADERS = new Set(['dotenv', 'dotenvx', 'env-cmd']);

/** A loader of an environment file that is not in the repository has nothing to load: the container's own environment takes its place. */
export function unwrap(line: StartLine, folder: Folder): StartLine {
  const [program = '', ...args] = line.argv ?? [];
  if (READ_ENV.has(program)) return withoutMissing(line, [program, ...args], folder);
  if (!ENV_LOADERS.has(program)) return line;
  const files = args.flatMap((word, index) => (/^(?:-[ef]|--env-file)$/.test(word) ? (args[index + 1] ?? []) : []));
  if ((files.length === 0 ? ['.env'] : files).some((name) => folder.has(name))) return line;
  const end = args.indexOf('--');
  const first = args.findIndex(
    (word, index) =>
      !word.startsWith('-') && word !== 'run' && !/^-[efvp]$|^--(?:env-file|file)$/.test(args[index - 1] ?? ''),
  );
  const rest = end !== -1 ? args.slice(end + 1) : first === -1 ? [] : args.slice(first);
  if (rest.length === 0) return line;
  const { env, words } = takeAssignments(rest);
  return words.length === 0 ? line : { ...line, env: { ...line.env, ...env }, argv: words };
}

/** Programs that end where a file which `--env-file` names is not there. */
const READ_ENV = new Set(['node', 'tsx']);

function withoutMissing(line: StartLine, words: readonly string[], folder: Folder): StartLine {
  const argv: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    const [, joined] = /^--env-file(?:=(.*))?$/.exec(word) ?? [];
    const isOption = word === '--env-file' || joined !== undefined;
    if (isOption && !folder.has(joined ?? words[at + 1] ?? '')) at += joined === undefined ? 1 : 0;
    else argv.push(word);
  }
  return argv.length === words.length ? line : { ...line, argv };
}

/** What a command of a package manager's runs: a script of package.json with further arguments, or a tool from node_modules. */
type Run = { readonly script: string; readonly args: readonly string[] } | { readonly tool: readonly string[] };

/** Words with which package managers do something else than to run what is named. */
const COMMANDS = new Set(
  'add cache config create deploy dlx exec i init install link publish rebuild remove run set store up upgrade version why workspace workspaces x'.split(
    ' ',
  ),
);

function runBy(words: readonly string[], scripts: Readonly<Record<string, string>>, runners: Runners): Run | undefined {
  const [program = '', second = '', third = ''] = words;
  if (runners.tools.has(program) || (runners.scripts.has(program) && ['exec', 'dlx', 'x'].includes(second))) {
    const rest = words.slice(runners.tools.has(program) ? 1 : 2);
    const tool = rest.findIndex((word) => !word.startsWith('-'));
    return tool === -1 ? undefined : { tool: rest.slice(tool) };
  }
  if (!runners.scripts.has(program)) return undefined;
  const name = second === 'run' || second === 'run-script' ? third : second;
  const script = lookup(scripts, name);
  const after = words.slice(words.indexOf(name) + 1);
  if (script !== undefined) return { script, args: after.filter((word) => word !== '--') };
  const isTool = runners.binaries.has(program) && /^[@\w]/.test(name) && !COMMANDS.has(name);
  return isTool ? { tool: [name, ...after] } : undefined;
}

/** What a line that runs scripts of package.json ends in, some scripts deep; `context` says what runs them, and the port for PORT. */
export function followScripts(
  line: StartLine,
  scripts: Readonly<Record<string, string>>,
  context: { readonly runners: Runners; readonly port: number | undefined },
  depth = 0,
): StartLine {
  const { runners, port } = context;
  if (line.argv === undefined || depth > MAX_DEPTH) return line;
  const run = runBy(line.argv, scripts, runners);
  if (run === undefined) return line;
  if ('tool' in run) return { ...line, argv: run.tool };
  const next = followScripts(parseStartLine([run.script, ...run.args].join(' '), port), scripts, context, depth + 1);
  return { ...next, env: { ...next.env, ...line.env } };
}

/** Scripts that run each other, at most. */
const MAX_DEPTH = 5;

/** Package managers and what only they run others with are not in the image, so what they would run takes their place. */
export function inlineScripts(
  line: string,
  scripts: Readonly<Record<string, string>>,
  runners: Runners,
  depth = 0,
): string {
  const parts = line.split(/(&&|\|\|?|;|(?<![<>])&)/);
  const isWhole = parts.every((part) => part.split(/["']/).length % 2 === 1);
  if (depth > MAX_DEPTH || !isWhole) return line;
  return parts.map((part) => inlined(part, scripts, runners, depth)).join('');
}

/** One command of a line, with the blanks around it. */
function inlined(part: string, scripts: Readonly<Record<string, string>>, runners: Runners, depth: number): string {
  const words = part.trim().split(/\s+/);
  const first = words.findIndex((word) => !/^(?:[A-Za-z_]\w*=\S*|exec|cross-env)$/.test(word));
  const run = first === -1 ? undefined : runBy(words.slice(first), scripts, runners);
  if (run === undefined) return part;
  const before = words.slice(0, first).filter((word) => word !== 'cross-env');
  const what =
    'tool' in run
      ? run.tool.join(' ')
      : inlineScripts([run.script, ...run.args].join(' '), scripts, runners, depth + 1);
  // What stands before a chain counts for each of its commands.
  const chain = /&&|\|\||;/.test(what) && before.length > 0 && before.every((word) => word.includes('='));
  const whole = chain ? ['export', ...before, '&&', what] : [...before, what];
  const [leading, trailing] = [part.length - part.trimStart().length, part.trimEnd().length];
  return `${part.slice(0, leading)}${whole.join(' ')}${part.slice(trailing)}`;
}
