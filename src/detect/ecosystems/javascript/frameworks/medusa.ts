import type { Framework } from '../../../core/framework.ts';

/** Medusa 2: its build is a project of its own, to be started from where it lies. */
export const medusa: Framework = {
  id: 'medusa',
  ecosystem: 'javascript',
  dependencies: ['@medusajs/framework'],
  port: 9000,
  readsPort: true,
  buildCommand: ['medusa', 'build'],
  output: () => ({
    kind: 'server',
    command: ['node', 'node_modules/@medusajs/cli/cli.js', 'start'],
    copy: [
      { from: 'node_modules', to: 'node_modules' },
      { from: '.medusa/server', to: '.' },
    ],
    because: 'Medusa builds a server there, which needs the dependencies',
  }),
  healthEndpoints: () => ({ value: '/health', because: 'Medusa serves it by default' }),
};
