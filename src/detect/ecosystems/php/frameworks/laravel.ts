import type { Framework } from '../../../core/framework.ts';

export const laravel: Framework = {
  id: 'laravel',
  ecosystem: 'php',
  dependencies: ['laravel/framework', 'laravel/lumen-framework'],
  writable: () => [
    'bootstrap/cache',
    'storage',
    'storage/app/public',
    'storage/framework/cache/data',
    'storage/framework/sessions',
    'storage/framework/views',
    'storage/logs',
  ],
  runtimeEnv: () => ({ APP_ENV: 'production', LOG_CHANNEL: 'stderr' }),
};
