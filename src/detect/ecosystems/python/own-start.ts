import type { Folder } from '../../core/folder.ts';
import type { ServiceView } from '../../core/framework.ts';
import { asRecord } from '../../core/manifests/document.ts';
import type { Project } from '../../core/project.ts';
import type { SourceFile } from '../../core/sources.ts';
import { statedArguments } from '../../core/stated-arguments.ts';
import { blockAfter } from '../../core/text/block.ts';
import { iniValue } from '../../core/text/ini.ts';
import type { SourceLocation } from '../../core/types.ts';
import { takenApplication } from './exported.ts';
import { handlerOf, moduleRun } from './module-run.ts';
import { moduleName } from './scan.ts';
import type { PythonStart } from './python-start.ts';
import { usualStart } from './usual-start.ts';

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

export interface OwnQuestion {
  readonly view: ServiceView;
  readonly hasManifest: boolean;
  /** Whether the environment holds the project itself, with its scripts. */
  readonly installed: boolean;
}

/** A program of the project's own. */
export interface OwnStart {
  readonly start: PythonStart | undefined;
  /** Whether nothing shows that it serves, so that an application that is only exported comes before it. */
  readonly weak: boolean;
  /** Files that would have been started and do nothing, each with the reason. */
  readonly against: readonly (readonly [file: string, because: string])[];
}

/** The file, script or package of a project that does its work when it is run. */
export function ownStart(project: Project, { view, hasManifest, installed }: OwnQuestion): OwnStart {
  const against = new Map<string, string>();
  const idle = (name: string): boolean => {
    const because = whyIdle(view, name);
    if (because !== undefined) against.set(name, because);
    return because !== undefined;
  };
  const named = namedFile(project, idle);
  const start =
    named ??
    usualStart(project) ??
    withStatedWords(project, view, declaredScript(project, installed)) ??
    servingFile(project, view);
  const last = start ?? lastFile(project, view, hasManifest, idle);
  const file = view.sources().find(({ name }) => name === named?.command[1]);
  const isWeak = start === undefined || (file !== undefined && moduleRun(file) !== 'works');
  return { start: last, weak: isWeak, against: [...against] };
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
    if (script === undefined || !(installed || hasModule(folder, script.module))) continue;
    const location = folder.where('pyproject.toml', document?.line(...path, script.name));
    return startOf(script, installed, `${path.join('.')} names the function`, location);
  }
  const file = folder.first('setup.cfg', 'setup.py') ?? '';
  const script = chooseScript(setupScripts(folder.read('setup.cfg'), folder.read('setup.py')));
  if (script === undefined || !(installed || hasModule(folder, script.module))) return undefined;
  return startOf(script, installed, 'its console_scripts name the function', folder.where(file));
}

/** The words that another image gives the same script. */
function withStatedWords(
  { hints }: Project,
  view: ServiceView,
  start: PythonStart | undefined,
): PythonStart | undefined {
  const [name = ''] = start?.command ?? [];
  const words = (hints.usualStart?.value ?? '').split(/\s+/);
  const at = words.findIndex((word) => word === name || word.endsWith(`/${name}`));
  if (start === undefined || hints.usualStart === undefined || at === -1 || start.command.length > 1) return start;
  const line = { ...hints.usualStart, value: words.slice(at).join(' ') };
  const told = statedArguments(hints, line, name, view.sources());
  return told === undefined ? start : { ...start, command: [name, ...told.words], because: told.hint.because };
}

/** Whether a module lies in the source under its own name: packaging may give it another one. */
function hasModule(folder: Folder, module: string): boolean {
  const path = module.replaceAll('.', '/');
  return ['', 'src/'].some((root) => folder.has(`${root}${path}.py`) || folder.hasFolder(`${root}${path}`));
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

function namedFile(project: Project, idle: (name: string) => boolean): PythonStart | undefined {
  const names = project.strict ? ['main.py', 'app.py', 'server.py', 'src/main.py', 'app/main.py'] : MAIN_FILES;
  const file = project.folder.existing(...names).find((name) => !idle(name));
  return file === undefined ? undefined : runFile(project, file, 'it is the file that such programs start with');
}

/** Why a file ends at once when it is run: it only defines what others call. */
function whyIdle(view: ServiceView, name: string): string | undefined {
  const file = view.sources().find((source) => source.name === name);
  if (file === undefined) return undefined;
  const handler = handlerOf(file);
  const run = moduleRun(file);
  const taken = run === 'only-imports' && takenApplication([file]) !== undefined;
  if (taken && view.sources().some(({ text }) => SERVES.test(text))) return undefined;
  if (!taken && run !== 'only-defines' && (handler === undefined || run === 'works')) return undefined;
  const what = handler === undefined ? 'only defines what others call' : `defines ${handler}, which a platform calls`;
  return `it ${what}: running it ends at once. To serve it, add a Procfile with the command that does, or what calls it to the dependencies: a server of WSGI or ASGI (gunicorn, uvicorn), functions-framework`;
}

function runFile(project: Project, file: string, because: string): PythonStart {
  return { command: ['python3', file], env: {}, shell: false, because, location: project.folder.where(file) };
}

/** Calls that keep a program running to answer others. */
const SERVES =
  /\b(?:run_app|serve_forever|run_server|serve|launch|run_polling|infinity_polling|start_polling)\(|\b(?:app|application|server|bot|client|mcp|uvicorn|socketio)\.run\(/;

/** Calls that open a port, of a library that has clients too. */
const LISTENS = /\badd_(?:in)?secure_port\(|\bserve_forever\(|\.listen\(|\bstart_server\(/;

function guardedFiles(view: ServiceView): readonly SourceFile[] {
  return view
    .sources()
    .filter(
      ({ name, text }) => !name.includes('/') && name !== 'manage.py' && /^if __name__ == ['"]__main__['"]/m.test(text),
    );
}

function servingFile(project: Project, view: ServiceView): PythonStart | undefined {
  const sources = view.sources();
  const guarded = guardedFiles(view);
  const server = guarded.find(({ text }) => SERVES.test(text)) ?? guarded.find(({ text }) => LISTENS.test(text));
  if (server !== undefined) return runFile(project, server.name, 'it serves when it is run');
  const main = sources.find(({ name }) => /^(?:src\/)?[\w-]+\/__main__\.py$/.test(name))?.name;
  if (main !== undefined) {
    const module = moduleName(main).replace(/\.__main__$/, '');
    const because = 'the package can be run as a program';
    return { command: ['python3', '-m', module], env: {}, shell: false, because, location: project.folder.where(main) };
  }
  const inside = sources.find(
    (file) =>
      /^(?:src\/)?\w+\/(?:main|app|server)\.py$/.test(file.name) &&
      SERVES.test(file.text) &&
      moduleRun(file) !== 'only-defines',
  );
  if (inside === undefined) return undefined;
  const location = project.folder.where(inside.name);
  const command = ['python3', '-m', moduleName(inside.name)];
  return { command, env: {}, shell: false, because: 'it serves when it is run', location };
}

function lastFile(
  project: Project,
  view: ServiceView,
  hasManifest: boolean,
  idle: (name: string) => boolean,
): PythonStart | undefined {
  const [guarded] = guardedFiles(view);
  if (guarded !== undefined) return runFile(project, guarded.name, 'it says what to do when it is run');
  const programs = view
    .sources()
    .filter(({ name }) => /^(?:src\/)?(?!(?:__init__|manage|conftest)\.)[^/]+$/.test(name));
  const [only] = programs.length === 1 && hasManifest && !project.strict ? programs : [];
  return only === undefined || idle(only.name) ? undefined : runFile(project, only.name, 'it is the only program');
}
