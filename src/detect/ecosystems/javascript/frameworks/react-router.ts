import type { JavascriptFramework } from '../framework.ts';
import { BEHIND_APPLICATIONS } from './order.ts';
import { healthFile } from './route-files.ts';
import { FLAT_ROUTES, outputWithoutServer } from './router-files.ts';

/** React Router as a framework: its development package is what tells it from the routing library. */
export const reactRouter: JavascriptFramework = {
  id: 'react-router',
  before: BEHIND_APPLICATIONS,
  dependencies: ['@react-router/dev'],
  buildTime: true,
  port: 3000,
  readsPort: true,
  buildCommand: ['react-router', 'build'],
  entrypoint: (view) =>
    view.depends('@react-router/serve')
      ? ['node', 'node_modules/@react-router/serve/bin.cjs', 'build/server/index.js']
      : undefined,
  healthEndpoints(view) {
    const routes = view.config('app/routes.ts', 'app/routes.js');
    const named = /\broute\(\s*['"`]\/?((?:api\/)?(?:health|healthz|healthcheck|ping|status))['"`]/.exec(
      routes?.text ?? '',
    );
    if (routes !== undefined && named !== null)
      return { value: `/${named[1] ?? ''}`, because: 'the routes have it', location: routes.where(named.index) };
    const byFiles = routes?.text.includes('flatRoutes') === true;
    return byFiles ? healthFile(view, FLAT_ROUTES) : undefined;
  },
  output: (view) =>
    outputWithoutServer(view, 'react-router.config.ts', 'react-router.config.js', 'react-router.config.mjs'),
};
