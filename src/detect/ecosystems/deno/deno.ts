import { posix } from 'node:path';
import { lookup } from '../../../untrusted/lookup.ts';
import { healthRoute } from '../../core/health.ts';
import { asRecord, asString, type Document } from '../../core/manifests/document.ts';
import { decidePort, portEnv, scanPorts, type PortPatterns } from '../../core/ports.ts';
import type { Project } from '../../core/project.ts';
import { pathWord, sh } from '../../core/shell.ts';
import { sourceFiles } from '../../core/sources.ts';
import { parseStartLine } from '../../core/start-line.ts';
import { asPort } from '../../core/hint.ts';
import type { Draft, Found } from '../../core/types.ts';
import type { BuildSystem } from '../../core/build-system.ts';
import { ENTRIES, exportsHandler, importingFile } from './entries.ts';
import { lumeOutput, lumeSite } from './lume.ts';
import { configurationIn } from './workspace.ts';

const PORTS: PortPatterns = {
  withDefault: [
    /Deno\.env\.get\(\s*["']PORT["']\s*\)\s*(?:\?\?|\|\|)\s*["']?(?<port>\d{2,5})/,
    /process\.env\.PORT\s*(?:\?\?|\|\|)\s*["']?(?<port>\d{2,5})/,
  ],
  literal: [
    /\bDeno\.serve\(\s*\{[^}]{0,300}?\bport\s*:\s*(?<port>\d{2,5})/,
    /\.listen\(\s*\{[^}]{0,300}?\bport\s*:\s*(?<port>\d{2,5})/,
    /\bserve\([^;]{0,200}?\bport\s*:\s*(?<port>\d{2,5})/,
    /\.listen\(\s*(?<port>\d{2,5})/,
    /\bconst\s+port\s*=\s*(?<port>\d{2,5})\b/i,
  ],
  mention: [/Deno\.env\.get\(\s*["']PORT["']/, /process\.env\.PORT\b/],
};

const ROUTES = [/\.get\(\s*["'`](?<path>\/[^"'`]*)["'`]/g, /pathname\s*===?\s*["'`](?<path>\/[^"'`]*)["'`]/g];
const CACHE = '/root/deno';

/** Deno, with its configuration file. */
export const deno: BuildSystem = {
  id: 'deno',
  before: ['dotnet'],
  language: 'TypeScript',
  looksFor: 'deno.json, deno.jsonc',
  manifests: ['deno.json', 'deno.jsonc', 'deno.lock'],
  strength: 'manifest',
  recognise(folder) {
    const name = folder.first('deno.json', 'deno.jsonc', 'deno.lock');
    return name === undefined ? undefined : folder.where(name);
  },
  plan: planDeno,
};

/** A program without configuration whose imports only Deno resolves. */
export const denoProgram: BuildSystem = {
  id: 'deno-program',
  before: ['go-program'],
  language: 'TypeScript',
  looksFor: 'main.ts with imports from addresses',
  strength: 'convention',
  recognise(folder) {
    const name = importingFile(folder);
    return name === undefined ? undefined : folder.where(name);
  },
  plan: planDeno,
};

/** The port that `deno serve` is told. */
function told(words: readonly string[]): Found<number> | undefined {
  const at = words.findIndex((word) => /^--port(?:=|$)/.test(word));
  const port = asPort(words[at]?.split('=')[1] ?? words[at + 1]);
  return at === -1 || port === undefined ? undefined : { value: port, because: 'the start command says so' };
}

/** Lock files of managers that install package.json for Node.js or Bun. */
const OTHER_LOCKS = ['package-lock.json', 'pnpm-lock.yaml', 'yarn.lock', 'bun.lock', 'bun.lockb'];

function planDeno(project: Project): Draft | undefined {
  const { folder } = project;
  const lock = folder.has('deno.lock') || !folder.has('package.json') ? undefined : folder.first(...OTHER_LOCKS);
  if (lock !== undefined) {
    project.reject('deno project', `${lock} is the lock file, and Deno has none`);
    return undefined;
  }
  const file = folder.first('deno.json', 'deno.jsonc');
  const config = configurationIn(folder);
  // Packages and modules of its workspace are found from the root, where Deno looks for the configuration of all members.
  const root = project.workspaces.find(({ root: { path } }) => path !== folder.path)?.root ?? folder;
  const place = posix.join('/app', root.relative(folder.path));
  const tasks = Object.keys(asRecord(config?.get('tasks')));
  const site = project.hints.start === undefined ? lumeOutput(folder, config) : undefined;
  if (tasks.some((name) => /^wrangler\b/.test(taskLine(config, name) ?? '')) && !tasks.includes('start')) {
    project.reject('deno project', 'its tasks run it with wrangler, on Cloudflare Workers, and nothing in it listens');
    return undefined;
  }
  const start = site === undefined ? startOf(project, config) : undefined;
  if (start === undefined && site === undefined) {
    project.reject('deno project', 'it has neither a start task nor a main.ts: it is a library');
    return undefined;
  }
  const shown = folder.where(file ?? folder.first(...ENTRIES) ?? 'deno.lock');
  project.decide('language', 'typescript', 'Deno runs it', shown);
  project.decide('build system', 'deno', 'its configuration or its imports show it', shown);
  if (!project.catalog.has('deno')) {
    project.problem(
      'PACKAGE_UNKNOWN',
      'this is a Deno project, and the package index has no deno',
      'Bring a Dockerfile, or move the project to Node.js.',
      shown,
    );
  }
  if (site !== undefined) return lumeSite(project, site, tasks, CACHE);
  if (start === undefined) return undefined;
  project.decide('start command', start.value.join(' '), start.because, start.location);
  const entry = start.value.find((word) => /^[\w./:@-]+\.[jt]sx?$/.test(word)) ?? folder.first(...ENTRIES);
  const first = entry === undefined ? [] : [entry];
  const sources = sourceFiles(folder, { extensions: ['.ts', '.tsx', '.js'], comments: 'slashes', first });
  const fresh = JSON.stringify(config?.root ?? {}).includes('fresh') || folder.has('fresh.gen.ts');
  const scan = scanPorts(sources, PORTS);
  const port = decidePort(
    project,
    scan,
    sources.some(({ text }) => /\bDeno\.serve\(|\bserve\(/.test(text)) || fresh || start.value[1] === 'serve'
      ? (told(start.value) ?? { value: 8000, because: 'Deno serves there unless told otherwise' })
      : undefined,
  );
  const health = port === undefined ? undefined : (healthRoute(sources, ROUTES) ?? project.hints.health);
  const build = taskLine(config, 'build');
  const cache = entry === undefined ? [] : [{ run: sh`deno cache ${pathWord(entry)}`, name: 'download dependencies' }];
  const program = denoPackage(project, config);
  // What starts may be what the build makes.
  const isMade = entry !== undefined && build !== undefined && !entry.includes(':') && !folder.has(entry);
  return {
    ...(asString(config?.get('name')) === undefined ? {} : { name: asString(config?.get('name')) ?? '' }),
    language: 'typescript',
    buildSystem: 'deno',
    ...(fresh ? { framework: project.decide('framework', 'fresh', 'the configuration imports it', shown) } : {}),
    build: {
      packages: [program],
      env: { DENO_DIR: CACHE },
      commands: [
        // With a package.json the folder of Node.js's packages is not made by itself.
        ...([folder, root].some((each) => each.has('package.json')) || isMade
          ? [{ run: sh`deno install`, name: 'install packages' }]
          : []),
        ...(isMade ? [] : cache),
        ...(build === undefined ? [] : [{ run: sh`deno task build`, name: 'build' }]),
        ...(isMade ? cache : []),
      ],
    },
    runtime: {
      packages: [program, 'libgcc'],
      env: { DENO_DIR: '/deno', DENO_NO_UPDATE_CHECK: '1', ...portEnv(port, scan.readsPort) },
      copy: [
        { from: CACHE, to: '/deno' },
        { from: folder.relative(root.path), to: root.path === folder.path ? '.' : '/app' },
      ],
      workdir: place,
      command: start.value,
      ports: port === undefined ? [] : [port],
      ...(health === undefined ? {} : { health: project.accept('health', health) }),
    },
  };
}

/** The line of a task, which may stand beside its description. */
function taskLine(config: Document | undefined, name: string): string | undefined {
  const task = lookup(asRecord(config?.get('tasks')), name);
  return asString(task) ?? asString(asRecord(task).command);
}

/** Fresh before 1.7 calls what Deno 2 has no more. */
const OLD_FRESH = /deno\.land\/x\/fresh@1\.[0-6]\./;

/** The package of Deno: the newest, or the last of release 1 where the project needs that. */
function denoPackage(project: Project, config: Document | undefined): string {
  const { folder } = project;
  const map = asString(config?.get('importMap')) ?? 'import_map.json';
  const file = [config?.file === undefined ? '' : folder.relative(config.file), map].find((name) =>
    OLD_FRESH.test(folder.read(name) ?? ''),
  );
  if (file === undefined) return 'deno';
  return project.decide(
    'runtime version',
    'deno~1',
    'this release of Fresh does not run on Deno 2',
    folder.where(file),
  );
}

function startOf(project: Project, config: Document | undefined): Found<readonly string[]> | undefined {
  const { folder } = project;
  const hint = project.hints.start;
  const hinted = hint === undefined ? undefined : parseStartLine(hint.value).argv;
  if (hint !== undefined && hinted !== undefined) return { ...hint, value: hinted };
  const task = ['start', 'serve', 'preview'].find((name) => taskLine(config, name) !== undefined);
  const argv = task === undefined ? undefined : parseStartLine(taskLine(config, task) ?? '').argv;
  const line = task === undefined ? undefined : config?.line('tasks', task);
  const shown = {
    because: `tasks.${task ?? ''} says so`,
    location: line === undefined ? { file: config?.file ?? 'deno.json' } : { file: config?.file ?? 'deno.json', line },
  };
  const watches = taskLine(config, task ?? '')?.includes('--watch') === true;
  // A task that watches is for development.
  if (task !== undefined && !watches) {
    const [program, verb = ''] = argv ?? [];
    // Deno has a shell of its own for its tasks.
    if (argv === undefined || program !== 'deno') return { value: ['deno', 'task', task], ...shown };
    if (/^(?:run|serve|-.*|.*\.[jt]sx?)$/.test(verb))
      return { value: argv.map((word) => (word === 'dev.ts' && folder.has('main.ts') ? 'main.ts' : word)), ...shown };
  }
  // What is published for others to import starts nothing, unless it listens.
  const exported = asString(config?.get('exports'))?.replace(/^\.\//, '');
  const entry =
    config?.get('exports') === undefined
      ? folder.first(...ENTRIES)
      : exported !== undefined && /\bDeno\.serve\(/.test(folder.read(exported) ?? '')
        ? exported
        : undefined;
  return entry === undefined
    ? undefined
    : {
        value: ['deno', exportsHandler(folder, entry) ? 'serve' : 'run', '--allow-all', entry],
        because: 'it is the file that such programs start with',
        location: folder.where(entry),
      };
}
