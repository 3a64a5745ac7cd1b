import { posix } from 'node:path';
import type { ServiceView } from '../../core/framework.ts';
import type { Project } from '../../core/project.ts';
import { firstHit } from '../../core/sources.ts';
import { requirementsFiles } from './dependencies.ts';

/** A statement that is an error to Python 3; exceptions without brackets are none since 3.14. */
const PYTHON_2 = /^[ \t]*print[ \t]+["'][^\n]*["'][ \t]*$/m;
/** What a Dockerfile installs or stands on for a program of Python 2. */
const IMAGE_2 = /(?<![\w.-])python(?::2(?:\.\d+)*|2(?:\.7)?(?:-dev|-minimal)?)(?![\w:])/;

/** Tells what keeps a Python project from being installed or from running, whatever starts it. */
export function tellImpossible(project: Project, view: ServiceView, isPip: boolean): void {
  const { folder } = project;
  if (isPip) tellMissingFiles(project);
  const image = folder.peek('Dockerfile') ?? '';
  const installs = /python:?3/.test(image) ? null : IMAGE_2.exec(image);
  const statement = firstHit(view.sources(), [PYTHON_2]);
  if (installs === null && statement === undefined) return;
  project.problem(
    'VERSION_UNAVAILABLE',
    'the program is for Python 2, of which there is no package any more',
    'Port it to Python 3, or bring a Dockerfile with Python 2.',
    installs === null
      ? statement?.location
      : folder.where('Dockerfile', image.slice(0, installs.index).split('\n').length),
  );
}

/** pip stops at a file of requirements that names one which is not there. */
function tellMissingFiles(project: Project): void {
  const { folder } = project;
  for (const name of requirementsFiles(folder)) {
    for (const [index, line] of (folder.read(name) ?? '').split('\n').entries()) {
      const included = /^[ \t]*(?:-r|-c|--requirement|--constraint)[ \t=]+(?<path>[\w./-]+)[ \t]*(?:#.*)?$/.exec(line)
        ?.groups?.path;
      if (included === undefined || folder.has(posix.normalize(posix.join(posix.dirname(name), included)))) continue;
      project.problem(
        'MANIFEST_UNREADABLE',
        `it includes ${included}, which is not among the files of the build`,
        'Commit it, keep ignore files (.gitignore, .dockerignore) from hiding it, or take the line out.',
        folder.where(name, index + 1),
      );
    }
  }
}
