import type { JavascriptFramework } from '../framework.ts';
import { nitroOutput } from './nitro.ts';
import { BEHIND_APPLICATIONS } from './order.ts';

export const tanstackStart: JavascriptFramework = {
  id: 'tanstack-start',
  before: ['solid-start', 'react-router', 'remix', 'sveltekit', ...BEHIND_APPLICATIONS],
  dependencies: ['@tanstack/react-start', '@tanstack/solid-start', '@tanstack/start'],
  buildTime: true,
  port: 3000,
  readsPort: true,
  buildCommand: ['vite', 'build'],
  output(view) {
    const config = view.config('vite.config.ts', 'vite.config.js', 'vite.config.mts', 'app.config.ts');
    // Nitro makes a server that stands alone; without it the build leaves a fetch handler.
    const nitro = /nitro|vinxi|app\.config/.test(`${config?.text ?? ''}${config?.name ?? ''}`);
    if (!nitro && !view.depends('nitro') && !view.depends('vinxi')) return undefined;
    return nitroOutput('Nitro');
  },
  // srvx, a dependency of Start's, serves such a handler.
  entrypoint: () => ['node', 'node_modules/srvx/bin/srvx.mjs', '--prod', '-s', '../client', 'dist/server/server.js'],
};
