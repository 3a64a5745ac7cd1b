import type { Framework } from './framework.ts';

export const tanstackStart: Framework = {
  id: 'tanstack-start',
  ecosystem: 'javascript',
  dependencies: ['@tanstack/react-start', '@tanstack/solid-start', '@tanstack/start'],
  buildTime: true,
  port: 3000,
  readsPort: true,
  buildCommand: ['vite', 'build'],
  entrypoint(view) {
    const config = view.config('vite.config.ts', 'vite.config.js', 'app.config.ts');
    // Nitro makes a server that stands alone; without it the build leaves a fetch handler, which srvx (a dependency of Start's) serves.
    if (
      /nitro|vinxi|app\.config/.test(`${config?.text ?? ''}${config?.name ?? ''}`) ||
      view.depends('nitro') ||
      view.depends('vinxi')
    ) {
      return ['node', '.output/server/index.mjs'];
    }
    return ['node', 'node_modules/srvx/bin/srvx.mjs', '--prod', '-s', '../client', 'dist/server/server.js'];
  },
};
