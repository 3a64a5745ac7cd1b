import type { Framework } from './framework.ts';

export const laravel: Framework = {
  id: 'laravel',
  ecosystem: 'php',
  dependencies: ['laravel/framework'],
  // The image's files are read-only: everything that Laravel writes goes to /tmp, its log to the container's.
  runtimeEnv: () => ({
    APP_ENV: 'production',
    APP_CONFIG_CACHE: '/tmp/config.php',
    APP_EVENTS_CACHE: '/tmp/events.php',
    APP_PACKAGES_CACHE: '/tmp/packages.php',
    APP_ROUTES_CACHE: '/tmp/routes.php',
    APP_SERVICES_CACHE: '/tmp/services.php',
    LARAVEL_STORAGE_PATH: '/tmp/storage',
    LOG_CHANNEL: 'stderr',
    VIEW_COMPILED_PATH: '/tmp/storage/framework/views',
  }),
};
