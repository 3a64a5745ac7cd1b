import type { Framework } from '../../../core/framework.ts';

export const tanstackStart: Framework = {
  id: 'tanstack-start',
  ecosystem: 'javascript',
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
    return {
      kind: 'server',
      command: ['node', '.output/server/index.mjs'],
      copy: [{ from: '.output', to: '.output' }],
      because: 'Nitro builds a server that needs nothing else',
    };
  },
  // srvx, a dependency of Start's, serves such a handler.
  entrypoint: () => ['node', 'node_modules/srvx/bin/srvx.mjs', '--prod', '-s', '../client', 'dist/server/server.js'],
};
