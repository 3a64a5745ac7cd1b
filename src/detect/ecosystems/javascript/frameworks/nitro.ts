import type { Framework } from '../../../core/framework.ts';
import { healthFile } from './route-files.ts';

export const nitro: Framework = {
  id: 'nitro',
  ecosystem: 'javascript',
  dependencies: ['nitropack', 'nitro'],
  buildTime: true,
  port: 3000,
  readsPort: true,
  buildCommand: ['nitro', 'build'],
  healthEndpoints: (view) =>
    healthFile(
      view,
      ['', 'server/'].flatMap((base) => [
        [`${base}routes/*`, '/*'] as const,
        [`${base}routes/*.get`, '/*'] as const,
        [`${base}api/*`, '/api/*'] as const,
        [`${base}api/*.get`, '/api/*'] as const,
      ]),
    ),
  output: () => ({
    kind: 'server',
    command: ['node', '.output/server/index.mjs'],
    copy: [{ from: '.output', to: '.output' }],
    because: 'Nitro builds a server that needs nothing else',
  }),
};
