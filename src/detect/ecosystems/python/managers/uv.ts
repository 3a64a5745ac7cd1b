import type { Folder } from '../../../core/folder.ts';
import { sh } from '../../../core/shell.ts';
import type { BuildCommand } from '../../../core/types.ts';
import { VENV, interpreter } from '../environment.ts';
import { needsGit, needsSources } from '../needs.ts';
import { UV_LOCK } from './lock-files.ts';
import { shownByFile, shownByTable, type PythonManager } from './manager.ts';

const CACHE = '/root/.cache/uv';

/** uv installs a project that a build backend can build, unless it is told otherwise. */
function isUvPackage(folder: Folder): boolean {
  const document = folder.toml('pyproject.toml');
  const told = document?.get('tool', 'uv', 'package');
  return typeof told === 'boolean' ? told : document?.get('build-system') !== undefined;
}

export const uv: PythonManager = {
  id: 'uv',
  before: ['poetry'],
  caches: [CACHE],
  recognise: (folder) => shownByFile(folder, 'uv.lock', 'is its lock file') ?? shownByTable(folder, 'tool', 'uv'),
  installsProject: isUvPackage,
  locked: UV_LOCK,
  install(folder, { python, workspaceRoot }) {
    const root = workspaceRoot ?? folder;
    const sync = sh`uv sync${root.has('uv.lock') ? sh` --frozen` : sh``} --no-dev`;
    const shared = root.toml('pyproject.toml')?.get('tool', 'uv', 'workspace') !== undefined;
    // The lock file names what members depend on, so that their own manifests can wait.
    const dependencies: BuildCommand = {
      run: sh`${sync} --no-install-${shared ? 'workspace' : 'project'}`,
      inputs: [
        ...folder.existing('pyproject.toml', 'uv.lock', 'uv.toml', '.python-version'),
        ...(root === folder
          ? []
          : folder.existing(...['pyproject.toml', 'uv.lock'].map((name) => above(folder, root, name)))),
      ],
      name: 'install dependencies',
    };
    // uv notes when the manifest of what it built was last changed, which is another time in each clone.
    const notes = sh`${VENV}/lib/python*/site-packages/*.dist-info/uv_cache.json`;
    const project: BuildCommand = { run: sh`${sync} --no-editable && rm -f ${notes}`, name: 'install the project' };
    const manifestsDo = shared ? root.has('uv.lock') : !needsSources(folder);
    return {
      packages: ['uv', ...(needsGit(folder) ? ['git'] : [])],
      env: {
        // By content rather than by time: the files of an image carry other times than those that were compiled.
        PYC_INVALIDATION_MODE: 'CHECKED_HASH',
        UV_CACHE_DIR: CACHE,
        UV_COMPILE_BYTECODE: '1',
        UV_LINK_MODE: 'copy',
        UV_PROJECT_ENVIRONMENT: VENV,
        UV_PYTHON: interpreter(python),
        UV_PYTHON_DOWNLOADS: 'never',
      },
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
