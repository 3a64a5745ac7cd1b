import type { Framework } from '../../../core/framework.ts';

export const adonis: Framework = {
  id: 'adonis',
  ecosystem: 'javascript',
  dependencies: ['@adonisjs/core'],
  port: 3333,
  readsPort: true,
  buildCommand: ['node', 'ace', 'build'],
  runtimeEnv: () => ({ HOST: '0.0.0.0' }),
};
