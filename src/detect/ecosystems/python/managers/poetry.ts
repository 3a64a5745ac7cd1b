import { sh } from '../../../core/shell.ts';
import { VENV, makeVenv, toolPackage, buildPath } from '../environment.ts';
import { needsGit } from '../needs.ts';
import { POETRY_LOCK } from './lock-files.ts';
import { manifestStep, shownByFile, shownByTable, type PythonManager } from './manager.ts';

const CACHE = '/root/.cache/pypoetry';

export const poetry: PythonManager = {
  id: 'poetry',
  before: ['pdm'],
  caches: [CACHE],
  recognise: (folder) =>
    shownByFile(folder, 'poetry.lock', 'is its lock file') ?? shownByTable(folder, 'tool', 'poetry'),
  locked: POETRY_LOCK,
  install: (folder, { python, has }) => ({
    packages: [toolPackage('poetry', python, has), ...(needsGit(folder) ? ['git'] : [])],
    env: {
      POETRY_CACHE_DIR: CACHE,
      POETRY_NO_INTERACTION: '1',
      POETRY_VIRTUALENVS_CREATE: 'false',
      VIRTUAL_ENV: VENV,
      PATH: buildPath(),
    },
    commands: [
      makeVenv(python),
      // Poetry leaves compiling to the first start, and an image is started without rights to keep what it compiles.
      manifestStep(
        folder,
        sh`poetry install --only main --no-root --compile`,
        'pyproject.toml',
        'poetry.lock',
        'poetry.toml',
      ),
    ],
  }),
};
