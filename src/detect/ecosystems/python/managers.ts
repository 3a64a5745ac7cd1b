import type { Folder } from '../../core/folder.ts';
import { conda } from './managers/conda.ts';
import type { PythonManager, Shown } from './managers/manager.ts';
import { pdm } from './managers/pdm.ts';
import { pip } from './managers/pip.ts';
import { pipenv } from './managers/pipenv.ts';
import { poetry } from './managers/poetry.ts';
import { project } from './managers/project.ts';
import { uv } from './managers/uv.ts';

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
