import { sh } from '../../../core/shell.ts';
import { VENV, makeVenv, pipInstall, PIP_ENV, PIP_CACHE, pipPackage, buildPath } from '../environment.ts';
import { needsGit } from '../needs.ts';
import { manifestStep, shownByFile, shownByTable, type PythonManager } from './manager.ts';

/** Where PDM itself is installed, which no package carries. */
const PDM = '/root/pdm';

export const pdm: PythonManager = {
  id: 'pdm',
  before: ['pipenv'],
  caches: [...PIP_CACHE, '/root/.cache/pdm'],
  recognise: (folder) => shownByFile(folder, 'pdm.lock', 'is its lock file') ?? shownByTable(folder, 'tool', 'pdm'),
  install: (folder, { python }) => ({
    packages: [pipPackage(python), ...(needsGit(folder) ? ['git'] : [])],
    env: { ...PIP_ENV, PDM_CHECK_UPDATE: '0', VIRTUAL_ENV: VENV, PATH: buildPath() },
    commands: [
      makeVenv(python),
      makeVenv(python, PDM),
      { run: pipInstall(python, 'pdm', PDM), inputs: [], name: 'install pdm' },
      manifestStep(
        folder,
        sh`${PDM}/bin/pdm ${folder.has('pdm.lock') ? 'sync' : 'install'} --prod --no-self`,
        'pyproject.toml',
        'pdm.lock',
        'pdm.toml',
      ),
      // PDM leaves it to the first start. Some packages carry files that were never meant to compile.
      { run: sh`${VENV}/bin/python -m compileall -q ${VENV}/lib || true`, inputs: [], name: 'compile modules' },
    ],
  }),
};
