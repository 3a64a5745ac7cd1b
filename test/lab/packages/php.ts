import type { PackageDefinition } from './definition.ts';

const license = 'PHP-3.01';
const merged = ['merged-bin', 'merged-usrsbin', 'wolfi-baselayout'];

/** Debian's folder of extensions is named after the interface that they are compiled for. */
const move = {
  'usr/lib/php/20240924/': 'usr/lib/php/modules/',
  'usr/lib/php/8.4/php.ini-production': 'etc/php/php.ini-production',
  'usr/bin/php8.4': 'usr/bin/php',
  'usr/sbin/php-fpm8.4': 'usr/bin/php-fpm',
};

interface Extension {
  readonly name: string;
  /** The Debian package that has it; none where Debian's PHP has it compiled in, which Wolfi's has not. */
  readonly from?: string;
  /** Wolfi's place in the order of loading: ten, and ten more for each extension it needs. */
  readonly order?: number;
  readonly zend?: boolean;
}

/** Each extension is a package, and the line that loads it is another. */
function extension({ name, from, order = 10, zend = false }: Extension): PackageDefinition[] {
  const source = { kind: 'debian', packages: [from ?? 'php8.4-common'] } as const;
  const line = from === undefined ? `; ${name} is compiled in` : `${zend ? 'zend_' : ''}extension=${name}.so`;
  const common = { description: `The ${name} extension`, license, origin: 'php-8.4' };
  return [
    {
      ...common,
      name: `php-8.4-${name}`,
      from: { kind: 'debian', packages: [...source.packages] },
      move,
      include: from === undefined ? [] : [`usr/lib/php/modules/${name}.so`],
      ...(from === undefined ? { add: { 'usr/lib/php/modules': { directory: true } } } : {}),
      depends: [`php-8.4-${name}-config`, ...merged],
      provides: [`php-${name}={version}`],
    },
    {
      ...common,
      name: `php-8.4-${name}-config`,
      from: { kind: 'debian', packages: [...source.packages] },
      include: [],
      add: { [`etc/php/conf.d/${order}-${name}.ini`]: { content: `${line}\n` } },
      depends: merged,
      provides: [`php-${name}-config={version}`],
    },
  ];
}

const extensions: readonly Extension[] = [
  { name: 'ctype', from: 'php8.4-common' },
  { name: 'dom', from: 'php8.4-xml' },
  { name: 'exif', from: 'php8.4-common', order: 20 },
  { name: 'fileinfo', from: 'php8.4-common' },
  { name: 'iconv', from: 'php8.4-common' },
  { name: 'intl', from: 'php8.4-intl' },
  { name: 'mbstring', from: 'php8.4-mbstring' },
  { name: 'mysqli', from: 'php8.4-mysql', order: 20 },
  { name: 'mysqlnd', from: 'php8.4-mysql' },
  { name: 'opcache', from: 'php8.4-opcache', zend: true },
  { name: 'openssl' },
  { name: 'pcntl' },
  { name: 'pdo', from: 'php8.4-common' },
  { name: 'pdo_mysql', from: 'php8.4-mysql', order: 20 },
  { name: 'phar', from: 'php8.4-common' },
  { name: 'posix', from: 'php8.4-common' },
  { name: 'simplexml', from: 'php8.4-xml', order: 20 },
  { name: 'sodium' },
  { name: 'xml', from: 'php8.4-xml' },
  { name: 'xmlreader', from: 'php8.4-xml', order: 20 },
  { name: 'xmlwriter', from: 'php8.4-xml' },
];

/** What Debian's PHP links and Wolfi's doesn't; it comes with the programs, so that no package has a name Wolfi doesn't know. */
const linkedByFpm = ['libsystemd0', 'libcap2', 'libacl1', 'libapparmor1'] as const;

/** Composer is one file in Wolfi. Here it is a tree, with the packages that Debian took out of it. */
const composerParts = [
  'php-composer-ca-bundle',
  'php-composer-class-map-generator',
  'php-composer-metadata-minifier',
  'php-composer-semver',
  'php-composer-spdx-licenses',
  'php-composer-xdebug-handler',
  'php-json-schema',
  'php-psr-log',
  'jsonlint',
  'php-symfony-console',
  'php-symfony-filesystem',
  'php-symfony-finder',
  'php-symfony-process',
  'php-symfony-deprecation-contracts',
  'php-symfony-service-contracts',
  'php-symfony-string',
  'php-psr-container',
  'php-react-promise',
  'php-composer-pcre',
  'php-seld-signal-handler',
  'php-enum',
] as const;

export const phpPackages: PackageDefinition[] = [
  {
    name: 'php-8.4',
    description: 'the PHP programming language',
    license,
    from: { kind: 'debian', packages: ['php8.4-cli', 'php8.4-common', 'libargon2-1'] },
    move,
    include: [
      'usr/bin/php',
      'usr/lib/php/modules/tokenizer.so',
      'usr/lib/x86_64-linux-gnu/',
      'usr/lib/aarch64-linux-gnu/',
    ],
    add: {
      // Wolfi's configuration lies where its PHP looks for it; Debian's looks in a folder for each way of running it.
      'etc/php/8.4/cli': { to: '..' },
      'etc/php/8.4/fpm': { to: '..' },
      'etc/php/conf.d/00-compiled-in.ini': { content: 'extension=tokenizer.so\n' },
      'usr/lib/php/20240924': { to: 'modules' },
    },
    // Debian's PHP reads time zones from files; Wolfi's brings its own.
    depends: ['php-8.4-config', 'libxml2', 'tzdata', ...merged],
    provides: ['php={version}'],
  },
  {
    name: 'php-8.4-config',
    description: 'the PHP programming language, its configuration',
    license,
    origin: 'php-8.4',
    from: { kind: 'debian', packages: ['php8.4-common'] },
    move: { 'usr/lib/php/8.4/php.ini-production': 'etc/php/php.ini' },
    include: ['etc/php/php.ini'],
    exclude: ['etc/php/php.ini.'],
    depends: merged,
    provides: ['php-config={version}'],
  },
  {
    name: 'php-8.4-fpm',
    description: 'PHP 8.4 FastCGI Process Manager (FPM)',
    license,
    origin: 'php-8.4',
    from: { kind: 'debian', packages: ['php8.4-fpm', ...linkedByFpm] },
    move,
    include: ['usr/bin/php-fpm', 'usr/lib/x86_64-linux-gnu/lib', 'usr/lib/aarch64-linux-gnu/lib'],
    depends: ['php-8.4-fpm-config', ...merged],
    provides: ['php-fpm={version}'],
  },
  {
    name: 'php-8.4-fpm-config',
    description: 'PHP 8.4 FastCGI Process Manager (FPM) configuration',
    license,
    origin: 'php-8.4',
    from: { kind: 'debian', packages: ['php8.4-fpm'] },
    include: [],
    add: { 'etc/php/php-fpm.conf': { content: 'include=/etc/php/php-fpm.d/*.conf\n' } },
    depends: merged,
    provides: ['php-fpm-config={version}'],
  },
  ...extensions.flatMap(extension),
  {
    name: 'composer',
    description: 'the PHP package manager',
    license: 'MIT',
    from: { kind: 'debian', packages: ['composer', ...composerParts] },
    include: ['usr/bin/composer', 'usr/share/php/'],
    depends: ['git', 'php', 'php-ctype', 'php-mbstring', 'php-openssl', 'php-phar'],
  },
  {
    name: 'git',
    description: 'distributed version control system',
    license: 'GPL-2.0-or-later',
    from: { kind: 'debian', packages: ['git'] },
    // Those that reach other machines would bring a second TLS library.
    include: ['usr/bin/git', 'usr/lib/git-core/git', 'usr/share/git-core/templates/'],
    exclude: ['usr/lib/git-core/git-remote-', 'usr/lib/git-core/git-http-', 'usr/lib/git-core/git-imap-send'],
  },
  {
    name: 'unzip',
    description: 'extract and view files in .zip archives',
    license: 'Info-ZIP',
    from: { kind: 'debian', packages: ['unzip'] },
  },
  {
    name: 'libxml2',
    description: 'XML parsing library, version 2',
    license: 'MIT',
    from: { kind: 'debian', packages: ['libxml2'] },
  },
  {
    name: 'xz',
    description: 'Library and CLI tools for XZ and LZMA compressed files',
    license: 'GPL-3.0-or-later',
    from: { kind: 'debian', packages: ['liblzma5'] },
  },
  {
    name: 'libbz2-1',
    description: 'bzip2 shared library',
    license: 'bzip2-1.0.6',
    origin: 'bzip2',
    from: { kind: 'debian', packages: ['libbz2-1.0'] },
  },
  {
    name: 'libsodium',
    description: 'Modern, portable, easy to use crypto library',
    license: 'ISC',
    from: { kind: 'debian', packages: ['libsodium23'] },
  },
  {
    name: 'oniguruma',
    description: 'a regular expressions library',
    license: 'BSD-2-Clause',
    from: { kind: 'debian', packages: ['libonig5'] },
  },
  {
    name: 'libicu76',
    description: 'International Components for Unicode library',
    license: 'Unicode-3.0',
    origin: 'icu',
    from: { kind: 'debian', packages: ['libicu76'] },
  },
];
