import type { Framework } from '../../../core/framework.ts';

export const symfony: Framework = {
  id: 'symfony',
  ecosystem: 'php',
  dependencies: ['symfony/framework-bundle', 'symfony/http-kernel'],
  writable: () => ['var/cache', 'var/log'],
  // Composer's scripts fill the cache while installing: of the environment that the image runs in, with the bundles it has.
  buildEnv: { APP_ENV: 'prod', APP_DEBUG: '0' },
  runtimeEnv: () => ({ APP_ENV: 'prod', APP_DEBUG: '0' }),
};
