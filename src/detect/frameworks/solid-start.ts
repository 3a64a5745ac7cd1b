import type { Framework } from './framework.ts';

export const solidStart: Framework = {
  id: 'solid-start',
  ecosystem: 'javascript',
  dependencies: ['@solidjs/start'],
  buildTime: true,
  port: 3000,
  readsPort: true,
  buildCommand: ['vinxi', 'build'],
  entrypoint: () => ['node', '.output/server/index.mjs'],
};
