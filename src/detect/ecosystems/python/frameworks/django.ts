import type { ServiceView } from '../../../core/framework.ts';
import type { PythonFramework } from '../framework.ts';
import { applicationObject } from '../applications.ts';
import { moduleName } from '../scan.ts';
import { gunicorn } from '../servers.ts';

export const django: PythonFramework = {
  id: 'django',
  before: ['fasthtml'],
  dependencies: ['django'],
  port: 8000,
  servers: ['gunicorn', 'uvicorn', 'daphne', 'hypercorn', 'waitress'],
  env(view) {
    const name = settings(view);
    const own = module(view, 'wsgi') ?? module(view, 'asgi') ?? declared(view);
    return name === undefined || own !== undefined ? {} : { DJANGO_SETTINGS_MODULE: name };
  },
  entrypoint(view, port) {
    const asynchronous = view.depends('daphne') || view.depends('channels') || view.depends('uvicorn');
    const wsgi = module(view, 'wsgi');
    const asgi = module(view, 'asgi');
    if (asgi !== undefined && view.depends('daphne')) {
      return ['daphne', '-b', '0.0.0.0', '-p', String(port), `${asgi}:application`];
    }
    if (asgi !== undefined && (asynchronous || wsgi === undefined) && view.depends('uvicorn')) {
      return ['uvicorn', `${asgi}:application`, '--host', '0.0.0.0', '--port', String(port)];
    }
    const target = declared(view) ?? wsgi;
    if (target !== undefined) return gunicorn(view, `${target}:application`, port);
    const object = applicationObject(view.sources(), 'get_wsgi_application');
    if (object !== undefined) return gunicorn(view, object.value, port);
    // Django itself makes the application that a missing wsgi.py would have made.
    return settings(view) === undefined ? undefined : gunicorn(view, 'django.core.wsgi:get_wsgi_application()', port);
  },
};

/** The settings module that manage.py names. */
function settings(view: ServiceView): string | undefined {
  const text = view.config('manage.py')?.text ?? '';
  return /DJANGO_SETTINGS_MODULE['"]\s*,\s*['"]([\w.]+)['"]/.exec(text)?.[1];
}

/** `WSGI_APPLICATION = "shop.wsgi.application"` in the settings. */
function declared(view: ServiceView): string | undefined {
  for (const { text } of view.sources()) {
    const match = /WSGI_APPLICATION\s*=\s*['"]([\w.]+)\.application['"]/.exec(text);
    if (match?.[1] !== undefined) return match[1];
  }
  return undefined;
}

/** The module of an entry point: beside the settings that manage.py names, or above them, or else wherever it is. */
function module(view: ServiceView, name: 'wsgi' | 'asgi'): string | undefined {
  const files = [`${name}.py`, `${name}/__init__.py`];
  const packages = (settings(view) ?? '').split('.').slice(0, -1);
  for (let length = packages.length; length > 0; length--) {
    const beside = view.folder.first(...files.map((file) => [...packages.slice(0, length), file].join('/')));
    if (beside !== undefined) return moduleName(beside);
  }
  const source = view
    .sources()
    .find((each) => files.some((file) => each.name === file || each.name.endsWith(`/${file}`)));
  return source === undefined ? undefined : moduleName(source.name);
}
