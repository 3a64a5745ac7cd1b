import type { Framework } from './framework.ts';

export const tanstackStart: Framework = {
  id: 'tanstack-start',
  ecosystem: 'javascript',
  dependencies: ['@tanstack/react-start', '@tanstack/solid-start', '@tanstack/start'],
  buildTime: true,
  port: 3000,
  buildCommand: ['vite', 'build'],
  entrypoint: () => ['node', '.output/server/index.mjs'],
};
