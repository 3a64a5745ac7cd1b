import { lookup } from '../../../untrusted/lookup.ts';
import type { Folder } from '../../core/folder.ts';
import { parseStartLine, takeAssignments, type StartLine } from '../../core/start-line.ts';
import type { Runners } from './knowledge.ts';

/** Tools that load an environment from a file and then run what follows. */
const ENV_LOADERS = new Set(['dotenv', 'dotenvx', 'env-cmd']);

/** A loader of an environment file that is not in the repository has nothing to load: the container's own environment takes its place. */
export function unwrap(line: StartLine, folder: Folder): StartLine {
  const [program = '', ...args] = line.argv ?? [];
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

/** What a line that runs scripts of package.json ends in, some scripts deep; `context` says what runs them, and the port for PORT. */
export function followScripts(
  line: StartLine,
  scripts: Readonly<Record<string, string>>,
  context: { readonly runners: Runners; readonly port: number | undefined },
  depth = 0,
): StartLine {
  const { runners, port } = context;
  const argv = line.argv;
  if (argv === undefined || depth > 5) return line;
  const [program = '', second = '', third = ''] = argv;
  if (runners.tools.has(program) || (runners.scripts.has(program) && ['exec', 'dlx', 'x'].includes(second))) {
    const rest = argv.slice(runners.tools.has(program) ? 1 : 2);
    const tool = rest.findIndex((word) => !word.startsWith('-'));
    return tool === -1 ? line : { ...line, argv: rest.slice(tool) };
  }
  if (!runners.scripts.has(program)) return line;
  const name = second === 'run' || second === 'run-script' ? third : second;
  const script = lookup(scripts, name);
  if (script === undefined) return line;
  const after = argv.slice(argv.indexOf(name) + 1).filter((word) => word !== '--');
  const next = followScripts(parseStartLine([script, ...after].join(' '), port), scripts, context, depth + 1);
  return { ...next, env: { ...next.env, ...line.env } };
}

/** Package managers are not in the image, so what they would run takes their place. */
export function inlineScripts(
  line: string,
  scripts: Readonly<Record<string, string>>,
  runners: Runners,
  depth = 0,
): string {
  if (depth > 5) return line;
  return line.replace(
    /\b([\w-]+)\s+(?:run(?:-script)?\s+)?([\w:.-]+)(?=\s*(?:&&|\|\||;|$))/g,
    (whole, program: string, name: string) => {
      const script = runners.scripts.has(program) ? lookup(scripts, name) : undefined;
      return script === undefined ? whole : inlineScripts(script, scripts, runners, depth + 1);
    },
  );
}
