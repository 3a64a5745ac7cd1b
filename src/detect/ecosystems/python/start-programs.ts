import { lookup } from '../../../untrusted/lookup.ts';
import type { Project } from '../../core/project.ts';
import type { PythonDependency } from './dependencies.ts';
import type { PythonStart } from './python-start.ts';
import { broughtBy } from './servers.ts';
import { startPrograms } from './start-line-programs.ts';

/** What a start line runs that the project does not bring. */
export interface MissingPrograms {
  /** Distributions to be installed. */
  readonly distributions: readonly string[];
  /** System packages of the image. */
  readonly packages: readonly string[];
}

/** Distributions by the program, or the module behind `-m`, that they bring. */
export const DISTRIBUTIONS: Readonly<Record<string, string>> = {
  alembic: 'alembic',
  celery: 'celery',
  circusd: 'circus',
  daphne: 'daphne',
  'ddtrace-run': 'ddtrace',
  dramatiq: 'dramatiq',
  'functions-framework': 'functions-framework',
  granian: 'granian',
  gunicorn: 'gunicorn',
  honcho: 'honcho',
  hypercorn: 'hypercorn',
  'newrelic-admin': 'newrelic',
  rq: 'rq',
  supervisord: 'supervisor',
  uvicorn: 'uvicorn',
  uwsgi: 'uwsgi',
  waitress: 'waitress',
  'waitress-serve': 'waitress',
};

/** System packages by the program that they bring. */
const PACKAGES: Readonly<Record<string, string>> = {
  bash: 'bash',
  curl: 'curl',
  'dumb-init': 'dumb-init',
  envsubst: 'gettext-envsubst',
  ffmpeg: 'ffmpeg',
  git: 'git',
  jq: 'jq',
  make: 'make',
  nginx: 'nginx',
  openssl: 'openssl',
  perl: 'perl',
  psql: 'postgresql-client',
  tini: 'tini',
  zsh: 'zsh',
};

/** Interpreters of other languages, by the family of packages that brings them. */
const INTERPRETERS: Readonly<Record<string, string>> = { java: 'openjdk', node: 'nodejs', php: 'php', ruby: 'ruby' };

/** Looks for the programs of a start line that somebody wrote: what no dependency brings is brought, and told. */
export function missingPrograms(
  project: Project,
  dependencies: ReadonlyMap<string, PythonDependency>,
  locked: ReadonlySet<string>,
  start: PythonStart,
): MissingPrograms {
  const hint =
    project.hints.start ?? (start.isUsual === true ? { ...start, value: start.command.join(' ') } : undefined);
  const distributions: string[] = [];
  const packages: string[] = [];
  if (hint === undefined) return { distributions, packages };
  for (const { name, script } of startPrograms(project.folder, hint.value)) {
    const who = script ?? 'the start command';
    const distribution = lookup(DISTRIBUTIONS, name);
    if (distribution !== undefined) {
      const brought = [distribution, name].some((each) => dependencies.has(each) || locked.has(each));
      if (brought || broughtBy(dependencies, distribution) || distributions.includes(distribution)) continue;
      const because = `${who} runs ${name}, and no dependency brings it`;
      project.decide('program', distribution, because, hint.location);
      project.notice(
        'SERVER_ADDED',
        `${distribution} is not among the dependencies and is installed in its newest version: ${who} runs it`,
        hint.location,
      );
      distributions.push(distribution);
      continue;
    }
    const family = lookup(INTERPRETERS, name);
    const wanted =
      lookup(PACKAGES, name) ?? (family === undefined ? undefined : project.catalog.stream(family).package);
    if (wanted === undefined) continue;
    const found = project.available([wanted], `${who} runs ${name}`);
    for (const each of found) project.decide('program', each, `${who} runs ${name}`, hint.location);
    packages.push(...found);
  }
  return { distributions, packages };
}

/** Whether a command is a script, or a shell that runs one: each runs tools beside its own words. */
export function runsScript([program = '']: readonly string[]): boolean {
  return /(?:^|\/)(?:(?:ba|da|a|z)?sh|[^/]+\.sh)$/.test(program);
}
