import type { ServiceView } from '../../core/framework.ts';
import type { SourceFile } from '../../core/sources.ts';
import type { Found } from '../../core/types.ts';
import { applicationFactory, applicationObject, isImportable } from './applications.ts';
import { completionOf } from './completion.ts';
import { callerOf, definitions, parametersFrom } from './definitions.ts';
import type { PythonFramework } from './framework.ts';
import { moduleRun } from './module-run.ts';
import { moduleName } from './scan.ts';
import { ASGI_SERVERS, asgiCommand, WSGI_SERVERS, wsgiCommand } from './servers.ts';

type Interface = 'asgi' | 'wsgi';

interface Exported {
  readonly kind: Interface;
  readonly application?: Found<string> | undefined;
  readonly factory?: Found<string> | undefined;
}

/**
 * A server around an application that a module only exports, where no framework among the dependencies says how it is served.
 */
export function exportedApplication(view: ServiceView): PythonFramework | undefined {
  const files = view.sources();
  const exported = protocolCallable(files) ?? madeApplication(files) ?? namedApplication(view);
  if (exported === undefined) return undefined;
  const { kind, application, factory } = exported;
  const serve = kind === 'asgi' ? asgiCommand : wsgiCommand;
  return {
    id: kind.toUpperCase(),
    dependencies: [],
    port: 8000,
    servers: kind === 'asgi' ? ASGI_SERVERS : WSGI_SERVERS,
    entrypoint: () => serve(view, application, factory),
  };
}

/** Methods that make the objects of a class callable. */
const CALL = /^[ \t]+(?<async>async )?def __call__\(\s*self\s*,/gm;

/** A function, or an object of a class, that is called as a protocol prescribes. */
function protocolCallable(files: readonly SourceFile[]): Exported | undefined {
  for (const file of files.filter(isImportable)) {
    for (const { name, parameters, asynchronous, offset } of definitions(file)) {
      const kind = callerOf(parameters, asynchronous);
      if (kind === undefined || kind === 'platform') continue;
      const value = `${moduleName(file.name)}:${name}`;
      const because = `a server of ${kind.toUpperCase()} has to call it for each request`;
      return { kind, application: { value, because, location: file.where(offset) } };
    }
    for (const { 0: head, groups, index } of file.text.matchAll(CALL)) {
      const kind = callerOf(parametersFrom(file.text, index + head.length), groups?.async !== undefined);
      const name = [...file.text.slice(0, index).matchAll(/^class (\w+)/gm)].at(-1)?.[1];
      const application = name === undefined ? undefined : applicationObject([file], name);
      if (kind !== undefined && kind !== 'platform' && application !== undefined) return { kind, application };
    }
  }
  return undefined;
}

/** What makes applications, of libraries that come with others or are small enough to be no framework here. */
const CONSTRUCTORS: readonly (readonly [name: string, kind: Interface])[] = [
  ['FastAPI', 'asgi'],
  ['Starlette', 'asgi'],
  ['Litestar', 'asgi'],
  ['Quart', 'asgi'],
  ['ASGIApp', 'asgi'],
  ['ProtocolTypeRouter', 'asgi'],
  ['get_asgi_application', 'asgi'],
  ['http_app', 'asgi'],
  ['streamable_http_app', 'asgi'],
  ['sse_app', 'asgi'],
  ['AsyncApp', 'asgi'],
  ['Flask', 'wsgi'],
  ['Bottle', 'wsgi'],
  ['default_app', 'wsgi'],
  ['WSGIApp', 'wsgi'],
  ['make_wsgi_app', 'wsgi'],
  ['get_wsgi_application', 'wsgi'],
  ['wsgifunc', 'wsgi'],
];

function madeApplication(files: readonly SourceFile[]): Exported | undefined {
  for (const [name, kind] of CONSTRUCTORS) {
    const makes = files.filter(({ text }) => text.includes(`${name}(`));
    if (makes.length === 0) continue;
    const application = applicationObject(files, name);
    // What the project's own program completes is that program's to serve.
    if (name === 'Flask' && application !== undefined && completionOf(files, application) !== undefined) continue;
    const factory = application === undefined ? applicationFactory(makes, name) : undefined;
    if (application !== undefined || factory !== undefined) return { kind, application, factory };
  }
  return undefined;
}

/** An application that another package has made, where the file's name or the server among the dependencies tells its kind. */
function namedApplication(view: ServiceView): Exported | undefined {
  const application = takenApplication(view.sources());
  if (application === undefined) return undefined;
  const kind = kindByName(application.value) ?? kindByServer(view);
  return kind && { kind, application };
}

function kindByName(target: string): Interface | undefined {
  const name = /\b(asgi|wsgi)\b/.exec(target)?.[1];
  return name === 'asgi' || name === 'wsgi' ? name : undefined;
}

function kindByServer(view: ServiceView): Interface | undefined {
  if (ASGI_SERVERS.some((name) => name !== 'gunicorn' && view.depends(name))) return 'asgi';
  return WSGI_SERVERS.some((name) => view.depends(name)) ? 'wsgi' : undefined;
}

/** Files that hold the application of a service, or hand it on. */
const HOLDERS = /(?:^|\/)(?:main|app|application|api|server|index|asgi|wsgi|run|__init__)\.py$/;
const TAKEN =
  /^(?<name>app|application|api|server|asgi|wsgi|asgi_app|wsgi_app)\s*(?::[^=\n]*)?=\s*(?!None\b|True\b|False\b)[A-Za-z_]/m;
const IMPORTED =
  /^from\s+(?<from>[\w.]+)\s+import\s+(?:\w+\s+as\s+)?(?<name>app|application|api|asgi_app|wsgi_app)\s*$/m;

/** `app = proxy.app` or `from proxy import app` in a file that does nothing itself: the application of another package. */
export function takenApplication(files: readonly SourceFile[]): Found<string> | undefined {
  for (const file of files) {
    if (!HOLDERS.test(file.name) || !isImportable(file)) continue;
    const match = TAKEN.exec(file.text) ?? IMPORTED.exec(file.text);
    const name = match?.groups?.name;
    if (match === null || name === undefined || moduleRun(file) === 'works') continue;
    return {
      value: `${moduleName(file.name)}:${name}`,
      because: 'the application is named here, and nothing serves it',
      location: file.where(match.index),
    };
  }
  return undefined;
}
