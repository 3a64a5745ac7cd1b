import type { Folder } from '../../folder.ts';
import { healthRoute } from '../../health.ts';
import type { PortPatterns } from '../../ports.ts';
import { firstHit, sourceFiles, type SourceFile } from '../../sources.ts';
import type { Found } from '../../types.ts';
import { servedUrls } from './django-urls.ts';

export const PYTHON_PORTS: PortPatterns = {
  withDefault: [
    /(?:environ\.get|getenv|env\.int|env|config)\(\s*['"]PORT['"]\s*,\s*(?:default\s*=\s*)?['"]?(?<port>\d{2,5})/,
    /environ\[['"]PORT['"]\][^\n]{0,40}?\bor\s+['"]?(?<port>\d{2,5})/,
    /getenv\(['"]PORT['"]\)\s*or\s*['"]?(?<port>\d{2,5})/,
  ],
  literal: [
    /\b(?:run|run_app|serve|run_server|listen)\([^()\n]*?\bport\s*=\s*(?<port>\d{2,5})/,
    /\.listen\(\s*(?<port>\d{2,5})/,
    /(?:HTTPServer|TCPServer|ThreadingHTTPServer)\(\s*\(\s*['"][^'"]*['"]\s*,\s*(?<port>\d{2,5})/,
    /^(?:PORT|port)\s*=\s*(?<port>\d{2,5})\b/m,
  ],
  mention: [/(?:environ\.get|getenv|environ\[|env\.int|env)[([]?\s*['"]PORT['"]/],
};

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
  const strings = /("""|''')[\s\S]*?\1|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'/g;
  return text.replace(strings, (piece, quotes: string | undefined, at: number) => {
    const before = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
    return quotes !== undefined && /^\s*[rR]?$/.test(before) ? piece.replace(/[^\n]/g, ' ') : piece;
  });
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

/** `module:variable` of the first application object that a constructor makes, itself or in a function that is called for it, with the place. */
export function applicationObject(files: readonly SourceFile[], constructor: string): Found<string> | undefined {
  const call = constructorCall(constructor);
  const because = `${constructor} is made here`;
  return (
    assigned(files, [String.raw`(?:\s*:\s*[\w.]+\s*)?\s*=\s*${call}`, String.raw`\s*,\s*\w+\s*=\s*${call}`], because) ??
    assigned(
      files,
      [...new Set([...makers(files, call), ...definedFactories(files)])].map(
        (name) => String.raw`(?:\s*:\s*[\w.]+\s*)?\s*=\s*(?:\w+\.)?${name}\(`,
      ),
      because,
    )
  );
}

function constructorCall(constructor: string): string {
  return String.raw`(?:\w+\.)?${constructor}\(`;
}

/** The variable at the top of a module that one of these assignments gives its value. */
function assigned(files: readonly SourceFile[], right: readonly string[], because: string): Found<string> | undefined {
  const hit = firstHit(
    files,
    right.map((rest) => new RegExp(String.raw`^(?<name>\w+)${rest}`, 'm')),
  );
  const name = hit?.match.groups?.name;
  const file = hit === undefined ? undefined : files.find((each) => each.where(0).file === hit.location.file);
  // A server imports the module by name, so a folder that is no identifier cannot hold it.
  if (hit === undefined || name === undefined || file === undefined || !/^[\w/]+\.py$/.test(file.name))
    return undefined;
  return { value: `${moduleName(file.name)}:${name}`, because, location: hit.location };
}

function definedFactories(files: readonly SourceFile[]): readonly string[] {
  return USUAL_FACTORIES.filter((name) => files.some(({ text }) => new RegExp(`^def ${name}\\(`, 'm').test(text)));
}

/** Functions of the top level in whose body the call stands. */
function makers(files: readonly SourceFile[], call: string): readonly string[] {
  const made = new RegExp(String.raw`\b${call}`);
  const names = new Set<string>();
  for (const { text } of files) {
    if (!made.test(text)) continue;
    let current: string | undefined;
    for (const line of text.split('\n')) {
      if (/^[^\s)#]/.test(line)) current = /^(?:async )?def (\w+)\(/.exec(line)?.[1];
      if (current !== undefined && made.test(line)) names.add(current);
    }
  }
  return [...names];
}

/** `module:factory` where an application is made only inside a function that needs nothing; a constructor says what it must make. */
export function applicationFactory(files: readonly SourceFile[], constructor?: string): Found<string> | undefined {
  const names = constructor === undefined ? USUAL_FACTORIES : makers(files, constructorCall(constructor));
  if (names.length === 0) return undefined;
  const definition = new RegExp(String.raw`^def (?<name>${names.join('|')})\((?<parameters>[^)]*)\)`, 'm');
  for (const file of files) {
    const match = definition.exec(file.text);
    const parameters = (match?.groups?.parameters ?? '').split(',').map((each) => each.trim());
    // A server calls it without arguments, and imports its module by name.
    if (match === null || !parameters.every((each) => /^$|^[*/]|=/.test(each)) || !/^[\w/]+\.py$/.test(file.name))
      continue;
    return {
      value: `${moduleName(file.name)}:${match.groups?.name ?? ''}`,
      because: 'this function makes the application',
      location: file.where(match.index),
    };
  }
  return undefined;
}

/** What functions that make an application are called, whatever class it is of. */
const USUAL_FACTORIES = ['create_app', 'make_app', 'get_app', 'build_app', 'create_application', 'get_application'];

/** `src/shop/main.py` → `shop.main`; a src folder is put on the path instead of into the name. */
export function moduleName(file: string): string {
  return file
    .replace(/^src\//, '')
    .replace(/\.py$/, '')
    .replace(/\/__init__$/, '')
    .replaceAll('/', '.');
}
