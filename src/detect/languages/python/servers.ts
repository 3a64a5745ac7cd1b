import type { FrameworkView } from '../../frameworks/framework.ts';
import type { Found } from '../../types.ts';

/** An ASGI application behind the server that the project brings, uvicorn unless it says otherwise. */
export function asgiCommand(
  view: FrameworkView,
  application: Found<string> | undefined,
  port: number,
): readonly string[] | undefined {
  if (application === undefined) return undefined;
  if (!view.depends('uvicorn') && view.depends('hypercorn'))
    return ['hypercorn', application.value, '--bind', `0.0.0.0:${port}`];
  if (!view.depends('uvicorn') && view.depends('granian')) {
    return ['granian', '--interface', 'asgi', '--host', '0.0.0.0', '--port', String(port), application.value];
  }
  return ['uvicorn', application.value, '--host', '0.0.0.0', '--port', String(port)];
}

/** A WSGI application behind the server that the project brings, gunicorn unless it says otherwise. */
export function wsgiCommand(
  view: FrameworkView,
  application: Found<string> | undefined,
  port: number,
): readonly string[] | undefined {
  if (application === undefined) return undefined;
  if (!view.depends('gunicorn') && view.depends('waitress')) {
    const factory = application.value.endsWith('()');
    return [
      'waitress-serve',
      `--listen=0.0.0.0:${port}`,
      ...(factory ? ['--call'] : []),
      application.value.replace(/\(\)$/, ''),
    ];
  }
  return gunicorn(view, application.value, port);
}

/**
 * gunicorn listens on PORT of all interfaces where nothing else is said, so that a platform can choose the port.
 * A gunicorn.conf.py that binds to something, which may be a socket or this machine alone, is overruled.
 */
export function gunicorn(view: FrameworkView, application: string, port: number): readonly string[] {
  const binds = /^\s*bind\s*=/m.test(view.config('gunicorn.conf.py')?.text ?? '');
  return ['gunicorn', application, ...(binds ? ['--bind', `0.0.0.0:${port}`] : [])];
}
