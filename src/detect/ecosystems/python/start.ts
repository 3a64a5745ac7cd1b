import type { ServiceView } from '../../core/framework.ts';
import { asRecord } from '../../core/manifests/document.ts';
import type { Project } from '../../core/project.ts';
import { parseStartLine } from '../../core/start-line.ts';
import { blockAfter } from '../../core/text/block.ts';
import { iniValue } from '../../core/text/ini.ts';
import type { SourceLocation } from '../../core/types.ts';
import type { PythonFramework } from './framework.ts';
import { moduleName } from './scan.ts';

export interface PythonStart {
  readonly command: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly shell: boolean;
  /** Whether the line would have gathered Django's static files, which the build does instead. */
  readonly collectsStatic?: boolean;
  /** Whether the program finds its modules by itself, so that the source must not come first. */
  readonly ownPath?: boolean;
  readonly because: string;
  readonly location?: SourceLocation;
}

const MAIN_FILES = [
  'main.py',
  'app.py',
  'server.py',
  'run.py',
  'bot.py',
  'start.py',
  'index.py',
  'src/main.py',
  'src/app.py',
  'app/main.py',
  'wsgi.py',
  '__main__.py',
];

export interface StartQuestion {
  readonly view: ServiceView;
  readonly framework: PythonFramework | undefined;
  readonly port: number | undefined;
  readonly hasManifest: boolean;
  /** Whether the environment holds the project itself, with its scripts. */
  readonly installed: boolean;
}

/** How a Python service starts: what a Procfile says, its framework's production server, a script it declares, or its main file. */
export function pythonStart(project: Project, question: StartQuestion): PythonStart | undefined {
  const { view, framework, port, hasManifest, installed } = question;
  if (project.hints.start !== undefined) return fromHint(project, port);
  const entrypoint = framework?.entrypoint?.(view, port ?? framework.port);
  if (entrypoint !== undefined) {
    return {
      command: entrypoint,
      env: {},
      shell: false,
      because: `a production server runs the ${framework?.id ?? ''} application`,
    };
  }
  return (
    namedFile(project) ??
    declaredScript(project, installed) ??
    usualFile(project) ??
    otherFile(project, view, hasManifest)
  );
}

function fromHint(project: Project, port: number | undefined): PythonStart | undefined {
  const hint = project.hints.start;
  if (hint === undefined) return undefined;
  const line = hint.value.replace(COLLECT_STATIC, '');
  const { argv, env } = parseStartLine(withoutBind(line), port);
  const evidence = {
    because: hint.because,
    ...(hint.location === undefined ? {} : { location: hint.location }),
    ...(line === hint.value ? {} : { collectsStatic: true }),
  };
  if (argv === undefined) return { command: ['/bin/sh', '-c', line], env: {}, shell: true, ...evidence };
  const program = argv[0] ?? '';
  // Tools that manage an environment are not in the image: what they would run is.
  const rest =
    program === 'uv' || program === 'poetry' || program === 'pipenv' || program === 'pdm'
      ? argv.slice(argv[1] !== 'run' ? 1 : argv[2] === '--' ? 3 : 2)
      : argv;
  return { command: rest, env, shell: false, ...evidence };
}

/** A link of a chain of commands that gathers Django's static files, with what ties it to the next one. */
const COLLECT_STATIC = /\b(?:python3? )?(?:\.\/)?manage\.py collectstatic(?: --?[\w-]+)*\s*(?:&&|;)\s*/;

/** gunicorn listens on PORT of all interfaces by itself; left to it, whoever starts the image can still choose. */
function withoutBind(line: string): string {
  return /^(?:exec\s+)?(?:(?:uv|poetry|pipenv|pdm)\s+run\s+)?gunicorn\s/.test(line)
    ? line.replace(/\s(?:-b|--bind)[\s=]*["']?(?:0\.0\.0\.0)?:\$(?:PORT|\{PORT(?::-\d+)?\})["']?(?=\s|$)/, '')
    : line;
}

/** A console script. Installed projects have it in their environment; of others the function behind it is called. */
function declaredScript(project: Project, installed: boolean): PythonStart | undefined {
  if (project.strict) return undefined;
  const { folder } = project;
  const document = folder.toml('pyproject.toml');
  for (const path of [
    ['project', 'scripts'],
    ['tool', 'poetry', 'scripts'],
  ]) {
    const script = chooseScript(Object.entries(asRecord(document?.get(...path))));
    if (script === undefined) continue;
    const location = folder.where('pyproject.toml', document?.line(...path, script.name));
    return startOf(script, installed, `${path.join('.')} names the function`, location);
  }
  const file = folder.first('setup.cfg', 'setup.py') ?? '';
  const script = chooseScript(setupScripts(folder.read('setup.cfg'), folder.read('setup.py')));
  return script && startOf(script, installed, 'its console_scripts name the function', folder.where(file));
}

interface Script {
  readonly name: string;
  readonly module: string;
  readonly attribute: string;
}

/** The script that starts a server by its name, or the only one. */
function chooseScript(scripts: readonly (readonly [string, unknown])[]): Script | undefined {
  const usual = scripts.find(([key]) => ['start', 'serve', 'server', 'main', 'app'].includes(key));
  const [name, target] = usual ?? (scripts.length === 1 ? (scripts[0] ?? []) : []);
  const [module = '', attribute = ''] = typeof target === 'string' ? target.split(':') : [];
  if (name === undefined || !/^[\w.]+$/.test(module) || !/^\w+$/.test(attribute)) return undefined;
  return { name, module, attribute };
}

function startOf(
  { name, module, attribute }: Script,
  installed: boolean,
  because: string,
  location: SourceLocation,
): PythonStart {
  return {
    command: installed
      ? [name]
      : ['python3', '-c', `import sys; from ${module} import ${attribute}; sys.exit(${attribute}())`],
    env: {},
    shell: false,
    // The installed modules are complete; those of the source lack what was compiled.
    ...(installed ? { ownPath: true } : {}),
    because,
    location,
  };
}

/** setup.cfg is INI and setup.py a program: scripts are read out of both as text. */
function setupScripts(cfg = '', py = ''): readonly (readonly [string, string])[] {
  const section = iniValue(cfg, 'console_scripts').join('\n');
  const list = blockAfter(py, /["']console_scripts["']\s*:\s*\[/, ']') ?? '';
  return [...`${section}\n${list}`.matchAll(/(?<![\w.-])([\w.-]+)\s*=\s*([\w.]+:\w+)/g)].map((match) => [
    match[1] ?? '',
    match[2] ?? '',
  ]);
}

function namedFile(project: Project): PythonStart | undefined {
  const names = project.strict ? ['main.py', 'app.py', 'server.py', 'src/main.py', 'app/main.py'] : MAIN_FILES;
  const file = project.folder.first(...names);
  return file === undefined ? undefined : runFile(project, file, 'it is the file that such programs start with');
}

/** The file that another container of the same source is started with, as a Dockerfile or a manifest of Kubernetes has it. */
function usualFile(project: Project): PythonStart | undefined {
  const hint = project.hints.usualStart;
  const file = /^(?:\S*\/)?python[\d.]*(?:\s+-u)?\s+(?:\.\/)?([\w./-]+\.py)$/.exec(hint?.value.trim() ?? '')?.[1];
  if (hint === undefined || file === undefined || !project.folder.has(file)) return undefined;
  const evidence = { because: hint.because, ...(hint.location === undefined ? {} : { location: hint.location }) };
  return { command: ['python3', file], env: {}, shell: false, ...evidence };
}

function runFile(project: Project, file: string, because: string): PythonStart {
  return { command: ['python3', file], env: {}, shell: false, because, location: project.folder.where(file) };
}

/** Calls that keep a program running to answer others. */
const SERVES =
  /\b(?:run_app|serve_forever|run_server|serve|launch|run_polling|infinity_polling|start_polling)\(|\b(?:app|application|server|bot|client|mcp|uvicorn|socketio)\.run\(/;

/** Calls that open a port, of a library that has clients too. */
const LISTENS = /\badd_(?:in)?secure_port\(|\bserve_forever\(|\.listen\(|\bstart_server\(/;

function otherFile(project: Project, view: ServiceView, hasManifest: boolean): PythonStart | undefined {
  const sources = view.sources();
  const guarded = sources.filter(
    ({ name, text }) => !name.includes('/') && name !== 'manage.py' && /^if __name__ == ['"]__main__['"]/m.test(text),
  );
  const server = guarded.find(({ text }) => SERVES.test(text)) ?? guarded.find(({ text }) => LISTENS.test(text));
  if (server !== undefined) return runFile(project, server.name, 'it serves when it is run');
  const main = sources.find(({ name }) => /^(?:src\/)?[\w-]+\/__main__\.py$/.test(name))?.name;
  if (main !== undefined) {
    const module = moduleName(main).replace(/\.__main__$/, '');
    const because = 'the package can be run as a program';
    return { command: ['python3', '-m', module], env: {}, shell: false, because, location: project.folder.where(main) };
  }
  const inside = sources.find(
    ({ name, text }) => /^(?:src\/)?\w+\/(?:main|app|server)\.py$/.test(name) && SERVES.test(text),
  );
  if (inside !== undefined) {
    const because = 'it serves when it is run';
    const location = project.folder.where(inside.name);
    return { command: ['python3', '-m', moduleName(inside.name)], env: {}, shell: false, because, location };
  }
  if (guarded[0] !== undefined) return runFile(project, guarded[0].name, 'it says what to do when it is run');
  const programs = sources.filter(({ name }) => /^(?:src\/)?(?!(?:__init__|manage|conftest)\.)[^/]+$/.test(name));
  const [only] = programs.length === 1 && hasManifest && !project.strict ? programs : [];
  return only === undefined ? undefined : runFile(project, only.name, 'it is the only program');
}
