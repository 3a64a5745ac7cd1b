import type { Folder } from '../../core/folder.ts';
import { healthRoute } from '../../core/health.ts';
import type { PortPatterns } from '../../core/ports.ts';
import { firstHit, sourceFiles, type SourceFile } from '../../core/sources.ts';
import { blank, replacePieces } from '../../core/text/pieces.ts';
import type { Found } from '../../core/types.ts';
import { servedUrls } from './django/urls.ts';

export const PYTHON_PORTS: PortPatterns = {
  withDefault: [
    /(?:environ\.get|getenv|env\.int|env|config)\(\s*['"]PORT['"]\s*,\s*(?:default\s*=\s*)?['"]?(?<port>\d{2,5})/,
    /environ\[['"]PORT['"]\][^\n]{0,40}?\bor\s+['"]?(?<port>\d{2,5})/,
    /getenv\(['"]PORT['"]\)\s*or\s*['"]?(?<port>\d{2,5})/,
  ],
  literal: [
    /\b(?:run|run_app|serve|run_server|listen)\([^()\n]*?\bport\s*=\s*(?<port>\d{2,5})/,
    // The default of a variable of the program's own.
    /\b(?:run|run_app|serve|run_server|listen)\([^()\n]*?\bport\s*=\s*(?:int\(\s*)?(?:os\.)?(?:environ\.get|getenv)\(\s*['"]\w+['"]\s*,\s*['"]?(?<port>\d{2,5})/,
    /^[ \t]*port\s*=\s*(?:int\(\s*)?(?:os\.)?(?:environ\.get|getenv)\(\s*['"]\w+['"]\s*,\s*['"]?(?<port>\d{2,5})/im,
    /\.listen\(\s*(?<port>\d{2,5})/,
    /(?:HTTPServer|TCPServer|ThreadingHTTPServer)\(\s*\(\s*['"][^'"]*['"]\s*,\s*(?<port>\d{2,5})/,
    /^(?:DEFAULT_)?(?:PORT|port)\s*=\s*(?<port>\d{2,5})\b/m,
  ],
  mention: [/(?:environ\.get|getenv|environ\[|env\.int|env)[([]?\s*['"]PORT['"]/],
};

/** Whether a file starts a server of a library that has a client, too. */
export function showsServer({ text }: SourceFile): boolean {
  return /\b(?:run_app|TCPSite|serve_forever)\(/.test(text);
}

/** Source of a service, likely entries first. */
export function pythonSources(folder: Folder, except: readonly string[]): readonly SourceFile[] {
  return sourceFiles(folder, {
    extensions: ['.py'],
    comments: 'hash',
    first: [
      'main.py',
      'app.py',
      'app/main.py',
      'src/main.py',
      'src/app.py',
      'server.py',
      'wsgi.py',
      'asgi.py',
      'api.py',
    ],
    except,
  })
    .filter(({ name }) => !/^(?:setup|noxfile|tasks|fabfile)\.py$/.test(name))
    .map((file) => ({ ...file, text: withoutDocstrings(file.text) }));
}

/** Strings that stand for themselves explain, often with examples of applications that are none. */
function withoutDocstrings(text: string): string {
  return replacePieces(text, /"""|'''|["']/g, (piece) =>
    piece.token.length === 3 && beginsLine(text, piece.start) ? blank(piece.text) : undefined,
  );
}

/** Whether nothing but blanks, and the mark of a raw string, stands before an offset in its line. */
function beginsLine(text: string, offset: number): boolean {
  let at = /[rR]/.test(text[offset - 1] ?? '') ? offset - 2 : offset - 1;
  while (text[at] === ' ' || text[at] === '\t') at--;
  return at < 0 || text[at] === '\n';
}

/** Django's list of paths. */
const PATHS = /\b(?:re_)?path\(\s*r?['"]\^?(?<path>[^'"$]*)\$?['"]/g;

const ROUTES = [
  /@(?:app|application|server|api|blueprint|bp)\.(?:get|route|head|api_route)\(\s*(?:path\s*=\s*)?['"](?<path>\/[^'"]*)['"]/g,
  PATHS,
  /\bRoute\(\s*['"](?<path>\/[^'"]*)['"]/g,
  /\badd_(?:get|route|url_rule)\(\s*['"](?<path>\/[^'"]*)['"]/g,
  /@(?:get|route)\(\s*['"](?<path>\/[^'"]*)['"]/g,
  /\bself\.path\s*==\s*['"](?<path>\/[^'"]*)['"]/g,
  /@rt\(\s*['"](?<path>\/[^'"]*)['"]/g,
  // Tornado's lists of a path and the class that answers it.
  /\(\s*r?['"]\^?(?<path>\/[^'"$]*)\$?['"]\s*,\s*(?:\w+\.)*[A-Z]\w*/g,
  // A WSGI application without a framework.
  /\bPATH_INFO['"]\]\s*==\s*['"](?<path>\/[^'"]*)['"]/g,
];

const ROUTER = /@(?:router|\w+_router)\.(?:get|route|api_route)\(\s*['"](?<path>\/[^'"]*)['"]/g;

/** A health endpoint that the source serves; routes of a router count only where none is mounted below a prefix. */
export function pythonHealth(files: readonly SourceFile[]): Found<string> | undefined {
  const urls = servedUrls(files);
  if (urls !== undefined)
    return healthRoute(urls.files, [PATHS], ({ name }) => ({ path: urls.prefixes.get(name) ?? '', after: -1 }));
  const prefixed = firstHit(files, [/\bprefix\s*=\s*['"]\//, /url_prefix\s*=/]);
  return healthRoute(files, prefixed === undefined ? [...ROUTES, ROUTER] : ROUTES);
}

/** `src/shop/main.py` → `shop.main`; a src folder is put on the path instead of into the name. */
export function moduleName(file: string): string {
  return file
    .replace(/^src\//, '')
    .replace(/\.py$/, '')
    .replace(/\/__init__$/, '')
    .replaceAll('/', '.');
}
