import type { ServiceView } from '../../core/framework.ts';
import type { Project } from '../../core/project.ts';
import type { BuildCommand } from '../../core/types.ts';
import { makeVenv, pipInstall } from './environment.ts';
import type { PythonFramework } from './framework.ts';
import type { PythonInstall } from './managers/manager.ts';
import type { PythonStart } from './python-start.ts';

interface ServerQuestion {
  readonly framework: PythonFramework | undefined;
  /** What serves the application that the source exports for no framework. */
  readonly exported: PythonFramework | undefined;
  readonly start: PythonStart;
  readonly view: ServiceView;
}

/** The production server that the start command needs and the project does not bring. */
export function addedServer(
  project: Project,
  { framework, exported, start, view }: ServerQuestion,
): string | undefined {
  const program = start.command[0]?.split('/').at(-1) ?? '';
  const served = [framework, exported].find((each) => each?.servers?.includes(program) === true);
  if (served === undefined || view.depends(program)) return undefined;
  project.decide(
    'production server',
    program,
    `the project brings none for ${served.id}; add ${program} to its dependencies to choose the version`,
  );
  project.notice('SERVER_ADDED', `${program} is not among the dependencies and is installed in its newest version`);
  return program;
}

/** Steps that install distributions, into an environment of their own making where nothing else is installed. */
export function addedCommands(
  install: PythonInstall | undefined,
  python: string,
  distributions: readonly string[],
): readonly BuildCommand[] {
  if (distributions.length === 0) return [];
  const venv = install === undefined || install.commands.length === 0 ? [makeVenv(python)] : [];
  const name = `install ${distributions.join(' ')}`;
  return [...venv, { run: pipInstall(python, distributions), inputs: [], name }];
}
