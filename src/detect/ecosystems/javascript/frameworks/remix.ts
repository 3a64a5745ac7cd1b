import type { JavascriptFramework } from '../framework.ts';
import { BEHIND_APPLICATIONS } from './order.ts';
import { settingIn } from './config-value.ts';
import { below, healthFile } from './route-files.ts';
import { FLAT_ROUTES, outputWithoutServer } from './router-files.ts';

const VITE_CONFIG = ['vite.config.ts', 'vite.config.js', 'vite.config.mjs', 'vite.config.mts'] as const;

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
      ? // The compiler that Remix had before Vite writes one file.
        [
          'node',
          'node_modules/@remix-run/serve/dist/cli.js',
          view.config(...VITE_CONFIG) === undefined &&
          view.folder.first('remix.config.js', 'remix.config.mjs', 'remix.config.cjs') !== undefined
            ? 'build/index.js'
            : 'build/server/index.js',
        ]
      : undefined,
  serverMissing:
    'it is a Remix application, and nothing in it serves what the build makes: add @remix-run/serve to dependencies',
  healthEndpoints: (view) => below(settingIn(view, 'basename', VITE_CONFIG), healthFile(view, FLAT_ROUTES)),
  output: (view) => outputWithoutServer(view, ...VITE_CONFIG),
};
