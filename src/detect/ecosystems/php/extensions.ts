import { lookup } from '../../../untrusted/lookup.ts';
import type { Project } from '../../core/project.ts';
import type { Found, SourceLocation, StreamChoice } from '../../core/types.ts';
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
  'posix',
  'session',
  'simplexml',
  'tokenizer',
  'xml',
  'xmlreader',
  'xmlwriter',
];

/** Extensions that have no package because Wolfi compiles them in, as its recipe for PHP says. */
const BUILT_IN = new Set([
  'core',
  'date',
  'filter',
  'hash',
  'json',
  'lexbor',
  'libxml',
  'opcache',
  'pcre',
  'random',
  'readline',
  'reflection',
  'session',
  'spl',
  'sqlite3',
  'standard',
  'tokenizer',
  'uri',
  'zlib',
]);

/** Names that Composer knows an extension by, where the package has another. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  'pdo-mysql': 'pdo_mysql',
  'pdo-pgsql': 'pdo_pgsql',
  'pdo-sqlite': 'pdo_sqlite',
  pdo_sqlsrv: 'pdosqlsrv',
  'zend-opcache': 'opcache',
};

/** What an extension loads nothing without. Wolfi's packages do not depend on each other. */
const NEEDS: Readonly<Record<string, readonly string[]>> = {
  http: ['raphf'],
  memcached: ['igbinary'],
  mysqli: ['mysqlnd'],
  pdo_dblib: ['pdo'],
  pdo_mysql: ['mysqlnd', 'pdo'],
  pdo_odbc: ['pdo'],
  pdo_pgsql: ['pdo'],
  pdo_sqlite: ['pdo'],
  pdo_sqlsrv: ['pdo'],
  redis: ['igbinary'],
  xmlreader: ['dom'],
  xsl: ['dom'],
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
  'craftcms/cms': ['bcmath', 'gd', 'intl', 'pdo', 'pdo_mysql', 'pdo_pgsql', 'zip'],
  'concrete5/core': ['gd', 'pdo', 'pdo_mysql', 'zip'],
  'doctrine/dbal': ['pdo'],
  'filament/filament': ['intl'],
  'flarum/core': ['exif', 'gd', 'pdo', 'pdo_mysql', 'zip'],
  'getkirby/cms': ['exif', 'gd', 'intl'],
  'illuminate/database': ['pdo', 'pdo_mysql', 'pdo_pgsql', 'pdo_sqlite'],
  'laravel/lumen-framework': ['pdo', 'pdo_mysql', 'pdo_pgsql', 'pdo_sqlite'],
  'mongodb/mongodb': ['mongodb'],
  'php-amqplib/php-amqplib': ['sockets'],
  'phpoffice/phpspreadsheet': ['gd', 'zip'],
  'phpoffice/phpword': ['gd', 'zip'],
  'october/rain': ['gd', 'pdo', 'pdo_mysql', 'zip'],
  'shopware/core': ['gd', 'intl', 'pdo', 'pdo_mysql', 'sodium', 'zip'],
  'silverstripe/framework': ['gd', 'intl', 'mysqli'],
  'statamic/cms': ['exif', 'gd'],
  'typo3/cms-core': ['exif', 'gd', 'intl', 'pdo', 'pdo_mysql', 'zip'],
};

/** WordPress as its own files, without Composer. */
export const WORDPRESS_SET = FRAMEWORK_SETS['roots/wordpress'] ?? [];

export interface ExtensionSources {
  readonly composer: Composer | undefined;
  /** Extensions that the source uses. */
  readonly used: ReadonlyMap<string, SourceLocation>;
  /** Extensions that another image of the same program has, and those of a manifest that is kept out. */
  readonly named: readonly Found<string>[];
  /** Sets for what no manifest shows. */
  readonly more?: readonly string[];
}

/** Packages of the extensions that a project needs: the base, its framework's set, what its source uses, and what its manifests name. */
export function extensionPackages(
  project: Project,
  php: StreamChoice,
  { composer, used, named, more = [] }: ExtensionSources,
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
  const add = (extension: string): boolean => {
    const base = lookup(OTHER_NAMES, extension) ?? extension;
    const name = [`${php.package}-${base}`, `${php.package}-pecl-${base}`].find((each) => project.catalog.has(each));
    if (name === undefined) return BUILT_IN.has(base);
    packages.add(name);
    for (const other of lookup(NEEDS, base) ?? []) add(other);
    return true;
  };
  const assumed = [...BASE, ...more, ...sets.flatMap(([, extensions]) => extensions)];
  for (const extension of assumed) add(extension);
  for (const [extension, location] of used) {
    if (add(extension) && !assumed.includes(extension))
      project.decide('php extension', extension, 'the source uses it', location);
  }
  for (const each of named) {
    if (add(each.value)) {
      if (!assumed.includes(each.value)) project.accept('php extension', each);
    } else project.reject(`php extension ${each.value}`, `${each.because}, and there is no package of it`);
  }
  for (const [extension, location] of composer?.extensions ?? []) {
    if (!add(extension) && composer?.pretended.has(extension) !== true) {
      project.problem(
        'PACKAGE_UNKNOWN',
        `the extension ${extension} has no package for PHP ${php.stream}`,
        'Remove the requirement, choose another version of PHP, or bring a Dockerfile.',
        location,
      );
    }
    if (!BASE.includes(extension) && location.file.endsWith('composer.json'))
      project.decide('php extension', extension, 'composer.json requires it', location);
  }
  return [...packages];
}
