import type { Folder } from '../../core/folder.ts';
import { inOrder } from '../../core/order.ts';
import { conda } from './managers/conda.ts';
import type { PythonManager, Shown } from './managers/manager.ts';
import { pdm } from './managers/pdm.ts';
import { pip } from './managers/pip.ts';
import { pipenv } from './managers/pipenv.ts';
import { poetry } from './managers/poetry.ts';
import { project } from './managers/project.ts';
import { uv } from './managers/uv.ts';

/**
 * The managers of Python, in order of preference. Many projects keep a requirements.txt beside their real manifest for the sake of
 * other tools, so that pip comes after those with a manifest of their own.
 */
export const PYTHON_MANAGERS: readonly PythonManager[] = inOrder([conda, pdm, pip, pipenv, poetry, project, uv]);

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
