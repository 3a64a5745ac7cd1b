import type { ServiceView } from '../../../core/framework.ts';
import type { PythonFramework } from '../framework.ts';
import { applicationObject } from '../applications.ts';
import { moduleName } from '../scan.ts';
import { decideSettings, importRoot, manageSettings } from '../django/settings.ts';
import { collectStatic } from '../django/static-files.ts';
import { ASGI_SERVERS, asgiCommand, daphne, WSGI_SERVERS, wsgiCommand } from '../servers.ts';

export const django: PythonFramework = {
  id: 'django',
  before: ['fasthtml'],
  dependencies: ['django'],
  port: 8000,
  servers: [...WSGI_SERVERS, ...ASGI_SERVERS],
  entrypoint(view) {
    const wsgi = module(view, 'wsgi');
    const asgi = module(view, 'asgi');
    // Under WSGI no WebSocket is reachable. Daphne is the server of Channels' own project.
    const routes = asgi !== undefined && view.depends('channels');
    const served = routes || ASYNCHRONOUS.some((name) => view.depends(name));
    if (asgi !== undefined && (served || wsgi === undefined)) {
      if (view.depends('daphne') || (routes && !ASYNCHRONOUS.some((name) => view.depends(name))))
        return daphne(`${asgi}:application`);
      return asgiCommand(view, { value: `${asgi}:application`, because: 'it is the entry point of ASGI' });
    }
    const target = declared(view) ?? wsgi;
    const because = 'it is the entry point of WSGI';
    if (target !== undefined) return wsgiCommand(view, { value: `${target}:application`, because });
    const object = applicationObject(view.sources(), 'get_wsgi_application');
    if (object !== undefined) return wsgiCommand(view, object);
    // Django itself makes the application that a missing wsgi.py would have made.
    const factory = { value: 'django.core.wsgi:get_wsgi_application', because };
    return settings(view) === undefined ? undefined : wsgiCommand(view, undefined, factory);
  },
  parts(project, { view, start, dependencies, installs }) {
    const decided = decideSettings(project, view, start.command);
    const commands = installs ? collectStatic(project, { view, start, dependencies, settings: decided?.value }) : [];
    return {
      commands,
      buildEnv: commands.length > 0 ? (decided?.build ?? {}) : {},
      runtimeEnv: decided?.runtime ?? {},
      importRoot: importRoot(view),
    };
  },
};

const ASYNCHRONOUS = ['daphne', 'uvicorn', 'hypercorn', 'granian'];

function settings(view: ServiceView): string | undefined {
  return manageSettings(view)?.value;
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
  const root = importRoot(view);
  for (let length = packages.length; length > 0; length--) {
    const beside = view.folder.first(
      ...files.map((file) => `${root}${[...packages.slice(0, length), file].join('/')}`),
    );
    if (beside !== undefined) return moduleName(beside.slice(root.length));
  }
  const source = view
    .sources()
    .find((each) => files.some((file) => each.name === file || each.name.endsWith(`/${file}`)));
  return source === undefined
    ? undefined
    : moduleName(source.name.startsWith(root) ? source.name.slice(root.length) : source.name);
}
