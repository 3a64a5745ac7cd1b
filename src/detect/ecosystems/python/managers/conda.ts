import { sh } from '../../../core/shell.ts';
import { VENV } from '../environment.ts';
import { shownByFile, type PythonManager } from './manager.ts';

const CACHE = '/root/.cache/conda';

/** Conda environments, made by the small tool that needs no Conda of its own. The environment brings its own Python. */
export const conda: PythonManager = {
  id: 'conda',
  before: ['pip'],
  caches: [CACHE],
  recognise: (folder) =>
    shownByFile(folder, 'environment.yml', 'is its manifest') ??
    shownByFile(folder, 'environment.yaml', 'is its manifest'),
  install(folder) {
    const name = folder.first('environment.yml', 'environment.yaml') ?? 'environment.yml';
    return {
      packages: ['micromamba'],
      env: { CONDA_PKGS_DIRS: CACHE, MAMBA_ROOT_PREFIX: '/root/micromamba' },
      commands: [
        {
          run: sh`micromamba create --yes --prefix ${VENV} --file ${name}`,
          inputs: [name],
          name: 'make the environment',
        },
      ],
    };
  },
};
