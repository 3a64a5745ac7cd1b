/** A PHP library, as Debian has its files and as Composer knows it. */
export interface PhpLibrary {
  /** Composer's name. */
  readonly name: string;
  readonly debian: string;
  /** Folder below /usr/share/php. */
  readonly folder: string;
  /** The namespace of the folder's classes. */
  readonly namespace: string;
  readonly requires?: readonly string[];
  /** Files that are always loaded, from the folder. */
  readonly files?: readonly string[];
  /** Other members of the library's manifest. */
  readonly more?: Readonly<Record<string, unknown>>;
}

function component(id: string, folder: string, requires: readonly string[], files: readonly string[] = []): PhpLibrary {
  return {
    name: `symfony/${id}`,
    debian: `php-symfony-${id}`,
    folder: `Symfony/Component/${folder}`,
    namespace: `Symfony\\Component\\${folder}\\`,
    requires,
    files,
  };
}

function contracts(id: string, folder: string, requires: readonly string[]): PhpLibrary {
  return {
    name: `symfony/${id}-contracts`,
    debian: `php-symfony-${id}-contracts`,
    folder: `Symfony/Contracts/${folder}`,
    namespace: `Symfony\\Contracts\\${folder}\\`,
    requires,
    files: id === 'deprecation' ? ['function.php'] : [],
  };
}

function psr(id: string, folder: string): PhpLibrary {
  return {
    name: `psr/${id}`,
    debian: `php-psr-${id}`,
    folder: `Psr/${folder}`,
    namespace: `Psr\\${folder.replaceAll('/', '\\')}\\`,
  };
}

export const slimLibraries: readonly PhpLibrary[] = [
  psr('container', 'Container'),
  psr('http-message', 'Http/Message'),
  {
    name: 'nikic/fast-route',
    debian: 'php-nikic-fast-route',
    folder: 'FastRoute',
    namespace: 'FastRoute\\',
    files: ['functions.php'],
  },
  {
    name: 'pimple/pimple',
    debian: 'php-pimple',
    folder: 'Pimple',
    namespace: 'Pimple\\',
    requires: ['psr/container'],
  },
  {
    name: 'slim/slim',
    debian: 'php-slim',
    folder: 'Slim',
    namespace: 'Slim\\',
    requires: ['nikic/fast-route', 'pimple/pimple', 'psr/container', 'psr/http-message'],
  },
];

export const symfonyLibraries: readonly PhpLibrary[] = [
  psr('cache', 'Cache'),
  psr('container', 'Container'),
  psr('event-dispatcher', 'EventDispatcher'),
  psr('log', 'Log'),
  contracts('cache', 'Cache', ['psr/cache']),
  contracts('deprecation', 'Deprecation', []),
  contracts('event-dispatcher', 'EventDispatcher', ['psr/event-dispatcher']),
  contracts('service', 'Service', ['psr/container']),
  component('cache', 'Cache', [
    'psr/cache',
    'psr/log',
    'symfony/cache-contracts',
    'symfony/service-contracts',
    'symfony/var-exporter',
  ]),
  component('config', 'Config', ['symfony/deprecation-contracts', 'symfony/filesystem']),
  component('console', 'Console', ['symfony/deprecation-contracts', 'symfony/service-contracts', 'symfony/string']),
  component('dependency-injection', 'DependencyInjection', [
    'psr/container',
    'symfony/deprecation-contracts',
    'symfony/service-contracts',
    'symfony/var-exporter',
  ]),
  component('error-handler', 'ErrorHandler', ['psr/log', 'symfony/var-dumper']),
  component('event-dispatcher', 'EventDispatcher', ['symfony/event-dispatcher-contracts']),
  component('filesystem', 'Filesystem', []),
  component('finder', 'Finder', []),
  component('http-foundation', 'HttpFoundation', ['symfony/deprecation-contracts']),
  component('http-kernel', 'HttpKernel', [
    'psr/log',
    'symfony/deprecation-contracts',
    'symfony/error-handler',
    'symfony/event-dispatcher',
    'symfony/http-foundation',
  ]),
  component('routing', 'Routing', ['symfony/deprecation-contracts']),
  {
    ...component('runtime', 'Runtime', []),
    more: {
      type: 'composer-plugin',
      require: { 'composer-plugin-api': '^1.0|^2.0' },
      extra: { class: 'Symfony\\Component\\Runtime\\Internal\\ComposerPlugin' },
    },
  },
  component('string', 'String', [], ['Resources/functions.php']),
  component('var-dumper', 'VarDumper', [], ['Resources/functions/dump.php']),
  component('var-exporter', 'VarExporter', ['symfony/deprecation-contracts']),
  {
    name: 'symfony/framework-bundle',
    debian: 'php-symfony-framework-bundle',
    folder: 'Symfony/Bundle/FrameworkBundle',
    namespace: 'Symfony\\Bundle\\FrameworkBundle\\',
    requires: [
      'symfony/cache',
      'symfony/config',
      'symfony/dependency-injection',
      'symfony/error-handler',
      'symfony/event-dispatcher',
      'symfony/filesystem',
      'symfony/finder',
      'symfony/http-foundation',
      'symfony/http-kernel',
      'symfony/routing',
    ],
    more: { type: 'symfony-bundle' },
  },
];
