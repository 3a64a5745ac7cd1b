import type { Framework } from '../../../core/framework.ts';

export const codeigniter: Framework = {
  id: 'codeigniter',
  ecosystem: 'php',
  dependencies: ['codeigniter4/framework'],
  writable: () => ['writable'],
  runtimeEnv: () => ({ CI_ENVIRONMENT: 'production' }),
};
