import type { Framework } from './framework.ts';

export const symfony: Framework = {
  id: 'symfony',
  ecosystem: 'php',
  dependencies: ['symfony/framework-bundle', 'symfony/http-kernel'],
  runtimeEnv: () => ({ APP_ENV: 'prod', APP_DEBUG: '0' }),
};
