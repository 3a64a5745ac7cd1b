import type { ServiceView } from '../../core/framework.ts';
import { decidePort, portEnv, scanPorts } from '../../core/ports.ts';
import type { Project } from '../../core/project.ts';
import { sh, type ShellCode } from '../../core/shell.ts';
import type { BuildCommand, Draft } from '../../core/types.ts';
import { addedServer, addedCommands } from './added-server.ts';
import { browserParts } from './browser.ts';
import { decideFramework } from './decide-framework.ts';
import { pythonDependencies, type PythonDependency } from './dependencies.ts';
import { pipPackage, VENV } from './environment.ts';
import { exportedApplication } from './exported.ts';
import type { PythonFramework } from './framework.ts';
import { gitVersion } from './git-version.ts';
import { pythonManager, type ChosenManager } from './managers.ts';
import type { PythonInstall, PythonManager } from './managers/manager.ts';
import { uv } from './managers/uv.ts';
import { nativeParts } from './native-parts.ts';
import { tellImpossible } from './impossible.ts';
import { decidePlatforms } from './platforms.ts';
import { pythonHealth, PYTHON_PORTS, showsServer } from './scan.ts';
import { missingPrograms, runsScript } from './start-programs.ts';
import { ownStart } from './own-start.ts';
import type { PythonStart } from './python-start.ts';
import { pythonStart } from './start.ts';
import { statedApplication } from './stated-application.ts';
import { pythonView } from './view.ts';
import { manifestName } from './manifest-name.ts';
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
  const view = pythonView(project, dependencies);
  tellImpossible(project, view, tool === 'pip' && chosen !== undefined);
  const framework = decideFramework(project, dependencies, view);
  const scan = scanPorts(view.sources(), PYTHON_PORTS);
  const isTold = project.hints.start !== undefined;
  // Where a file says how it starts, the source is only asked whether a library that has a client, too, serves.
  const found = isTold && framework?.clientToo !== true ? undefined : framework?.entrypoint?.(view);
  const command = isTold ? found : statedApplication(project, found);
  const isServed = command !== undefined;
  const installed = chosen?.manager.installsProject?.(folder) === true;
  const hasManifest = dependencies.size > 0 || chosen !== undefined;
  const own = isTold || isServed ? undefined : ownStart(project, { view, installed, hasManifest });
  const exported = own?.weak === true ? exportedApplication(view) : undefined;
  const shown = framework?.clientToo === true && !isServed && !view.sources().some(showsServer) ? undefined : framework;
  const served = shown ?? exported;
  const usual =
    served === undefined ? undefined : { value: served.port, because: `${served.id} is usually reached there` };
  const mentioned = scan.readsPort ? { value: 8000, because: 'the source reads PORT and names no default' } : undefined;
  const port = decidePort(project, scan, usual ?? mentioned);
  const start = pythonStart(project, {
    server: isServed ? framework : exported,
    command: command ?? exported?.entrypoint?.(view),
    own,
    port,
  });
  if (start === undefined) {
    for (const [file, because] of own?.against ?? []) project.reject(file, because);
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
    exported,
    readsPort:
      scan.readsPort ||
      project.hints.start !== undefined ||
      ['gunicorn', 'functions-framework'].includes(start.command[0] ?? ''),
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
  readonly exported: PythonFramework | undefined;
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
  const root = project.workspace('uv workspace')?.root ?? project.folder;
  const native = nativeParts(project, { dependencies: parts.dependencies, locked: parts.locked, root });
  const named = new Set((parts.locked?.packages(root) ?? []).map(({ name }) => name));
  const missing = missingPrograms(project, parts.dependencies, named, start);
  const server = project.hints.start === undefined ? addedServer(project, parts) : undefined;
  const added = [...missing.distributions, ...(server === undefined ? [] : [server])];
  const browser = browserParts(project, parts.dependencies, native.names);
  const version = parts.installed ? gitVersion(project) : undefined;
  const commands: readonly BuildCommand[] = [
    ...(install?.commands ?? []).map((command) => inFront(command, version?.before)),
    ...addedCommands(install, python, added),
    ...browser.commands,
  ];
  const venv = commands.length > 0;
  const more = framework?.parts?.(project, { view, start, dependencies: parts.dependencies, installs: venv });
  const steps = more?.commands ?? [];
  const compiles = parts.dependencies.size > 0;
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
            ...(added.length === 0 ? [] : [pipPackage(python)]),
            ...(compiles ? ['build-base', `${stream}-dev`] : []),
            ...native.build,
            // What they import has to load.
            ...(steps.length > 0 ? native.runtime : []),
          ],
      env: {
        ...install?.env,
        ...version?.env,
        ...more?.buildEnv,
      },
      cache: parts.caches,
      commands: [...commands, ...steps],
      platforms: decidePlatforms(project, {
        locked: parts.locked,
        installs: parts.dependencies.size > 0,
        root,
      }),
    },
    runtime: {
      packages: [
        stream,
        ...(compiles ? ['libstdc++', 'libgcc'] : []),
        ...(start.shell || runsScript(start.command) ? ['busybox'] : []),
        ...missing.packages,
        ...native.runtime,
      ],
      env: {
        PYTHONUNBUFFERED: '1',
        PYTHONDONTWRITEBYTECODE: '1',
        ...(venv
          ? { PATH: `${VENV}/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin`, VIRTUAL_ENV: VENV }
          : {}),
        ...(start.ownPath === true ? {} : { PYTHONPATH: importPath(project, more?.importRoot) }),
        ...portEnv(port, parts.readsPort),
        ...(port === undefined ? {} : framework?.env?.(view, port)),
        ...browser.env,
        ...more?.runtimeEnv,
        ...start.env,
      },
      copy: [...(venv ? [{ from: VENV, to: VENV }] : []), { from: '.', to: '.' }],
      command: start.command,
      ports: port === undefined ? [] : [port],
      ...(health === undefined ? {} : { health: project.accept('health', health) }),
    },
  };
}

/** A step that sees the whole source with something in front of it: what installs the project. */
function inFront(command: BuildCommand, before: ShellCode | undefined): BuildCommand {
  return before === undefined || command.inputs !== undefined
    ? command
    : { ...command, run: sh`${before} && ${command.run}` };
}

/** Folders that modules are imported from: the service's own, behind that of its source. */
function importPath({ folder }: Project, importRoot = ''): string {
  const root = importRoot.replace(/\/$/, '');
  const above = root === '' && folder.hasFolder('src') ? 'src' : root;
  return above === '' ? '/app' : `/app/${above}:/app`;
}
