import type { JavascriptFramework } from '../framework.ts';
import { BEHIND_APPLICATIONS } from './order.ts';
import { healthFile } from './route-files.ts';
import { FLAT_ROUTES, outputWithoutServer } from './router-files.ts';

export const remix: JavascriptFramework = {
  id: 'remix',
  before: BEHIND_APPLICATIONS,
  dependencies: ['@remix-run/react', '@remix-run/node', '@remix-run/serve', '@remix-run/dev'],
  buildTime: true,
  port: 3000,
  readsPort: true,
  buildCommand: ['remix', 'vite:build'],
  entrypoint: (view) =>
    view.depends('@remix-run/serve')
      ? ['node', 'node_modules/@remix-run/serve/dist/cli.js', 'build/server/index.js']
      : undefined,
  healthEndpoints: (view) => healthFile(view, FLAT_ROUTES),
  output: (view) => outputWithoutServer(view, 'vite.config.ts', 'vite.config.js', 'vite.config.mjs'),
};
