import type { ServiceView } from '../../core/framework.ts';
import type { Found } from '../../core/types.ts';

/** An ASGI application, or else the function that makes it, behind the server that the project brings, uvicorn unless it says otherwise. */
export function asgiCommand(
  view: ServiceView,
  application: Found<string> | undefined,
  port: number,
  factory?: Found<string>,
): readonly string[] | undefined {
  const target = application ?? factory;
  if (target === undefined) return undefined;
  const made = application === undefined ? ['--factory'] : [];
  if (!view.depends('uvicorn') && view.depends('hypercorn'))
    return ['hypercorn', `${target.value}${application === undefined ? '()' : ''}`, '--bind', `0.0.0.0:${port}`];
  if (!view.depends('uvicorn') && view.depends('granian')) {
    return ['granian', '--interface', 'asgi', '--host', '0.0.0.0', '--port', String(port), ...made, target.value];
  }
  return ['uvicorn', ...made, target.value, '--host', '0.0.0.0', '--port', String(port)];
}

/** A WSGI application, or else the function that makes it, behind the server that the project brings, gunicorn unless it says otherwise. */
export function wsgiCommand(
  view: ServiceView,
  application: Found<string> | undefined,
  port: number,
  factory?: Found<string>,
): readonly string[] | undefined {
  const target = application ?? factory;
  if (target === undefined) return undefined;
  if (!view.depends('gunicorn') && view.depends('waitress')) {
    return [
      'waitress-serve',
      `--listen=0.0.0.0:${port}`,
      ...(application === undefined ? ['--call'] : []),
      target.value,
    ];
  }
  return gunicorn(view, `${target.value}${application === undefined ? '()' : ''}`, port);
}

/**
 * gunicorn listens on PORT of all interfaces where nothing else is said, so that a platform can choose the port.
 * A gunicorn.conf.py that binds to something, which may be a socket or this machine alone, is overruled.
 */
export function gunicorn(view: ServiceView, application: string, port: number): readonly string[] {
  const binds = /^[ \t]*bind\s*=/m.test(view.config('gunicorn.conf.py')?.text ?? '');
  return ['gunicorn', application, ...(binds ? ['--bind', `0.0.0.0:${port}`] : [])];
}
