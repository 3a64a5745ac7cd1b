import type { Found } from '../../../core/types.ts';
import type { JavascriptFramework, JavascriptView } from '../framework.ts';
import { settingIn } from './config-value.ts';
import { BEHIND_APPLICATIONS } from './order.ts';
import { below, healthFile } from './route-files.ts';
import { FLAT_ROUTES, outputWithoutServer } from './router-files.ts';

const CONFIG = ['react-router.config.ts', 'react-router.config.js', 'react-router.config.mjs'] as const;

/** React Router as a framework: its development package is what tells it from the routing library. */
export const reactRouter: JavascriptFramework = {
  id: 'react-router',
  before: BEHIND_APPLICATIONS,
  dependencies: ['@react-router/dev'],
  buildTime: true,
  port: 3000,
  readsPort: true,
  typesCommand: ['react-router', 'typegen'],
  buildCommand: ['react-router', 'build'],
  entrypoint: (view) =>
    view.depends('@react-router/serve')
      ? ['node', 'node_modules/@react-router/serve/bin.cjs', 'build/server/index.js']
      : undefined,
  serverMissing:
    'it is a React Router application, and nothing in it serves what the build makes: add @react-router/serve to dependencies',
  healthEndpoints: (view) => below(settingIn(view, 'basename', CONFIG), route(view)),
  output(view) {
    const output = outputWithoutServer(view, ...CONFIG);
    // Where pages are made beforehand, index.html may be one of them.
    const prerenders = /\bprerender\b/.test(view.config(...CONFIG)?.text ?? '');
    return output === undefined || !prerenders ? output : { ...output, fallback: '__spa-fallback.html' };
  },
};

function route(view: JavascriptView): Found<string> | undefined {
  const routes = view.config('app/routes.ts', 'app/routes.js');
  const named = /\broute\(\s*['"`]\/?((?:api\/)?(?:health|healthz|healthcheck|ping|status))['"`]/.exec(
    routes?.text ?? '',
  );
  if (routes !== undefined && named !== null)
    return { value: `/${named[1] ?? ''}`, because: 'the routes have it', location: routes.where(named.index) };
  const byFiles = routes?.text.includes('flatRoutes') === true;
  return byFiles ? healthFile(view, FLAT_ROUTES) : undefined;
}
