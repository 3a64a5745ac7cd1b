import type { ServiceView } from '../../core/framework.ts';
import { inOrder } from '../../core/order.ts';
import { applicationFactory, applicationObject } from './applications.ts';
import { completionOf } from './completion.ts';
import type { SourceFile } from '../../core/sources.ts';
import type { PythonFramework } from './framework.ts';
import { aiohttp } from './frameworks/aiohttp.ts';
import { dash } from './frameworks/dash.ts';
import { django } from './frameworks/django.ts';
import { falcon } from './frameworks/falcon.ts';
import { fasthtml } from './frameworks/fasthtml.ts';
import { functionsFramework } from './frameworks/functions-framework.ts';
import { quart } from './frameworks/quart.ts';
import { sanic } from './frameworks/sanic.ts';
import { streamlit } from './frameworks/streamlit.ts';
import { takenApplication } from './exported.ts';
import { routedApplication } from './routed.ts';
import { ASGI_SERVERS, asgiCommand, WSGI_SERVERS, wsgiCommand } from './servers.ts';

/** An ASGI server behind the object, or else the function, that makes one of this class, or what another package made. */
function asgi(name: string) {
  return (view: ServiceView) => {
    const files = view.sources();
    return (
      asgiCommand(view, applicationObject(files, name), applicationFactory(files, name)) ??
      asgiCommand(view, takenApplication(files))
    );
  };
}

/** A WSGI server behind the object of one of these classes or what is made of them, else a function that is named like a factory, or what another package made. */
function wsgi(...names: readonly string[]) {
  return (view: ServiceView) => {
    const files = view.sources();
    const found = applicationObject(files, ...names.flatMap((name) => [name, ...subclasses(files, name)]));
    const object = routedApplication(view, found);
    const completion = object === undefined ? undefined : completionOf(files, object);
    if (completion !== undefined) return wsgiCommand(view, undefined, completion.factory);
    return wsgiCommand(view, object, applicationFactory(files)) ?? wsgiCommand(view, takenApplication(files));
  };
}

/** Classes of the project that are made of one, such as `class Shop(Flask)`. */
function subclasses(sources: readonly SourceFile[], name: string): readonly string[] {
  return sources.flatMap(({ text }) =>
    [...text.matchAll(/^class (\w+)\((?:\w+\.)?(\w+)[,)]/gm)].flatMap(([, own = '', base]) =>
      base === name ? [own] : [],
    ),
  );
}

export const PYTHON_FRAMEWORKS: readonly PythonFramework[] = inOrder<PythonFramework>([
  aiohttp,
  dash,
  django,
  falcon,
  fasthtml,
  functionsFramework,
  quart,
  sanic,
  streamlit,
  {
    id: 'bottle',
    before: ['tornado'],
    dependencies: ['bottle'],
    port: 8080,
    servers: WSGI_SERVERS,
    entrypoint: wsgi('Bottle', 'default_app'),
  },
  {
    id: 'fastapi',
    // It stands on Starlette.
    before: ['litestar', 'starlette'],
    dependencies: ['fastapi'],
    port: 8000,
    servers: ASGI_SERVERS,
    entrypoint: asgi('FastAPI'),
  },
  {
    id: 'flask',
    before: ['sanic'],
    dependencies: ['flask'],
    port: 5000,
    servers: WSGI_SERVERS,
    entrypoint: wsgi('Flask'),
  },
  {
    id: 'gradio',
    // It stands on FastAPI.
    before: ['dash', 'fastapi'],
    dependencies: ['gradio'],
    port: 7860,
    env: (_, port) => ({ GRADIO_SERVER_NAME: '0.0.0.0', GRADIO_SERVER_PORT: String(port), HOME: '/tmp' }),
  },
  {
    id: 'litestar',
    before: ['starlette'],
    dependencies: ['litestar'],
    port: 8000,
    servers: ASGI_SERVERS,
    entrypoint: asgi('Litestar'),
  },
  {
    id: 'locust',
    // Its own page is made with Flask.
    before: ['flask'],
    dependencies: ['locust'],
    port: 8089,
    entrypoint(view) {
      if (view.folder.has('locustfile.py')) return () => ['locust'];
      const file = view.sources().find(({ text }) => /^class \w+\((?:Fast)?(?:Http)?(?:User|Locust)\)/m.test(text));
      return file && (() => ['locust', '-f', file.name]);
    },
  },
  {
    id: 'starlette',
    before: ['quart'],
    dependencies: ['starlette'],
    port: 8000,
    servers: ASGI_SERVERS,
    entrypoint: asgi('Starlette'),
  },
  { id: 'tornado', before: ['aiohttp'], dependencies: ['tornado'], port: 8888 },
]);
