import type { Project } from '../../project.ts';
import type { StreamChoice } from '../../types.ts';
import type { Composer } from './composer.ts';

/** What every PHP project gets: Composer and most libraries take it for granted. */
const BASE = [
  'ctype',
  'curl',
  'dom',
  'fileinfo',
  'iconv',
  'json',
  'mbstring',
  'opcache',
  'openssl',
  'phar',
  'session',
  'tokenizer',
  'xml',
];

/** Extensions that are compiled in or whose package has another name. */
const BUILT_IN = new Set([
  'core',
  'date',
  'filter',
  'hash',
  'json',
  'libxml',
  'lexbor',
  'pcre',
  'random',
  'reflection',
  'session',
  'spl',
  'standard',
  'tokenizer',
  'uri',
  'zend-opcache',
  'opcache',
]);
const OTHER_NAMES: Readonly<Record<string, string>> = {
  mongodb: 'pecl-mongodb',
  'pdo-mysql': 'pdo_mysql',
  'pdo-pgsql': 'pdo_pgsql',
  sqlsrv: 'pecl-sqlsrv',
  pdo_sqlsrv: 'pecl-pdosqlsrv',
};

/** Sets that applications of a framework use without declaring them, by the package that shows the framework. */
const FRAMEWORK_SETS: Readonly<Record<string, readonly string[]>> = {
  'laravel/framework': [
    'bcmath',
    'intl',
    'pcntl',
    'pdo',
    'pdo_mysql',
    'pdo_pgsql',
    'pdo_sqlite',
    'redis',
    'simplexml',
    'sodium',
    'xmlreader',
    'xmlwriter',
    'zip',
  ],
  'symfony/framework-bundle': [
    'intl',
    'pdo',
    'pdo_mysql',
    'pdo_pgsql',
    'simplexml',
    'sodium',
    'xmlreader',
    'xmlwriter',
    'zip',
  ],
  'roots/wordpress': ['exif', 'gd', 'imagick', 'intl', 'mysqli', 'simplexml', 'xmlreader', 'zip'],
  'johnpbloch/wordpress': ['exif', 'gd', 'imagick', 'intl', 'mysqli', 'simplexml', 'xmlreader', 'zip'],
  'cakephp/cakephp': ['intl', 'pdo', 'pdo_mysql', 'simplexml'],
  'yiisoft/yii2': ['intl', 'pdo', 'pdo_mysql', 'gd'],
  'codeigniter4/framework': ['intl', 'mysqli'],
  'drupal/core': ['gd', 'pdo', 'pdo_mysql', 'simplexml', 'xmlwriter', 'xmlreader'],
  'drupal/core-recommended': ['gd', 'pdo', 'pdo_mysql', 'simplexml', 'xmlwriter', 'xmlreader'],
  'doctrine/dbal': ['pdo'],
};

/** WordPress as its own files, without Composer. */
export const WORDPRESS_SET = FRAMEWORK_SETS['roots/wordpress'] ?? [];

/** Packages of the extensions that a project needs: the base, its framework's set, and what its manifests name. */
export function extensionPackages(
  project: Project,
  php: StreamChoice,
  composer: Composer | undefined,
  more: readonly string[] = [],
): readonly string[] {
  const sets = Object.entries(FRAMEWORK_SETS).filter(([name]) => composer?.requires.has(name) === true);
  for (const [name, extensions] of sets) {
    project.decide(
      'php extensions',
      extensions.join(' '),
      `applications of ${name} use them`,
      composer?.requires.get(name),
    );
  }
  const packages = new Set<string>();
  const add = (extension: string, needed: boolean) => {
    const name = `${php.package}-${OTHER_NAMES[extension] ?? extension}`;
    if (project.catalog.has(name)) packages.add(name);
    else if (needed && !BUILT_IN.has(extension)) {
      project.problem(
        'PACKAGE_UNKNOWN',
        `the extension ${extension} has no package for PHP ${php.stream}`,
        'Remove the requirement, choose another version of PHP, or bring a Dockerfile.',
        composer?.extensions.get(extension),
      );
    }
  };
  for (const extension of [...BASE, ...more, ...sets.flatMap(([, extensions]) => extensions)]) add(extension, false);
  for (const [extension, location] of composer?.extensions ?? []) {
    add(extension, true);
    if (!BASE.includes(extension) && location.file.endsWith('composer.json'))
      project.decide('php extension', extension, 'composer.json requires it', location);
  }
  return [...packages];
}
