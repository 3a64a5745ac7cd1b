import { inOrder } from '../../core/order.ts';
import type { PhpFramework } from './framework.ts';
import { withBuildTime } from './symfony-time.ts';

/** Symfony outside debugging, in its environment of production. */
const SYMFONY = { APP_ENV: 'prod', APP_DEBUG: '0' };

export const PHP_FRAMEWORKS: readonly PhpFramework[] = inOrder<PhpFramework>([
  { id: 'cakephp', before: ['codeigniter'], dependencies: ['cakephp/cakephp'], writable: () => ['logs', 'tmp'] },
  {
    id: 'codeigniter',
    before: ['yii'],
    dependencies: ['codeigniter4/framework'],
    writable: () => ['writable'],
    env: { CI_ENVIRONMENT: 'production' },
  },
  {
    id: 'drupal',
    // It stands on parts of Symfony.
    before: ['symfony', 'wordpress'],
    dependencies: ['drupal/core', 'drupal/core-recommended'],
    writable: (root) => [`${root}/sites/default/files`],
  },
  { id: 'laminas', before: ['slim'], dependencies: ['laminas/laminas-mvc', 'mezzio/mezzio'], writable: () => ['data'] },
  {
    id: 'laravel',
    // It stands on parts of Symfony.
    before: ['drupal', 'symfony'],
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
    env: { APP_ENV: 'production', LOG_CHANNEL: 'stderr' },
  },
  { id: 'slim', dependencies: ['slim/slim'] },
  {
    id: 'symfony',
    before: ['cakephp'],
    dependencies: ['symfony/framework-bundle', 'symfony/http-kernel'],
    writable: () => ['var', 'var/cache', 'var/log'],
    // Composer's scripts fill the cache while installing: of the environment that the image runs in, with the bundles it has.
    buildEnv: SYMFONY,
    finish: withBuildTime,
    env: SYMFONY,
  },
  {
    id: 'wordpress',
    before: ['symfony'],
    dependencies: ['roots/wordpress', 'johnpbloch/wordpress'],
    writable: (root) => [`${root}/app/cache`, `${root}/app/uploads`],
  },
  {
    id: 'yii',
    before: ['laminas'],
    dependencies: ['yiisoft/yii2', 'yiisoft/yii-web'],
    writable: (root) => ['runtime', `${root}/assets`],
  },
]);
