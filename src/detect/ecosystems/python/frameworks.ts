import type { ServiceView } from '../../core/framework.ts';
import { inOrder } from '../../core/order.ts';
import { applicationFactory, applicationObject } from './applications.ts';
import type { SourceFile } from '../../core/sources.ts';
import type { PythonFramework } from './framework.ts';
import { dash } from './frameworks/dash.ts';
import { django } from './frameworks/django.ts';
import { falcon } from './frameworks/falcon.ts';
import { fasthtml } from './frameworks/fasthtml.ts';
import { quart } from './frameworks/quart.ts';
import { sanic } from './frameworks/sanic.ts';
import { streamlit } from './frameworks/streamlit.ts';
import { asgiCommand, wsgiCommand } from './servers.ts';

const ASGI_SERVERS = ['uvicorn', 'hypercorn', 'granian', 'gunicorn'];
const WSGI_SERVERS = ['gunicorn', 'waitress', 'uwsgi'];

/** An ASGI server behind the object, or else the function, that makes one of this class. */
function asgi(name: string) {
  return (view: ServiceView, port: number) =>
    asgiCommand(view, applicationObject(view.sources(), name), port, applicationFactory(view.sources(), name));
}

/** A WSGI server behind the object of this class, or else a function that is named like a factory. */
function wsgi(name: string) {
  return (view: ServiceView, port: number) => {
    const sources = view.sources();
    const object = [name, ...subclasses(sources, name)]
      .map((each) => applicationObject(sources, each))
      .find((found) => found !== undefined);
    return wsgiCommand(view, object, port, applicationFactory(sources));
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
  dash,
  django,
  falcon,
  fasthtml,
  quart,
  sanic,
  streamlit,
  {
    id: 'aiohttp',
    dependencies: ['aiohttp'],
    // The package is a client as well as a server: a port is only assumed where the source shows a server.
    clientToo: true,
    port: 8080,
  },
  {
    id: 'bottle',
    before: ['tornado'],
    dependencies: ['bottle'],
    port: 8080,
    servers: WSGI_SERVERS,
    entrypoint: wsgi('Bottle'),
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
    entrypoint: (view) => (view.folder.has('locustfile.py') ? ['locust'] : undefined),
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
