import { lookup } from '../../../untrusted/lookup.ts';
import type { ServiceView } from '../../core/framework.ts';
import type { Found } from '../../core/types.ts';
import type { ServerCommand } from './framework.ts';

/** Servers of each kind that projects bring, as dependencies of their own. */
export const ASGI_SERVERS = ['uvicorn', 'hypercorn', 'granian', 'daphne', 'gunicorn'];
export const WSGI_SERVERS = ['gunicorn', 'waitress', 'uwsgi'];

/** Distributions that depend on a server, all of them or with one of their extras (their metadata on the index). */
const BRINGS: Readonly<Record<string, readonly { readonly name: string; readonly extras?: readonly string[] }[]>> = {
  daphne: [{ name: 'channels', extras: ['daphne'] }],
  gunicorn: [{ name: 'uvicorn-worker' }, { name: 'functions-framework' }],
  hypercorn: [{ name: 'quart' }],
  uvicorn: [
    { name: 'chainlit' },
    { name: 'connexion', extras: ['uvicorn'] },
    { name: 'fastapi', extras: ['all', 'standard'] },
    { name: 'fastapi-cli', extras: ['standard'] },
    { name: 'fastmcp' },
    { name: 'gradio' },
    { name: 'litellm', extras: ['proxy'] },
    { name: 'litestar', extras: ['full', 'standard'] },
    { name: 'mcp' },
    { name: 'python-fasthtml' },
    { name: 'uvicorn-worker' },
  ],
};

/** Whether another dependency brings a server. */
export function broughtBy(
  dependencies: ReadonlyMap<string, { readonly extras: readonly string[] }>,
  server: string,
): boolean {
  return (lookup(BRINGS, server) ?? []).some(({ name, extras }) => {
    const dependency = dependencies.get(name);
    return (
      dependency !== undefined && (extras === undefined || dependency.extras.some((extra) => extras.includes(extra)))
    );
  });
}

/** An ASGI application, or else the function that makes it, behind the server that the project brings, uvicorn unless it says otherwise. */
export function asgiCommand(
  view: ServiceView,
  application: Found<string> | undefined,
  factory?: Found<string>,
): ServerCommand | undefined {
  const target = application ?? factory;
  if (target === undefined) return undefined;
  const made = application === undefined ? ['--factory'] : [];
  if (!view.depends('uvicorn') && view.depends('hypercorn')) {
    const called = `${target.value}${application === undefined ? '()' : ''}`;
    return (port) => ['hypercorn', called, '--bind', `0.0.0.0:${port}`];
  }
  if (!view.depends('uvicorn') && view.depends('granian')) {
    const listens = (port: number) => ['--host', '0.0.0.0', '--port', String(port)];
    return (port) => ['granian', '--interface', 'asgi', ...listens(port), ...made, target.value];
  }
  // Daphne calls no function for the application.
  if (!view.depends('uvicorn') && view.depends('daphne') && application !== undefined) return daphne(target.value);
  return (port) => ['uvicorn', ...made, target.value, '--host', '0.0.0.0', '--port', String(port)];
}

/** Daphne, which serves WebSockets, too. */
export function daphne(application: string): ServerCommand {
  return (port) => ['daphne', '-b', '0.0.0.0', '-p', String(port), application];
}

/** A WSGI application, or else the function that makes it, behind the server that the project brings, gunicorn unless it says otherwise. */
export function wsgiCommand(
  view: ServiceView,
  application: Found<string> | undefined,
  factory?: Found<string>,
): ServerCommand | undefined {
  const target = application ?? factory;
  if (target === undefined) return undefined;
  if (!view.depends('gunicorn') && view.depends('waitress')) {
    const called = application === undefined ? ['--call', target.value] : [target.value];
    return (port) => ['waitress-serve', `--listen=0.0.0.0:${port}`, ...called];
  }
  if (!view.depends('gunicorn') && view.depends('uwsgi')) {
    const [module = '', name = ''] = target.value.split(':');
    const callable = `${name}${application === undefined ? '()' : ''}`;
    // Without the last two it ignores SIGTERM, and answers though it has nothing to answer with.
    const options = ['--master', '--die-on-term', '--need-app'];
    return (port) => ['uwsgi', '--http', `0.0.0.0:${port}`, '--module', module, '--callable', callable, ...options];
  }
  return gunicorn(view, `${target.value}${application === undefined ? '()' : ''}`);
}

/**
 * gunicorn listens on PORT of all interfaces where nothing else is said, so that a platform can choose the port.
 * A gunicorn.conf.py that binds to something, which may be a socket or this machine alone, is overruled.
 */
export function gunicorn(view: ServiceView, application: string): ServerCommand {
  const binds = /^[ \t]*bind\s*=/m.test(view.config('gunicorn.conf.py')?.text ?? '');
  return (port) => ['gunicorn', application, ...(binds ? ['--bind', `0.0.0.0:${port}`] : [])];
}
