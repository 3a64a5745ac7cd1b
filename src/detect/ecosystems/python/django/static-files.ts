import type { ServiceView } from '../../../core/framework.ts';
import type { Project } from '../../../core/project.ts';
import { sh } from '../../../core/shell.ts';
import type { BuildCommand } from '../../../core/types.ts';
import type { PythonDependency } from '../dependencies.ts';
import { VENV } from '../environment.ts';
import type { PythonStart } from '../python-start.ts';
import { managePath } from './settings.ts';
import { settingsTexts, standIns } from './stand-ins.ts';

/** The name of the command that gathers them. */
export const COLLECT_STATIC = 'collect static files';

interface StaticQuestion {
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
  { dependencies, view, start, settings }: StaticQuestion,
): readonly BuildCommand[] {
  const manage = managePath(view);
  if (!project.folder.has(manage)) return [];
  const whitenoise = dependencies.get('whitenoise');
  const gathers = start.collectsStatic === true;
  // A large project's settings may lie behind the files that are looked at.
  const own = settingsTexts(view, settings);
  const texts = [...own, ...view.sources().map(({ text }) => text)];
  const named = productionOf(texts);
  const compresses =
    dependencies.has('django-compressor') && texts.some((text) => /^[ \t]*COMPRESS_OFFLINE\s*=\s*True\b/m.test(text));
  if (!gathers && !compresses && (whitenoise === undefined || named === undefined)) return [];
  project.decide(
    'static files',
    'collectstatic',
    gathers
      ? 'the start command would do it, too late for an image'
      : whitenoise === undefined
        ? 'pages find there what was compressed'
        : 'WhiteNoise serves them, and the settings name STATIC_ROOT',
    gathers ? start.location : whitenoise?.location,
  );
  if (compresses)
    project.decide('static files', 'compress', 'COMPRESS_OFFLINE has pages look for what was compressed before');
  // Nothing is compressed while debugging.
  const production = [...(named ?? []), ...(compresses ? (debugging(texts) ?? []) : [])];
  const values = new Map([...standIns(view, own), ...production]);
  const given = [...values].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, value]) => sh`${name}=${value}`);
  // Without modules of the application compiled on the way (`-B`): those go by the times of this checkout, so that the image would
  // differ from one to the next, and count as outdated in the image, where files have other times.
  const run = (command: string): BuildCommand => ({
    run: sh`${given} ${VENV}/bin/python -B ${manage} ${command.split(' ').map((word) => sh`${word}`)}`,
    name: COLLECT_STATIC,
  });
  return [run('collectstatic --noinput'), ...(compresses ? [run('compress')] : [])];
}

type Values = readonly (readonly [name: string, value: string])[];

/** What makes settings name STATIC_ROOT: nothing, or where only production does what ends debugging; undefined where nothing names it. */
function productionOf(texts: readonly string[]): Values | undefined {
  if (texts.some((text) => /^STATIC_ROOT\s*[:=]/m.test(text))) return [];
  return texts.some((text) => /^if not DEBUG:(?:\n(?:[ \t].*)?){0,40}?\n[ \t]+STATIC_ROOT\s*=/m.test(text))
    ? debugging(texts)
    : undefined;
}

/** The environment in which DEBUG is off; undefined where none decides it and it is on. */
function debugging(texts: readonly string[]): Values | undefined {
  for (const text of texts) {
    const line = /^DEBUG\s*=\s*(?<value>[^\n]+)/m.exec(text)?.groups?.value;
    if (line === undefined) continue;
    const name = /['"](?<name>[A-Z][A-Z0-9_]*)['"]/.exec(line)?.groups?.name;
    if (name === undefined) return line.startsWith('False') ? [] : undefined;
    if (/\bnot in\b/.test(line)) return [[name, 'build']];
    return [[name, line.includes('int(') ? '0' : /\bbool\(\s*os\./.test(line) ? '' : 'False']];
  }
  return undefined;
}
