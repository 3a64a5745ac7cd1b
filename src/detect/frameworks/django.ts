import type { Framework, FrameworkView } from './framework.ts';
import { moduleName } from '../languages/python/scan.ts';
import { gunicorn } from '../languages/python/servers.ts';

export const django: Framework = {
  id: 'django',
  ecosystem: 'python',
  dependencies: ['django'],
  port: 8000,
  servers: ['gunicorn', 'uvicorn', 'daphne', 'hypercorn', 'waitress'],
  entrypoint(view, port) {
    const asynchronous = view.depends('daphne') || view.depends('channels') || view.depends('uvicorn');
    const wsgi = module(view, 'wsgi.py');
    const asgi = module(view, 'asgi.py');
    if (asgi !== undefined && view.depends('daphne')) {
      return ['daphne', '-b', '0.0.0.0', '-p', String(port), `${asgi}:application`];
    }
    if (asgi !== undefined && (asynchronous || wsgi === undefined) && view.depends('uvicorn')) {
      return ['uvicorn', `${asgi}:application`, '--host', '0.0.0.0', '--port', String(port)];
    }
    const target = declared(view) ?? wsgi;
    return target === undefined ? undefined : gunicorn(view, `${target}:application`, port);
  },
};

/** `WSGI_APPLICATION = "shop.wsgi.application"` in the settings. */
function declared(view: FrameworkView): string | undefined {
  for (const { text } of view.sources()) {
    const match = /WSGI_APPLICATION\s*=\s*['"]([\w.]+)\.application['"]/.exec(text);
    if (match?.[1] !== undefined) return match[1];
  }
  return undefined;
}

function module(view: FrameworkView, file: string): string | undefined {
  const source = view.sources().find(({ name }) => name === file || name.endsWith(`/${file}`));
  return source === undefined ? undefined : moduleName(source.name);
}
