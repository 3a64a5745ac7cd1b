import type { Framework } from '../../../core/framework.ts';

export const solidStart: Framework = {
  id: 'solid-start',
  ecosystem: 'javascript',
  dependencies: ['@solidjs/start'],
  buildTime: true,
  port: 3000,
  readsPort: true,
  buildCommand: ['vinxi', 'build'],
  output: () => ({
    kind: 'server',
    command: ['node', '.output/server/index.mjs'],
    copy: [{ from: '.output', to: '.output' }],
    because: 'SolidStart builds a server that needs nothing else',
  }),
};
