import type { ServiceView } from '../../core/framework.ts';
import type { Project } from '../../core/project.ts';
import { sh } from '../../core/shell.ts';
import type { BuildCommand } from '../../core/types.ts';
import type { PythonDependency } from './dependencies.ts';
import { VENV } from './environment.ts';
import type { PythonFramework } from './framework.ts';
import type { PythonStart } from './start.ts';

interface StaticQuestion {
  readonly framework: PythonFramework | undefined;
  readonly view: ServiceView;
  readonly start: PythonStart;
  readonly dependencies: ReadonlyMap<string, PythonDependency>;
}

/**
 * WhiteNoise serves what collectstatic gathers; without it, static files are someone else's to serve, unless the start command
 * would have gathered them, which it can't in an image that nobody may write to.
 */
export function collectStatic(
  project: Project,
  { framework, dependencies, view, start }: StaticQuestion,
): readonly BuildCommand[] {
  if (framework?.id !== 'django' || !project.folder.has('manage.py')) return [];
  const whitenoise = dependencies.get('whitenoise');
  const gathers = start.collectsStatic === true;
  if (!gathers && (whitenoise === undefined || !view.sources().some(({ text }) => /^STATIC_ROOT\s*=/m.test(text))))
    return [];
  project.decide(
    'static files',
    'collectstatic',
    gathers
      ? 'the start command would do it, too late for an image'
      : 'WhiteNoise serves them, and the settings name STATIC_ROOT',
    gathers ? start.location : whitenoise?.location,
  );
  const secrets = secretNames(view).map((name) => sh`${name}=build`);
  return [
    {
      run: sh`${secrets} ${VENV}/bin/python manage.py collectstatic --noinput`,
      name: 'collect static files',
    },
  ];
}

/** Variables of the environment that the settings take a secret key from: a build has none, and needs none. */
function secretNames(view: ServiceView): readonly string[] {
  const names = view
    .sources()
    .flatMap(({ text }) => [
      ...text.matchAll(/(?:environ(?:\.get)?|getenv|env(?:\.str)?|config)[([]\s*['"](\w{0,60}SECRET_KEY\w{0,60})['"]/g),
    ])
    .map((match) => match[1] ?? '');
  return [...new Set(['SECRET_KEY', ...names])].sort();
}
