import type { ServiceView } from '../../../core/framework.ts';
import type { Project } from '../../../core/project.ts';
import { sh } from '../../../core/shell.ts';
import type { BuildCommand } from '../../../core/types.ts';
import type { PythonDependency } from '../dependencies.ts';
import { VENV } from '../environment.ts';
import type { PythonFramework } from '../framework.ts';
import type { PythonStart } from '../own-start.ts';
import { managePath } from './settings.ts';
import { standIns } from './stand-ins.ts';

/** The name of the command that gathers them. */
export const COLLECT_STATIC = 'collect static files';

interface StaticQuestion {
  readonly framework: PythonFramework | undefined;
  readonly view: ServiceView;
  readonly start: PythonStart;
  readonly dependencies: ReadonlyMap<string, PythonDependency>;
  /** The settings that the served application uses. */
  readonly settings: string | undefined;
}

/**
 * WhiteNoise serves what collectstatic gathers; without it, static files are someone else's to serve, unless the start command
 * would have gathered them, which it can't in an image that nobody may write to.
 */
export function collectStatic(
  project: Project,
  { framework, dependencies, view, start, settings }: StaticQuestion,
): readonly BuildCommand[] {
  const manage = managePath(view);
  if (framework?.id !== 'django' || !project.folder.has(manage)) return [];
  const whitenoise = dependencies.get('whitenoise');
  const gathers = start.collectsStatic === true;
  if (!gathers && (whitenoise === undefined || !view.sources().some(({ text }) => /^STATIC_ROOT\s*[:=]/m.test(text))))
    return [];
  project.decide(
    'static files',
    'collectstatic',
    gathers
      ? 'the start command would do it, too late for an image'
      : 'WhiteNoise serves them, and the settings name STATIC_ROOT',
    gathers ? start.location : whitenoise?.location,
  );
  const given = standIns(view, settings).map(([name, value]) => sh`${name}=${value}`);
  return [
    {
      // Without modules of the application compiled on the way (`-B`): those go by the times of this checkout, so that the image would
      // differ from one to the next, and count as outdated in the image, where files have other times.
      run: sh`${given} ${VENV}/bin/python -B ${manage} collectstatic --noinput`,
      name: COLLECT_STATIC,
    },
  ];
}
