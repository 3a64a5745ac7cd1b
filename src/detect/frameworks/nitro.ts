import type { Framework } from './framework.ts';

export const nitro: Framework = {
  id: 'nitro',
  ecosystem: 'javascript',
  dependencies: ['nitropack', 'nitro'],
  buildTime: true,
  port: 3000,
  readsPort: true,
  buildCommand: ['nitro', 'build'],
  output: () => ({
    kind: 'server',
    command: ['node', '.output/server/index.mjs'],
    copy: [{ from: '.output', to: '.output' }],
    because: 'Nitro builds a server that needs nothing else',
  }),
};
