import { posix } from 'node:path';
import type { Framework, FrameworkView } from '../../frameworks/framework.ts';
import { healthRoute } from '../../health.ts';
import type { Project } from '../../project.ts';
import { sourceFile, sourceFiles, type SourceFile } from '../../sources.ts';
import type { Composer } from './composer.ts';
import { PHP_SERVER_COMMAND } from './server.ts';

const ROOTS = ['public', 'web', 'webroot', 'www', 'htdocs', 'docroot', 'html', 'public_html', '.'];

const ROUTES = [
  /Route::(?:get|any|view)\(\s*['"](?<path>\/?[^'"{]*)['"]/g,
  /#\[Route\(\s*(?:path\s*:\s*)?['"](?<path>\/[^'"]*)['"]/g,
  /@Route\(\s*["'](?<path>\/[^"']*)["']/g,
  /\$(?:app|router|group|this|routes)->(?:get|any|map)\(\s*(?:\[[^\]]*\]\s*,\s*)?['"](?<path>\/[^'"]*)['"]/g,
  /\bhealth\s*:\s*['"](?<path>\/[^'"]*)['"]/g,
  /(?:===?\s*|case\s+)['"](?<path>\/[^'"]*)['"]/g,
];

/** The folder that visitors see: what a Procfile's web server names, else the usual one with an index.php. */
export function documentRoot(project: Project): string | undefined {
  const { folder } = project;
  const hinted = /^(?:vendor\/bin\/)?heroku-php-(?:apache2|nginx)(?:\s+-\S+(?:\s+\S+)?)*\s+([\w./-]+?)\/?$/.exec(
    project.hints.start?.value ?? '',
  )?.[1];
  const root = hinted ?? ROOTS.find((name) => folder.has(posix.join(name, 'index.php')));
  if (root === undefined || (project.strict && root === '.' && !folder.has('composer.json'))) return undefined;
  const page = posix.join(root, 'index.php');
  project.decide(
    'document root',
    root,
    hinted === undefined ? 'the front controller lies there' : 'the Procfile names it',
    folder.where(folder.has(page) ? page : root),
  );
  project.decide(
    'start command',
    PHP_SERVER_COMMAND.join(' '),
    'PHP runs in its process manager behind nginx, which needs a script that starts both',
    folder.where(page),
  );
  return root;
}

/** What framework definitions see of a PHP project. */
export function phpView(project: Project, manifest: Composer | undefined): FrameworkView {
  let sources: readonly SourceFile[] | undefined;
  return {
    folder: project.folder,
    depends: (name) => manifest?.requires.has(name) ?? false,
    sources: () =>
      (sources ??= sourceFiles(project.folder, {
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
      })),
    config(...names) {
      const name = project.folder.first(...names);
      return name === undefined ? undefined : sourceFile(project.folder, name, 'slashes');
    },
  };
}

/** The health endpoint that routes or the framework's configuration show. */
export function phpHealth(
  project: Project,
  framework: Framework | undefined,
  manifest: Composer | undefined,
): string | undefined {
  const view = phpView(project, manifest);
  // Laravel puts what routes/api.php says below /api.
  const found =
    framework?.healthEndpoints?.(view) ??
    healthRoute(
      view.sources().filter(({ name }) => name !== 'routes/api.php'),
      ROUTES,
    ) ??
    project.hints.health;
  return found === undefined ? undefined : project.accept('health', found);
}
