import { chooseFramework, type ServiceView } from '../../core/framework.ts';
import { decidePort, portEnv, scanPorts } from '../../core/ports.ts';
import type { Project } from '../../core/project.ts';
import { sourceFile, type SourceFile } from '../../core/sources.ts';
import type { BuildCommand, Draft } from '../../core/types.ts';
import { pythonDependencies, type PythonDependency } from './dependencies.ts';
import { makeVenv, pipInstall, pipPackage, VENV } from './environment.ts';
import type { PythonFramework } from './framework.ts';
import { gitVersion } from './git-version.ts';
import { PYTHON_FRAMEWORKS } from './frameworks.ts';
import { pythonManager, type ChosenManager } from './managers.ts';
import type { PythonInstall, PythonManager } from './managers/manager.ts';
import { uv } from './managers/uv.ts';
import { PYTHON_NATIVE } from './native.ts';
import { decidePlatforms } from './platforms.ts';
import { pythonHealth, PYTHON_PORTS, pythonSources, showsServer } from './scan.ts';
import { pythonStart, type PythonStart } from './start.ts';
import { manifestName } from './manifest-name.ts';
import { collectStatic } from './static-files.ts';
import { pythonConstraint } from './version.ts';

/** Plans a Python project; undefined, with the reason recorded, when nothing says how to start it. */
export function planPython(project: Project): Draft | undefined {
  const folder = project.folder;
  const chosen = chooseManager(project);
  const tool = chosen?.manager.tool ?? chosen?.manager.id ?? 'pip';
  project.decide(
    'language',
    'python',
    chosen?.shown.because ?? 'the folder holds a Python program',
    chosen?.shown.location,
  );
  project.decide(
    'build system',
    tool,
    chosen?.shown.because ?? 'the program has no dependencies',
    chosen?.shown.location,
  );

  const dependencies = pythonDependencies(folder);
  const framework = decideFramework(project, dependencies);
  const view = pythonView(project, dependencies);
  const scan = scanPorts(view.sources(), PYTHON_PORTS);
  const usual =
    framework === undefined || (framework.clientToo === true && !view.sources().some(showsServer))
      ? undefined
      : { value: framework.port, because: `${framework.id} is usually reached there` };
  const mentioned = scan.readsPort ? { value: 8000, because: 'the source reads PORT and names no default' } : undefined;
  const port = decidePort(project, scan, usual ?? mentioned);
  const installed = chosen?.manager.installsProject?.(folder) === true;
  const start = pythonStart(project, {
    view,
    framework,
    port,
    hasManifest: dependencies.size > 0 || chosen !== undefined,
    installed,
  });
  if (start === undefined) {
    project.reject(
      'python project',
      'there is neither a framework whose application could be found, nor a main.py, app.py or script entry: it is a library',
    );
    return undefined;
  }
  project.decide('start command', start.command.join(' '), start.because, start.location);
  const { constraint, conflict } = pythonConstraint(project);
  if (conflict !== undefined) project.notice('VERSION_SOURCES_DISAGREE', conflict, constraint?.location);
  const stream = project.stream('python', constraint);
  const python = `python${stream.stream}`;
  const workspaceRoot = project.workspace('uv workspace')?.root;
  const install = chosen?.manager.install(folder, {
    python,
    has: (name) => project.catalog.has(name),
    ...(workspaceRoot === undefined || workspaceRoot.path === folder.path ? {} : { workspaceRoot }),
  });
  return draftOf(project, {
    framework,
    view,
    port,
    readsPort: scan.readsPort || project.hints.start !== undefined || start.command[0] === 'gunicorn',
    start,
    stream: stream.package,
    python,
    install,
    installed,
    dependencies,
    manager: tool,
    locked: chosen?.manager.locked,
    caches: chosen?.manager.caches ?? [],
  });
}

/** The manager that the folder shows, or uv for a member of its workspaces: their lock file lies at the root. */
function chooseManager(project: Project): ChosenManager | undefined {
  const workspace = project.workspace('uv workspace');
  if (workspace === undefined || workspace.root.path === project.folder.path) return pythonManager(project.folder);
  const shown = uv.recognise(workspace.root);
  return shown && { manager: uv, shown };
}

interface Parts {
  readonly framework: PythonFramework | undefined;
  readonly view: ServiceView;
  readonly port: number | undefined;
  readonly readsPort: boolean;
  readonly start: PythonStart;
  readonly stream: string;
  readonly python: string;
  readonly install: PythonInstall | undefined;
  /** Whether the project itself is installed, rather than what it depends on alone. */
  readonly installed: boolean;
  readonly dependencies: ReadonlyMap<string, PythonDependency>;
  readonly manager: string;
  readonly locked: PythonManager['locked'];
  readonly caches: readonly string[];
}

function draftOf(project: Project, parts: Parts): Draft {
  const { install, start, stream, python, framework, port, view } = parts;
  const native = nativeParts(project, parts.dependencies);
  const server = addedServer(project, parts);
  const commands: readonly BuildCommand[] = [
    ...(install?.commands ?? []),
    ...(server === undefined ? [] : serverCommands(install, python, server)),
  ];
  const venv = commands.length > 0;
  const compiles = parts.dependencies.size > 0;
  const assets = venv && framework !== undefined ? project.assets({ always: false }) : undefined;
  const health = pythonHealth(view.sources()) ?? framework?.health ?? project.hints.health;
  const name = manifestName(project);
  return {
    ...(name === undefined ? {} : { name }),
    language: 'python',
    buildSystem: parts.manager,
    ...(framework === undefined ? {} : { framework: framework.id }),
    build: {
      packages: !venv
        ? []
        : [
            stream,
            ...(install?.packages ?? []),
            ...(server === undefined ? [] : [pipPackage(python)]),
            ...(compiles ? ['build-base', `${stream}-dev`] : []),
            ...native.build,
            ...(assets?.packages ?? []),
          ],
      env: { ...install?.env, ...assets?.env, ...(parts.installed ? gitVersion(project) : {}) },
      cache: [...parts.caches, ...(assets?.cache ?? [])],
      commands: [
        ...commands,
        ...[...(assets?.install ?? []), ...(assets?.build ?? [])],
        ...(venv ? collectStatic(project, parts) : []),
        ...(assets?.cleanup ?? []),
      ],
      platforms: decidePlatforms(project, {
        locked: parts.locked,
        installs: parts.dependencies.size > 0,
        root: project.workspace('uv workspace')?.root ?? project.folder,
      }),
    },
    runtime: {
      packages: [
        stream,
        ...(compiles ? ['libstdc++', 'libgcc'] : []),
        ...(start.shell ? ['busybox'] : []),
        ...native.runtime,
      ],
      env: {
        PYTHONUNBUFFERED: '1',
        PYTHONDONTWRITEBYTECODE: '1',
        ...(venv
          ? { PATH: `${VENV}/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin`, VIRTUAL_ENV: VENV }
          : {}),
        ...(start.ownPath === true ? {} : { PYTHONPATH: project.folder.hasFolder('src') ? '/app/src:/app' : '/app' }),
        ...portEnv(port, parts.readsPort),
        ...(port === undefined ? {} : framework?.env?.(view, port)),
        ...start.env,
      },
      copy: [...(venv ? [{ from: VENV, to: VENV }] : []), { from: '.', to: '.' }],
      command: start.command,
      ports: port === undefined ? [] : [port],
      ...(health === undefined ? {} : { health: project.accept('health', health) }),
    },
  };
}

function decideFramework(
  project: Project,
  dependencies: ReadonlyMap<string, PythonDependency>,
): PythonFramework | undefined {
  const chosen = chooseFramework(PYTHON_FRAMEWORKS, dependencies.keys());
  if (chosen === undefined) return undefined;
  project.decide(
    'framework',
    chosen.framework.id,
    `the project depends on ${chosen.dependency}`,
    dependencies.get(chosen.dependency)?.location,
  );
  return chosen.framework;
}

function pythonView(project: Project, dependencies: ReadonlyMap<string, PythonDependency>): ServiceView {
  let sources: readonly SourceFile[] | undefined;
  const except = project.workspaces.flatMap(({ members }) => members.map(({ path }) => project.folder.relative(path)));
  return {
    folder: project.folder,
    depends: (name) =>
      dependencies.has(name) || (name === 'uvicorn' && (dependencies.get('fastapi')?.extras.length ?? 0) > 0),
    sources: () => (sources ??= pythonSources(project.folder, except)),
    config(...names) {
      const name = project.folder.first(...names);
      return name === undefined ? undefined : sourceFile(project.folder, name, 'hash');
    },
  };
}

/** The production server that the start command needs and the project does not bring. */
function addedServer(project: Project, { framework, start, dependencies, view }: Parts): string | undefined {
  const program = start.command[0]?.split('/').at(-1) ?? '';
  const server = framework?.servers?.find((name) => name === program);
  if (server === undefined || dependencies.has(server) || view.depends(server)) return undefined;
  project.decide(
    'production server',
    server,
    `the project brings none for ${framework?.id ?? ''}; add ${server} to its dependencies to choose the version`,
  );
  project.notice('SERVER_ADDED', `${server} is not among the dependencies and is installed in its newest version`);
  return server;
}

function serverCommands(install: PythonInstall | undefined, python: string, server: string): readonly BuildCommand[] {
  const venv = install === undefined || install.commands.length === 0 ? [makeVenv(python)] : [];
  return [...venv, { run: pipInstall(python, server), inputs: [], name: `install ${server}` }];
}

function nativeParts(project: Project, dependencies: ReadonlyMap<string, PythonDependency>) {
  const build: string[] = [];
  const runtime: string[] = [];
  for (const [name, needs] of Object.entries(PYTHON_NATIVE)) {
    const dependency = dependencies.get(name);
    // The binary extra of psycopg brings its own library.
    if (dependency === undefined || dependency.extras.includes('binary')) continue;
    const packages = [...new Set([...(needs.build ?? []), ...(needs.runtime ?? [])])];
    if (packages.length > 0)
      project.decide('system packages', packages.join(' '), `${name} ${needs.why}`, dependency.location);
    build.push(...project.available(needs.build ?? [], name));
    runtime.push(...project.available(needs.runtime ?? [], name));
  }
  return { build, runtime };
}
