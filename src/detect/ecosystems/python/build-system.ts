import { pythonManager } from './managers.ts';
import { withAssets } from './assets.ts';
import { planPython } from './plan.ts';
import type { Folder } from '../../core/folder.ts';
import type { BuildSystem } from '../../core/build-system.ts';

/** A Python manifest, whichever tool it is for. */
export const python: BuildSystem = {
  id: 'python',
  before: ['deno'],
  language: 'Python',
  looksFor: 'pyproject.toml, requirements.txt, Pipfile, setup.py, manage.py',
  manifests: [
    'environment.yml',
    'environment.yaml',
    'pyproject.toml',
    'requirements.txt',
    'Pipfile',
    'setup.py',
    'setup.cfg',
    'manage.py',
    'uv.lock',
    'poetry.lock',
  ],
  strength: 'manifest',
  recognise(folder) {
    const names = [
      'pyproject.toml',
      'requirements.txt',
      'Pipfile',
      'setup.py',
      'setup.cfg',
      'manage.py',
      'uv.lock',
      'poetry.lock',
    ];
    const name = folder.first(...names);
    if (name !== undefined) return folder.where(name);
    return pythonManager(folder)?.shown.location;
  },
  plan(project) {
    const around = partOf(project.folder);
    if (around === undefined || !project.strict) return withAssets(project, planPython(project));
    project.reject('python project', `it names no dependencies of its own, and is part of the project in ${around}`);
    return undefined;
  },
};

/** Files that say what a project needs, of one that is installed by itself. */
const OWN = ['pyproject.toml', 'requirements.txt', 'Pipfile', 'setup.py', 'environment.yml', 'environment.yaml'];

/** The nearest folder above whose dependencies a folder lives by. */
function partOf(folder: Folder): string | undefined {
  if (folder.first(...OWN) !== undefined) return undefined;
  for (let above = folder; !above.isRoot;) {
    above = above.sub('..');
    if (above.first(...OWN) !== undefined) return above.path;
  }
  return undefined;
}

/** A program without any manifest: its name is what tells it. */
export const pythonProgram: BuildSystem = {
  id: 'python-program',
  before: ['php'],
  language: 'Python',
  looksFor: 'main.py or app.py',
  strength: 'convention',
  recognise(folder) {
    const name = folder.first('main.py', 'app.py', 'server.py', 'run.py', 'bot.py');
    return name === undefined ? undefined : folder.where(name);
  },
  plan: (project) => withAssets(project, planPython(project)),
};
