import type { Folder } from '../../folder.ts';
import { asRecord, asString, asStrings } from '../../manifests/document.ts';
import type { BuildCommand, SourceLocation } from '../../types.ts';
import { requirementsFile, requirementsTree } from './dependencies.ts';
import { needsGit, needsSources } from './needs.ts';

/** The virtual environment that everything is installed into; it has the same place in the build stage and in the image. */
export const VENV = '/opt/venv';

export interface PythonInstall {
  readonly packages: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly cache: readonly string[];
  readonly commands: readonly BuildCommand[];
}

interface Shown {
  readonly because: string;
  readonly location: SourceLocation;
}

export interface InstallContext {
  /** The interpreter of the chosen stream: `python3.13`. */
  readonly python: string;
  /** Whether the index has a package. */
  readonly has: (name: string) => boolean;
  /** Root of the workspace that the project is a member of. */
  readonly workspaceRoot?: Folder;
}

export interface PythonManager {
  readonly id: string;
  /** The file that shows it. */
  recognise(folder: Folder): Shown | undefined;
  install(folder: Folder, context: InstallContext): PythonInstall;
  /** Whether the project itself ends up in the environment, with its scripts. */
  installsProject?(folder: Folder): boolean;
}

/** The interpreter by its path: managers that work inside the environment have its `bin` in front of PATH, and no pip is there. */
function interpreter(python: string): string {
  return `/usr/bin/${python}`;
}

/** Makes an environment. Without pip: the tool that installs comes from a package, and nothing of it has to reach the image. */
export function makeVenv(python: string, folder = VENV): BuildCommand {
  const name = folder === VENV ? 'make the virtual environment' : `make an environment in ${folder}`;
  return { run: `${interpreter(python)} -m venv --without-pip ${folder}`, inputs: [], name };
}

/** Installs into an environment with the interpreter's own pip. */
export function pipInstall(python: string, what: string, folder = VENV): string {
  return `${interpreter(python)} -m pip --python ${folder}/bin/python install --no-warn-script-location ${what}`;
}

const PIP_ENV = {
  PIP_CACHE_DIR: '/root/.cache/pip',
  PIP_DISABLE_PIP_VERSION_CHECK: '1',
  PIP_ROOT_USER_ACTION: 'ignore',
};
const PIP_CACHE = ['/root/.cache/pip'];

/** The package of pip for an interpreter. */
export function pipPackage(python: string): string {
  return `py${python.replace('python', '')}-pip`;
}

/** Streams that Wolfi builds such tools for, the default one first. */
const TOOL_STREAMS = ['3.13', '3.12', '3.11', '3.10'];

/**
 * The package with the program of a tool, of the interpreter's own stream where there is one. `py3-poetry` alone would not do: an empty
 * package has that name too.
 */
function toolPackage(tool: string, python: string, has: (name: string) => boolean): string {
  const streams = [python.replace('python', ''), ...TOOL_STREAMS];
  return streams.map((stream) => `py${stream}-${tool}-bin`).find(has) ?? `py3-${tool}`;
}

function file(folder: Folder, name: string, because: string) {
  return folder.has(name) ? { because: `${name} ${because}`, location: folder.where(name) } : undefined;
}

function table(folder: Folder, ...path: string[]) {
  const document = folder.toml('pyproject.toml');
  if (document?.get(...path) === undefined) return undefined;
  return {
    because: `pyproject.toml has a table [${path.join('.')}]`,
    location: folder.where('pyproject.toml', document.line(...path)),
  };
}

/** uv installs a project that a build backend can build, unless it is told otherwise. */
function isUvPackage(folder: Folder): boolean {
  const document = folder.toml('pyproject.toml');
  const told = document?.get('tool', 'uv', 'package');
  return typeof told === 'boolean' ? told : document?.get('build-system') !== undefined;
}

/** A step that sees the manifests only, or everything where a dependency lies in the repository itself. */
function manifestStep(folder: Folder, run: string, ...names: readonly string[]): BuildCommand {
  const step = { run, name: 'install dependencies' };
  return needsSources(folder) ? step : { ...step, inputs: [...folder.existing(...names)] };
}

export const uv: PythonManager = {
  id: 'uv',
  recognise: (folder) => file(folder, 'uv.lock', 'is its lock file') ?? table(folder, 'tool', 'uv'),
  installsProject: isUvPackage,
  install(folder, { python, workspaceRoot }) {
    const root = workspaceRoot ?? folder;
    const sync = `uv sync${root.has('uv.lock') ? ' --frozen' : ''} --no-dev`;
    const shared = root.toml('pyproject.toml')?.get('tool', 'uv', 'workspace') !== undefined;
    // The lock file names what members depend on, so that their own manifests can wait.
    const dependencies: BuildCommand = {
      run: `${sync} --no-install-${shared ? 'workspace' : 'project'}`,
      inputs: [
        ...folder.existing('pyproject.toml', 'uv.lock', 'uv.toml', '.python-version'),
        ...(root === folder
          ? []
          : folder.existing(...['pyproject.toml', 'uv.lock'].map((name) => above(folder, root, name)))),
      ],
      name: 'install dependencies',
    };
    // uv notes when the manifest of what it built was last changed, which is another time in each clone.
    const notes = `${VENV}/lib/python*/site-packages/*.dist-info/uv_cache.json`;
    const project: BuildCommand = { run: `${sync} --no-editable && rm -f ${notes}`, name: 'install the project' };
    const manifestsDo = shared ? root.has('uv.lock') : !needsSources(folder);
    return {
      packages: ['uv', ...(needsGit(folder) ? ['git'] : [])],
      env: {
        // By content rather than by time: the files of an image carry other times than those that were compiled.
        PYC_INVALIDATION_MODE: 'CHECKED_HASH',
        UV_CACHE_DIR: '/root/.cache/uv',
        UV_COMPILE_BYTECODE: '1',
        UV_LINK_MODE: 'copy',
        UV_PROJECT_ENVIRONMENT: VENV,
        UV_PYTHON: interpreter(python),
        UV_PYTHON_DOWNLOADS: 'never',
      },
      cache: ['/root/.cache/uv'],
      commands: [
        ...(manifestsDo ? [dependencies] : []),
        ...(isUvPackage(folder) || shared || !manifestsDo ? [project] : []),
      ],
    };
  },
};

function above(folder: Folder, root: Folder, name: string): string {
  return `${folder.relative(root.path)}/${name}`;
}

const poetry: PythonManager = {
  id: 'poetry',
  recognise: (folder) => file(folder, 'poetry.lock', 'is its lock file') ?? table(folder, 'tool', 'poetry'),
  install: (folder, { python, has }) => ({
    packages: [toolPackage('poetry', python, has), ...(needsGit(folder) ? ['git'] : [])],
    env: {
      POETRY_CACHE_DIR: '/root/.cache/pypoetry',
      POETRY_NO_INTERACTION: '1',
      POETRY_VIRTUALENVS_CREATE: 'false',
      VIRTUAL_ENV: VENV,
      PATH: buildPath(),
    },
    cache: ['/root/.cache/pypoetry'],
    commands: [
      makeVenv(python),
      // Poetry leaves compiling to the first start, and an image is started without rights to keep what it compiles.
      manifestStep(
        folder,
        'poetry install --only main --no-root --compile',
        'pyproject.toml',
        'poetry.lock',
        'poetry.toml',
      ),
    ],
  }),
};

/** Where PDM itself is installed, which no package carries. */
const PDM = '/root/pdm';

const pdm: PythonManager = {
  id: 'pdm',
  recognise: (folder) => file(folder, 'pdm.lock', 'is its lock file') ?? table(folder, 'tool', 'pdm'),
  install: (folder, { python }) => ({
    packages: [pipPackage(python), ...(needsGit(folder) ? ['git'] : [])],
    env: { ...PIP_ENV, PDM_CHECK_UPDATE: '0', VIRTUAL_ENV: VENV, PATH: buildPath() },
    cache: [...PIP_CACHE, '/root/.cache/pdm'],
    commands: [
      makeVenv(python),
      makeVenv(python, PDM),
      { run: pipInstall(python, 'pdm', PDM), inputs: [], name: 'install pdm' },
      manifestStep(
        folder,
        `${PDM}/bin/pdm ${folder.has('pdm.lock') ? 'sync' : 'install'} --prod --no-self`,
        'pyproject.toml',
        'pdm.lock',
        'pdm.toml',
      ),
      // PDM leaves it to the first start. Some packages carry files that were never meant to compile.
      { run: `${VENV}/bin/python -m compileall -q ${VENV}/lib || true`, inputs: [], name: 'compile modules' },
    ],
  }),
};

const pipenv: PythonManager = {
  id: 'pipenv',
  recognise: (folder) => file(folder, 'Pipfile', 'is its manifest'),
  install(folder, { python, has }) {
    const locked = folder.has('Pipfile.lock');
    return {
      packages: [toolPackage('pipenv', python, has), ...(needsGit(folder) ? ['git'] : [])],
      env: {
        ...PIP_ENV,
        PIPENV_CACHE_DIR: '/root/.cache/pipenv',
        PIPENV_VERBOSITY: '-1',
        VIRTUAL_ENV: VENV,
        PATH: buildPath(),
      },
      cache: [...PIP_CACHE, '/root/.cache/pipenv'],
      commands: [
        makeVenv(python),
        manifestStep(
          folder,
          locked ? 'pipenv install --deploy' : 'pipenv install --skip-lock',
          'Pipfile',
          'Pipfile.lock',
        ),
      ],
    };
  },
};

const pip: PythonManager = {
  id: 'pip',
  recognise(folder) {
    const name = requirementsFile(folder);
    return name === undefined
      ? undefined
      : { because: `${name} lists what pip installs`, location: folder.where(name) };
  },
  // `pip install -r` with the project itself, a dot, in the list.
  installsProject: (folder) =>
    /^[^\S\n]*(?:-e\s+|--editable[\s=]+)?\.(?:\[[^\]]*\])?[^\S\n]*$/m.test(requirementsText(folder)),
  install(folder, { python }) {
    const name = requirementsFile(folder) ?? 'requirements.txt';
    const files = requirementsTree(folder, name);
    const text = requirementsText(folder);
    // A requirement that is a path, or this very project, needs more than the list.
    const local = /^[^\S\n]*(?:-e\s|--editable\s|\.{1,2}(?:\/|\[|\s*$)|[\w./-]+ @ file:|--find-links)/m.test(text);
    const command = pipInstall(python, `-r ${name}`);
    return {
      packages: [pipPackage(python), ...(text.includes('git+') ? ['git'] : [])],
      env: PIP_ENV,
      cache: PIP_CACHE,
      commands: [
        makeVenv(python),
        local
          ? { run: command, name: 'install dependencies' }
          : { run: command, inputs: [...files], name: 'install dependencies' },
      ],
    };
  },
};

function requirementsText(folder: Folder): string {
  const name = requirementsFile(folder);
  const files = name === undefined ? [] : requirementsTree(folder, name);
  return files.map((each) => folder.read(each) ?? '').join('\n');
}

/** Conda environments, made by the small tool that needs no Conda of its own. The environment brings its own Python. */
const conda: PythonManager = {
  id: 'conda',
  recognise: (folder) =>
    file(folder, 'environment.yml', 'is its manifest') ?? file(folder, 'environment.yaml', 'is its manifest'),
  install(folder) {
    const name = folder.first('environment.yml', 'environment.yaml') ?? 'environment.yml';
    return {
      packages: ['micromamba'],
      env: { CONDA_PKGS_DIRS: '/root/.cache/conda', MAMBA_ROOT_PREFIX: '/root/micromamba' },
      cache: ['/root/.cache/conda'],
      commands: [
        {
          run: `micromamba create --yes --prefix ${VENV} --file ${name}`,
          inputs: [name],
          name: 'make the environment',
        },
      ],
    };
  },
};

function isInstallable(folder: Folder): boolean {
  return folder.toml('pyproject.toml')?.get('build-system') !== undefined || folder.has('setup.py');
}

/** A project that describes itself in the standard way, whatever builds it: pip asks the build backend. */
const project: PythonManager = {
  id: 'pip',
  recognise: (folder) =>
    table(folder, 'project') ??
    file(folder, 'setup.py', 'describes the project') ??
    file(folder, 'setup.cfg', 'describes the project'),
  installsProject: isInstallable,
  install(folder, { python }) {
    const declared = folder.toml('pyproject.toml')?.get('project', 'dependencies');
    const step = isInstallable(folder)
      ? { run: pipInstallProject(folder, python), name: 'install the project' }
      : asStrings(declared).length > 0
        ? dependenciesStep(folder, python)
        : undefined;
    return {
      packages: [pipPackage(python), ...(needsGit(folder) ? ['git'] : [])],
      env: PIP_ENV,
      cache: PIP_CACHE,
      commands: step === undefined ? [] : [makeVenv(python), step],
    };
  },
};

/** setuptools builds inside the source, where what it leaves would end up in the image; so it gets a copy. */
function pipInstallProject(folder: Folder, python: string): string {
  const backend = asString(folder.toml('pyproject.toml')?.get('build-system', 'build-backend'));
  if (backend !== undefined && !backend.startsWith('setuptools')) return pipInstall(python, '.');
  return `cp -R . /root/project && ${pipInstall(python, '/root/project')}`;
}

/**
 * The dependencies of a project that names no build backend: a program in its own folder. pip would try to build it with setuptools, which
 * refuses a folder of several packages; of the manifest alone it makes a package of nothing but dependencies.
 */
function dependenciesStep(folder: Folder, python: string): BuildCommand {
  const project = asRecord(folder.toml('pyproject.toml')?.get('project'));
  const run = pipInstallProject(folder, python);
  if (needsSources(folder) || asStrings(project.dynamic).length > 0) return { run, name: 'install dependencies' };
  const named = [
    project.readme,
    asRecord(project.readme).file,
    asRecord(project.license).file,
    project['license-files'],
  ];
  const files = folder.existing('pyproject.toml', ...named.flatMap(asStrings));
  return { run, inputs: [...new Set(files)], name: 'install dependencies' };
}

/** Tools that find the environment by being run inside it. */
function buildPath(): string {
  return `${VENV}/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin`;
}

/** The most particular first: many projects keep a requirements.txt beside their real manifest for the sake of other tools. */
export const PYTHON_MANAGERS: readonly PythonManager[] = [uv, poetry, pdm, pipenv, conda, pip, project];

export interface ChosenManager {
  readonly manager: PythonManager;
  readonly shown: Shown;
}

/** The manager of a folder, with what shows it. */
export function pythonManager(folder: Folder): ChosenManager | undefined {
  for (const manager of PYTHON_MANAGERS) {
    const shown = manager.recognise(folder);
    if (shown !== undefined) return { manager, shown };
  }
  return undefined;
}
