import { lookup } from '../../../untrusted/lookup.ts';
import type { Folder } from '../../core/folder.ts';
import type { Project } from '../../core/project.ts';
import { sh } from '../../core/shell.ts';
import { parseStartLine, takeAssignments, type StartLine } from '../../core/start-line.ts';
import type { SourceLocation } from '../../core/types.ts';
import type { PackageJson } from './package-json.ts';
import type { PackageManager } from './managers/manager.ts';

/** How the service is started, resolved as far as package scripts lead. */
export interface Start {
  readonly env: Readonly<Record<string, string>>;
  readonly command: readonly string[];
  /** Whether a shell is needed to run it. */
  readonly shell: boolean;
  /** Names of tools from node_modules that it runs. */
  readonly tools: readonly string[];
  readonly because: string;
  readonly location?: SourceLocation;
}

/** Scripts that start production, the most deliberate first. */
const START_SCRIPTS = ['start:prod', 'start:production', 'start', 'serve:prod', 'serve'] as const;

const MANAGERS = new Set(['npm', 'yarn', 'pnpm', 'bun']);

/** Commands that serve while someone develops, or that serve the files of a finished build. */
const DEVELOPMENT =
  /^(?:vite(?: dev| serve| preview|$| --)|react-scripts start|ng (?:serve|s\b)|webpack(?:-dev-server| serve| --watch| -w)|astro (?:dev|preview)|next dev|nuxt(?:i)? (?:dev|preview)|remix (?:vite:)?dev|react-router dev|parcel(?: serve|$| (?!build))|gatsby (?:develop|serve)|expo start|vue-cli-service serve|serve(?: |$)|http-server|live-server|docusaurus (?:start|serve)|vitepress (?:dev|preview)|vuepress dev|eleventy --serve|storybook|start-storybook|svelte-kit dev|sirv|browser-sync|snowpack dev|rsbuild (?:dev|preview)|craco start|ember serve|tsdx watch|tsc -w|tsc --watch|heft |turbo (?:run )?dev|lerna run dev|(?:umi|max) dev|sapper dev|polymer serve|stencil build .*--(?:serve|watch)|sanity (?:dev|start)|docusaurus-start|brunch watch|preact watch|gridsome develop|hexo s|quasar dev|slidev(?: --|$)|observable preview)/;

/** Whether a command line serves files for development rather than running a server in production. */
export function isDevelopmentServer(line: string): boolean {
  return DEVELOPMENT.test(
    line
      .replace(
        /^(?:(?:cross-env|npx|bunx|pnpx|exec|(?:npm|pnpm|yarn|bun)(?: (?:exec|dlx|x|run))?(?: --)?)\s+|\w+=\S*\s+)*/,
        '',
      )
      .trim(),
  );
}

/** The script to start with; one that only reloads on change gives way to one that does not. */
export function chooseStartScript(scripts: Readonly<Record<string, string>>): string | undefined {
  const names = START_SCRIPTS.filter((name) => scripts[name] !== undefined && scripts[name].trim() !== '');
  const reloads = (name: string) =>
    /^(?:nodemon|nest start|ts-node-dev|tsnd|tsx watch)\b/.test(lookup(scripts, name) ?? '');
  return (
    names.find((name) => !reloads(name) && !isDevelopmentServer(scripts[name] ?? '')) ??
    names.find((name) => name === 'start')
  );
}

/** Resolves a script to the process that it ends in. */
export function startFromScript(
  project: Project,
  manifest: PackageJson,
  manager: PackageManager,
  script: string,
  port: number | undefined,
): Start {
  const line = manifest.line('scripts', script);
  return startFromLine(project, manifest, manager, {
    line: lookup(manifest.scripts, script) ?? '',
    port,
    because: `scripts.${script} says \`${lookup(manifest.scripts, script) ?? ''}\``,
    location: line === undefined ? { file: manifest.document.file } : { file: manifest.document.file, line },
  });
}

export interface LineInput {
  readonly line: string;
  readonly port: number | undefined;
  readonly because: string;
  readonly location?: SourceLocation;
}

/** Resolves a command line: scripts to what they run, tools to files that Node can run without a shell. */
export function startFromLine(
  project: Project,
  manifest: PackageJson,
  manager: PackageManager,
  input: LineInput,
): Start {
  const followed = followScripts(parseStartLine(input.line, input.port), manifest.scripts, input.port);
  const resolved = unwrap(followed, project.folder);
  const evidence = { because: input.because, ...(input.location === undefined ? {} : { location: input.location }) };
  if (resolved.argv === undefined) {
    // The script itself goes to the shell, with the tools of node_modules on the PATH as a package manager would have it.
    const line = inlineScripts(resolved.text, manifest.scripts);
    return { ...evidence, env: {}, command: ['/bin/sh', '-c', line], shell: true, tools: wordsOf(line) };
  }
  const [program = '', ...rest] = resolved.argv;
  const env = resolved.env;
  if (program === 'node' || program === 'bun' || program === 'deno' || program.startsWith('/')) {
    const command = program === 'bun' && rest[0] === 'run' ? ['bun', ...rest.slice(1)] : resolved.argv;
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
    return { ...evidence, env, command: ['/bin/sh', '-c', input.line], shell: true, tools: [] };
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

/** Files behind tools that production servers are started with, for node_modules/.bin folders that hold shell scripts. */
const TOOL_FILES: Readonly<Record<string, string>> = {
  astro: 'astro/astro.js',
  'http-server': 'http-server/bin/http-server',
  medusa: '@medusajs/cli/cli.js',
  nest: '@nestjs/cli/bin/nest.js',
  next: 'next/dist/bin/next',
  nuxt: 'nuxt/bin/nuxt.mjs',
  'pm2-runtime': 'pm2/bin/pm2-runtime',
  'react-router-serve': '@react-router/serve/bin.cjs',
  'remix-serve': '@remix-run/serve/dist/cli.js',
  serve: 'serve/build/main.js',
  strapi: '@strapi/strapi/bin/strapi.js',
  'ts-node': 'ts-node/dist/bin.js',
  tsx: 'tsx/dist/cli.mjs',
  vinxi: 'vinxi/bin/cli.mjs',
};

/** Tools that load an environment from a file and then run what follows. */
const ENV_LOADERS = new Set(['dotenv', 'dotenvx', 'env-cmd']);

/** A loader of an environment file that is not in the repository has nothing to load: the container's own environment takes its place. */
function unwrap(line: StartLine, folder: Folder): StartLine {
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

function followScripts(
  line: StartLine,
  scripts: Readonly<Record<string, string>>,
  port: number | undefined,
  depth = 0,
): StartLine {
  const argv = line.argv;
  if (argv === undefined || depth > 5) return line;
  const [program = '', second = '', third = ''] = argv;
  if (
    program === 'npx' ||
    program === 'pnpx' ||
    program === 'bunx' ||
    (MANAGERS.has(program) && ['exec', 'dlx', 'x'].includes(second))
  ) {
    const rest = argv.slice(program.endsWith('x') ? 1 : 2);
    const tool = rest.findIndex((word) => !word.startsWith('-'));
    return tool === -1 ? line : { ...line, argv: rest.slice(tool) };
  }
  if (!MANAGERS.has(program)) return line;
  const name = second === 'run' || second === 'run-script' ? third : second;
  const script = lookup(scripts, name);
  if (script === undefined) return line;
  const after = argv.slice(argv.indexOf(name) + 1).filter((word) => word !== '--');
  const next = followScripts(parseStartLine([script, ...after].join(' '), port), scripts, port, depth + 1);
  return { ...next, env: { ...next.env, ...line.env } };
}

/** Package managers are not in the image, so what they would run takes their place. */
function inlineScripts(line: string, scripts: Readonly<Record<string, string>>, depth = 0): string {
  if (depth > 5) return line;
  return line.replace(
    /\b(?:npm|pnpm|yarn|bun)\s+(?:run(?:-script)?\s+)?([\w:.-]+)(?=\s*(?:&&|\|\||;|$))/g,
    (whole, name: string) => {
      const script = lookup(scripts, name);
      return script === undefined ? whole : inlineScripts(script, scripts, depth + 1);
    },
  );
}

function wordsOf(line: string): readonly string[] {
  return line.split(/[\s;&|()]+/).filter((word) => /^[a-z@][\w./@-]*$/i.test(word));
}

/** The file that a command runs: the first argument of `node` or `bun` that is no option. */
export function entryOf(command: readonly string[]): string | undefined {
  if (command[0] !== 'node' && command[0] !== 'bun') return undefined;
  const valued = new Set(['-r', '--require', '--import', '--loader', '--experimental-loader', '--env-file']);
  for (let at = 1; at < command.length; at++) {
    const word = command[at] ?? '';
    if (valued.has(word)) at++;
    else if (!word.startsWith('-')) return word.replace(/^\.\//, '');
  }
  return undefined;
}
