import { sh } from '../../../core/shell.ts';
import { VENV, makeVenv, PIP_ENV, PIP_CACHE, toolPackage, buildPath } from '../environment.ts';
import { needsGit } from '../needs.ts';
import { manifestStep, shownByFile, type PythonManager } from './manager.ts';

const CACHE = '/root/.cache/pipenv';

export const pipenv: PythonManager = {
  id: 'pipenv',
  before: ['conda'],
  caches: [...PIP_CACHE, CACHE],
  recognise: (folder) => shownByFile(folder, 'Pipfile', 'is its manifest'),
  install(folder, { python, has }) {
    const locked = folder.has('Pipfile.lock');
    return {
      packages: [toolPackage('pipenv', python, has), ...(needsGit(folder) ? ['git'] : [])],
      env: {
        ...PIP_ENV,
        PIPENV_CACHE_DIR: CACHE,
        PIPENV_VERBOSITY: '-1',
        VIRTUAL_ENV: VENV,
        PATH: buildPath(),
      },
      commands: [
        makeVenv(python),
        manifestStep(
          folder,
          locked ? sh`pipenv install --deploy` : sh`pipenv install --skip-lock`,
          'Pipfile',
          'Pipfile.lock',
        ),
      ],
    };
  },
};
