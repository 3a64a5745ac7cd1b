import { posix } from 'node:path';
import { lookup } from '../../../untrusted/lookup.ts';
import type { Folder } from '../../core/folder.ts';
import { asRecord, asStrings, lineIndex } from '../../core/manifests/document.ts';
import type { Project } from '../../core/project.ts';
import { sourceFiles } from '../../core/sources.ts';
import type { Found } from '../../core/types.ts';
import { inside, type Composer } from './composer.ts';
import { serving } from './serving.ts';

const ROOTS = ['public', 'web', 'webroot', 'www', 'htdocs', 'docroot', 'html', 'public_html'];
const INDEX = 'index.php';
/** What the file is called that answers requests, beside index.php: Symfony called it app.php, others as they like. */
const NAMES = [INDEX, 'app.php', 'front.php', 'main.php', 'router.php'];

/** Where pages lie, and the script that answers whatever is no file there; both from the project. */
export interface Pages {
  readonly root: string;
  /** Undefined where the folder's own installer brings it. */
  readonly script: string | undefined;
}

/** The first file that shows pages: in one of the folders that are usual, or at the top. */
export function frontController(folder: Folder): string | undefined {
  return (
    [...ROOTS, '.'].map((name) => posix.join(name, INDEX)).find((name) => folder.has(name)) ??
    ROOTS.flatMap((name) => scriptIn(folder, name) ?? [])[0]
  );
}

/** The script that answers in a folder: what its .htaccess names, else one of the usual names, else the only one. */
function scriptIn(folder: Folder, root: string): string | undefined {
  const rewritten =
    /^[ \t]*(?:FallbackResource|DirectoryIndex|RewriteRule\s+\S{1,200})\s+\/?([\w-]{1,100}\.php)\b/m.exec(
      folder.read(posix.join(root, '.htaccess')) ?? '',
    )?.[1];
  const scripts = folder.matching(/^[\w.-]+\.php$/, root);
  const name =
    [rewritten, ...NAMES].find((each) => each !== undefined && scripts.includes(each)) ??
    (scripts.length === 1 && root !== '.' ? scripts[0] : undefined);
  return name === undefined ? undefined : posix.join(root, name);
}

/** What visitors see: what a start line, a platform's file or composer.json names, else the usual folder with a script that answers. */
export function findPages(project: Project, manifest: Composer | undefined): Found<Pages> | undefined {
  const { folder } = project;
  const page = frontController(folder);
  const named = manifest?.documentRoot;
  const found =
    fromLine(folder, project.hints.start) ??
    fromPlatform(project) ??
    (named !== undefined && (page === undefined || folder.hasFolder(named.path))
      ? {
          value: { root: named.path, script: scriptIn(folder, named.path) },
          because: `${named.key} names it`,
          location: named.location,
        }
      : undefined) ??
    composerLines(folder).flatMap((line) => fromLine(folder, line) ?? [])[0];
  if (found !== undefined) return found;
  if (page === undefined) return fromRules(folder);
  return {
    value: { root: posix.dirname(page), script: page },
    because: 'the front controller lies there',
    location: folder.where(page),
  };
}

/** A script at the top that rules for a web server name: its own .htaccess, a sample of one, or one that the source writes. */
function fromRules(folder: Folder): Found<Pages> | undefined {
  const scripts = folder.matching(/^[\w-]+\.php$/);
  if (scripts.length === 0) return undefined;
  const samples = folder
    .matching(/^(?:\.?htaccess[\w.-]*|nginx[\w.-]*)$/)
    .map((name) => ({ name, text: folder.read(name) ?? '' }));
  for (const { name, text } of [...samples, ...sourceFiles(folder, { extensions: ['.php'], comments: 'slashes' })]) {
    for (const match of text.matchAll(RULES)) {
      const script = match[1] ?? '';
      if (!scripts.includes(script)) continue;
      const location = folder.where(name, lineIndex(text)(match.index));
      return { value: { root: '.', script }, because: 'a rule for a web server names it', location };
    }
  }
  return undefined;
}

/** Rules of Apache and nginx by which one script answers what is no file. */
const RULES = /(?:\b(?:FallbackResource|RewriteRule\s+\S{1,80})\s|\btry_files\s)[^\n]{0,60}?\/([\w-]{1,60}\.php)\b/g;

/** A line that serves pages, as far as what it names exists. */
function fromLine(folder: Folder, line: Found<string> | undefined): Found<Pages> | undefined {
  const served = line === undefined ? undefined : serving(line.value);
  if (line === undefined || served === undefined) return undefined;
  const script = served.script !== undefined && folder.has(served.script) ? served.script : undefined;
  // A router below, that the server at the top is started with, stands for the rules of a web server there.
  const routes = served.folder === undefined && script?.includes('/') === true;
  if (routes && folder.has(INDEX) && !folder.has(posix.join(posix.dirname(script), INDEX)))
    return { ...line, value: { root: '.', script: INDEX }, because: `${line.because} serves the folder` };
  const own = served.folder !== undefined && folder.hasFolder(served.folder) ? served.folder : undefined;
  const root = own ?? (script === undefined ? undefined : posix.dirname(script));
  if (root === undefined) return undefined;
  return { ...line, value: { root, script: script ?? scriptIn(folder, root) }, because: `${line.because} names it` };
}

function fromPlatform({ folder, hints }: Project): Found<Pages> | undefined {
  const { documentRoot, frontController: script } = hints;
  const shown = documentRoot ?? script;
  if (shown === undefined) return undefined;
  const named = script === undefined ? undefined : inside(script.value);
  const root = documentRoot === undefined ? posix.dirname(named ?? '.') : (inside(documentRoot.value) ?? '.');
  if (root !== '.' && !folder.hasFolder(root)) return undefined;
  const places = named === undefined ? [] : [posix.join(root, named), named];
  const found = places.find((name) => folder.has(name)) ?? scriptIn(folder, root);
  return found === undefined && documentRoot === undefined ? undefined : { ...shown, value: { root, script: found } };
}

/** Lines by which composer.json starts the pages on a developer's machine. */
function composerLines(folder: Folder): readonly Found<string>[] {
  const document = folder.json('composer.json');
  const scripts = asRecord(document?.get('scripts'));
  return ['start', 'serve', 'server', 'dev', 'run'].flatMap((name) => {
    const value = lookup(scripts, name);
    const lines = typeof value === 'string' ? [value] : asStrings(value);
    return lines.map((line) => ({
      value: line,
      because: `the script ${name} of composer.json`,
      location: folder.where('composer.json', document?.line('scripts', name)),
    }));
  });
}
