import type { Folder } from '../../folder.ts';
import type { BuildCommand, SourceLocation } from '../../types.ts';
import { requirementsFile, requirementsTree } from './dependencies.ts';

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

export interface PythonManager {
  readonly id: string;
  /** The file that shows it. */
  recognise(folder: Folder): Shown | undefined;
  /** `python` is the interpreter of the chosen stream: `python3.13`; `has` says whether the index has a package. */
  install(folder: Folder, python: string, has: (name: string) => boolean): PythonInstall;
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

const uv: PythonManager = {
  id: 'uv',
  recognise: (folder) => file(folder, 'uv.lock', 'is its lock file') ?? table(folder, 'tool', 'uv'),
  install(folder, python) {
    const frozen = folder.has('uv.lock') ? ' --frozen' : '';
    const isPackage = folder.toml('pyproject.toml')?.get('build-system') !== undefined;
    const members = folder.toml('pyproject.toml')?.get('tool', 'uv', 'workspace') !== undefined;
    const inputs = folder.existing('pyproject.toml', 'uv.lock', 'uv.toml', '.python-version');
    const sync = `uv sync${frozen} --no-dev`;
    return {
      packages: ['uv'],
      env: {
        UV_CACHE_DIR: '/root/.cache/uv',
        UV_COMPILE_BYTECODE: '1',
        UV_LINK_MODE: 'copy',
        UV_PROJECT_ENVIRONMENT: VENV,
        UV_PYTHON: interpreter(python),
        UV_PYTHON_DOWNLOADS: 'never',
      },
      cache: ['/root/.cache/uv'],
      commands: [
        {
          run: `${sync} --no-install-project${members ? ' --no-install-workspace' : ''}`,
          inputs: [...inputs],
          name: 'install dependencies',
        },
        ...(isPackage || members ? [{ run: `${sync} --no-editable`, name: 'install the project' }] : []),
      ],
    };
  },
};

const poetry: PythonManager = {
  id: 'poetry',
  recognise: (folder) => file(folder, 'poetry.lock', 'is its lock file') ?? table(folder, 'tool', 'poetry'),
  install: (folder, python, has) => ({
    packages: [toolPackage('poetry', python, has)],
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
      {
        // Poetry leaves compiling to the first start, and an image is started without rights to keep what it compiles.
        run: 'poetry install --only main --no-root --compile',
        inputs: [...folder.existing('pyproject.toml', 'poetry.lock', 'poetry.toml')],
        name: 'install dependencies',
      },
    ],
  }),
};

/** Where PDM itself is installed, which no package carries. */
const PDM = '/root/pdm';

const pdm: PythonManager = {
  id: 'pdm',
  recognise: (folder) => file(folder, 'pdm.lock', 'is its lock file') ?? table(folder, 'tool', 'pdm'),
  install: (folder, python) => ({
    packages: [pipPackage(python)],
    env: { ...PIP_ENV, PDM_CHECK_UPDATE: '0', VIRTUAL_ENV: VENV, PATH: buildPath() },
    cache: [...PIP_CACHE, '/root/.cache/pdm'],
    commands: [
      makeVenv(python),
      makeVenv(python, PDM),
      { run: pipInstall(python, 'pdm', PDM), inputs: [], name: 'install pdm' },
      {
        run: `${PDM}/bin/pdm ${folder.has('pdm.lock') ? 'sync' : 'install'} --prod --no-self`,
        inputs: [...folder.existing('pyproject.toml', 'pdm.lock', 'pdm.toml')],
        name: 'install dependencies',
      },
    ],
  }),
};

const pipenv: PythonManager = {
  id: 'pipenv',
  recognise: (folder) => file(folder, 'Pipfile', 'is its manifest'),
  install(folder, python, has) {
    const locked = folder.has('Pipfile.lock');
    return {
      packages: [toolPackage('pipenv', python, has), pipPackage(python)],
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
        {
          run: locked ? 'pipenv install --deploy' : 'pipenv install --skip-lock',
          inputs: [...folder.existing('Pipfile', 'Pipfile.lock')],
          name: 'install dependencies',
        },
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
  install(folder, python) {
    const name = requirementsFile(folder) ?? 'requirements.txt';
    const files = requirementsTree(folder, name);
    const text = files.map((each) => folder.read(each) ?? '').join('\n');
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

/** A project that describes itself in the standard way, whatever builds it: pip asks the build backend. */
const project: PythonManager = {
  id: 'pip',
  recognise: (folder) =>
    table(folder, 'project') ??
    file(folder, 'setup.py', 'describes the project') ??
    file(folder, 'setup.cfg', 'describes the project'),
  install(folder, python) {
    const installable = folder.toml('pyproject.toml')?.get('build-system') !== undefined || folder.has('setup.py');
    const dependencies = folder.toml('pyproject.toml')?.get('project', 'dependencies');
    const some = installable || (Array.isArray(dependencies) && dependencies.length > 0);
    return {
      packages: [pipPackage(python)],
      env: PIP_ENV,
      cache: PIP_CACHE,
      commands: some ? [makeVenv(python), { run: pipInstall(python, '.'), name: 'install the project' }] : [],
    };
  },
};

/** Tools that find the environment by being run inside it. */
function buildPath(): string {
  return `${VENV}/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin`;
}

/** The most particular first: many projects keep a requirements.txt beside their real manifest for the sake of other tools. */
export const PYTHON_MANAGERS: readonly PythonManager[] = [uv, poetry, pdm, pipenv, conda, pip, project];

/** The manager of a folder, with what shows it. */
export function pythonManager(folder: Folder): { readonly manager: PythonManager; readonly shown: Shown } | undefined {
  for (const manager of PYTHON_MANAGERS) {
    const shown = manager.recognise(folder);
    if (shown !== undefined) return { manager, shown };
  }
  return undefined;
}
