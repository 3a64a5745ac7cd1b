import { posix } from 'node:path';
import type { Folder } from '../../core/folder.ts';
import { healthRoute } from '../../core/health.ts';
import type { Project } from '../../core/project.ts';
import { isOtherProcess } from '../../hints/procfile.ts';
import { sourceFiles, type SourceFile } from '../../core/sources.ts';
import type { Composer } from './composer.ts';
import { findPages, frontController, type Pages } from './front-controller.ts';
import { PHP_SERVER_COMMAND } from './server.ts';
import { serving } from './serving.ts';

const ROUTES = [
  /Route::(?:get|any|view)\(\s*['"](?<path>\/?[^'"{]*)['"]/g,
  /#\[Route\(\s*(?:path\s*:\s*)?['"](?<path>\/[^'"]*)['"]/g,
  /@Route\(\s*["'](?<path>\/[^"']*)["']/g,
  /\$(?:app|router|group|this|routes)->(?:get|any|map)\(\s*(?:\[[^\]]{0,100}\]\s*,\s*)?['"](?<path>\/[^'"]*)['"]/g,
  /\bhealth\s*:\s*['"](?<path>\/[^'"]*)['"]/g,
  /(?:===?\s*|case\s+)['"](?<path>\/[^'"]*)['"]/g,
];

/** Whether a Procfile or a platform's file starts a program of the project's own rather than a server for its pages. */
export function startsProgram(project: Project): boolean {
  const hint = project.hints.start;
  if (hint === undefined || serving(hint.value) !== undefined) return false;
  return !(isOtherProcess(hint) && frontController(project.folder) !== undefined);
}

/** What visitors see, recorded as a decision; undefined where there are no pages. */
export function decidePages(project: Project, manifest: Composer | undefined): Pages | undefined {
  const found = findPages(project, manifest);
  if (found === undefined) return undefined;
  const { root, script } = found.value;
  if (project.strict && root === '.' && manifest === undefined) return undefined;
  const { start } = project.hints;
  const before = serving(start?.value ?? '')?.before;
  if (before !== undefined)
    project.notice(
      'START_SUBSTITUTED',
      `${start?.because ?? ''} runs \`${before}\` before it serves; the image only serves, so run that when a release is made`,
      start?.location,
    );
  project.accept('document root', { ...found, value: root });
  if (script !== undefined && posix.basename(script) !== 'index.php')
    project.decide('front controller', script, 'it answers what is no file', found.location);
  project.decide(
    'start command',
    PHP_SERVER_COMMAND.join(' '),
    'PHP runs in its process manager behind nginx, which needs a script that starts both',
    found.location,
  );
  return found.value;
}

/** The project's source, what answers requests first. */
export function phpSources(folder: Folder): readonly SourceFile[] {
  return sourceFiles(folder, {
    extensions: ['.php'],
    comments: 'slashes',
    first: [
      'index.php',
      'public/index.php',
      'routes/web.php',
      'routes/api.php',
      'bootstrap/app.php',
      'config/routes.php',
    ],
  });
}

/** The health endpoint that routes show. */
export function phpHealth(project: Project, sources: readonly SourceFile[]): string | undefined {
  // Laravel puts what routes/api.php says below /api.
  const found =
    healthRoute(
      sources.filter(({ name }) => name !== 'routes/api.php'),
      ROUTES,
    ) ?? project.hints.health;
  return found === undefined ? undefined : project.accept('health', found);
}
