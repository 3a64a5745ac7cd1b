import { posix } from 'node:path';
import type { Folder } from '../../core/folder.ts';
import { healthRoute } from '../../core/health.ts';
import type { Project } from '../../core/project.ts';
import { isOtherProcess } from '../../hints/procfile.ts';
import { sourceFiles, type SourceFile } from '../../core/sources.ts';
import type { Found } from '../../core/types.ts';
import type { Composer } from './composer.ts';
import { PHP_SERVER_COMMAND } from './server.ts';

const ROOTS = ['public', 'web', 'webroot', 'www', 'htdocs', 'docroot', 'html', 'public_html', '.'];

const ROUTES = [
  /Route::(?:get|any|view)\(\s*['"](?<path>\/?[^'"{]*)['"]/g,
  /#\[Route\(\s*(?:path\s*:\s*)?['"](?<path>\/[^'"]*)['"]/g,
  /@Route\(\s*["'](?<path>\/[^"']*)["']/g,
  /\$(?:app|router|group|this|routes)->(?:get|any|map)\(\s*(?:\[[^\]]{0,100}\]\s*,\s*)?['"](?<path>\/[^'"]*)['"]/g,
  /\bhealth\s*:\s*['"](?<path>\/[^'"]*)['"]/g,
  /(?:===?\s*|case\s+)['"](?<path>\/[^'"]*)['"]/g,
];

/** Command lines that serve a folder of pages, which is what the image does in its own way; the folder is the last group. */
const SERVES = [
  /^(?:vendor\/(?:bin|heroku\/heroku-buildpack-php\/bin)\/)?heroku-php-(?:apache2|nginx)(?:\s+-\S+(?:\s+(?!-)\S+)?)*?(?:\s+(?<folder>[\w][\w./-]*?)\/?)?$/,
  /^php\s.*?-S\s*\S+(?:\s+-t[\s=]*(?<folder>[\w./-]+?)\/?)?(?:\s.*)?$/,
  /^php\s+(?:\S*\/)?(?:artisan|spark|yii)\s+serve\b/,
  /^serve\s+(?:(?<folder>[\w./-]+)\/)?[\w-]+\.php$/,
  /^(?:apache2-foreground|apache2ctl|httpd|php-fpm|nginx|symfony\s+(?:local:)?serve(?:r:start)?)\b/,
];

interface Serving {
  /** The folder that the line names. */
  readonly folder: string | undefined;
}

/** What a Procfile's or platform's line says of serving pages; undefined when it starts something else. */
function serving(line: string): Serving | undefined {
  const command = line.trim();
  const match = SERVES.map((pattern) => pattern.exec(command)).find((found) => found !== null);
  if (match === undefined) return undefined;
  const folder = match?.groups?.folder;
  return { folder: folder === undefined ? undefined : posix.normalize(folder) };
}

/** Whether a Procfile or a platform's file starts a program of the project's own rather than a server for its pages. */
export function startsProgram(project: Project): boolean {
  const hint = project.hints.start;
  if (hint === undefined || serving(hint.value) !== undefined) return false;
  return !(isOtherProcess(hint) && frontController(project.folder) !== undefined);
}

/** The first file that shows pages: at the top, or in one of the folders that are usual. */
export function frontController(folder: Folder): string | undefined {
  return ROOTS.map((name) => posix.join(name, 'index.php')).find((name) => folder.has(name));
}

/** The folder that visitors see: what a start line or composer.json names, else the usual one with an index.php. */
export function documentRoot(project: Project, manifest: Composer | undefined): string | undefined {
  const { folder } = project;
  const hint = project.hints.start;
  const hinted = hint === undefined ? undefined : serving(hint.value)?.folder;
  const page = frontController(folder);
  const usual = page === undefined ? undefined : posix.dirname(page);
  const named = manifest?.documentRoot;
  const root: Found<string> | undefined =
    hint !== undefined && hinted !== undefined && folder.hasFolder(hinted)
      ? { value: hinted, because: `${hint.because} names it`, ...locationOf(hint) }
      : named !== undefined && (page === undefined || folder.hasFolder(named.path))
        ? { value: named.path, because: `${named.key} names it`, location: named.location }
        : usual !== undefined && page !== undefined
          ? { value: usual, because: 'the front controller lies there', location: folder.where(page) }
          : undefined;
  if (root === undefined || (project.strict && root.value === '.' && manifest === undefined)) return undefined;
  project.accept('document root', root);
  project.decide(
    'start command',
    PHP_SERVER_COMMAND.join(' '),
    'PHP runs in its process manager behind nginx, which needs a script that starts both',
    root.location,
  );
  return root.value;
}

function locationOf(found: Found<string>): Pick<Found<string>, 'location'> {
  return found.location === undefined ? {} : { location: found.location };
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
