import { describe, expect, test } from '@jest/globals';
import {
  commandLines,
  decision,
  detecting,
  detectingOne,
  problemsOf,
  type Files,
} from '../../support/detect/detecting.ts';

function configuration(files: Files): string {
  return commandLines(detectingOne(files)).find((line) => line.includes('nginx.conf')) ?? '';
}

function extensions(files: Files): readonly string[] {
  return detectingOne(files).runtime.packages.flatMap((name) => /^php-\d\.\d-(.+)$/.exec(name)?.[1] ?? []);
}

describe("a PHP project's document root", () => {
  test.each([
    ['heroku-php-apache2 site/', 'site'],
    ['vendor/bin/heroku-php-nginx -C nginx.inc site/', 'site'],
    ['php -S 0.0.0.0:$PORT -t site', 'site'],
    ['serve site/index.php', 'site'],
    ['php artisan serve --host=0.0.0.0 --port=$PORT', 'public'],
    ['vendor/bin/heroku-php-apache2', 'public'],
    ['$(composer config bin-dir)/heroku-php-apache2 site/', 'site'],
    ['php artisan migrate --force && exec heroku-php-nginx site/', 'site'],
  ])('is what a line that serves pages names: %s', (line, root) => {
    const files = { Procfile: `web: ${line}\n`, 'site/index.php': '', 'public/index.php': '' };
    expect(decision(detectingOne({ ...files, 'composer.json': {} }), 'document root')).toContain(root);
  });

  test('is that of a line which does something first, which is told', () => {
    const lines = (line: string) =>
      detecting({ Procfile: `web: ${line}\n`, 'public/index.php': '', 'composer.json': {} });
    const { builds, notices } = lines('php up.php && heroku-php-apache2 public/');
    expect(builds[0]?.runtime.packages).toContain('nginx-mainline');
    expect(notices).toMatchObject([{ code: 'START_SUBSTITUTED', message: expect.stringContaining('`php up.php`') }]);
    expect(lines('heroku-php-apache2 public/').notices).toEqual([]);
    expect(lines('cd public && php -S 0.0.0.0:$PORT').builds[0]?.runtime.packages).not.toContain('nginx-mainline');
  });

  test("is composer.json's where an installer puts the front controller there", () => {
    const build = detectingOne({
      'composer.json': {
        require: { 'drupal/core-recommended': '^11' },
        extra: { 'drupal-scaffold': { locations: { 'web-root': 'docroot/' } } },
      },
    });
    expect(decision(build, 'document root')).toMatch(/^docroot \(composer.json:/);
    expect(commandLines(build).at(-1)).toContain('docroot/sites/default/files');
  });

  test('is never a name that would change the configuration', () => {
    const files = { 'composer.json': { extra: { 'public-dir': 'x; } http { a' } }, 'index.php': '' };
    expect(configuration(files)).toContain('root /app;');
  });

  test('is one of the usual folders without any manifest', () => {
    expect(configuration({ 'htdocs/index.php': '<?php' })).toContain('root /app/htdocs;');
  });
});

describe("a PHP project's front controller", () => {
  const SLIM = { 'composer.json': { require: { 'slim/slim': '^4' } } };
  const answers = (files: Files) => /try_files \$uri (?:\$uri\/ )?([^$;?]+)/.exec(configuration(files))?.[1];

  test.each<[string, Files, string, string]>([
    ['of another usual name', { 'web/app.php': '' }, 'web', '/app.php'],
    ['the only script of the folder', { 'public/boot.php': '', 'public/a.css': '' }, 'public', '/boot.php'],
    [
      'what .htaccess names',
      { 'www/a.php': '', 'www/start.php': '', 'www/.htaccess': 'RewriteEngine On\nRewriteRule ^(.*)$ start.php [L]\n' },
      'www',
      '/start.php',
    ],
    [
      'what a line names',
      { 'web/app.php': '', 'public/index.php': '', Procfile: 'web: php -S 0.0.0.0:$PORT -t web web/app.php\n' },
      'web',
      '/app.php',
    ],
    [
      'a router in the project',
      { 'router.php': '', Procfile: 'web: php -S 0.0.0.0:$PORT router.php\n' },
      '.',
      '/router.php',
    ],
    [
      "what App Engine's environment for containers names",
      {
        'pages/main.php': '',
        'app.yaml':
          'runtime: php\nenv: flex\nruntime_config:\n  document_root: pages\n  front_controller_file: main.php\n',
      },
      'pages',
      '/main.php',
    ],
    [
      "what App Engine's handlers name",
      { 'pages/main.php': '', 'app.yaml': 'runtime: php83\nhandlers:\n- url: /.*\n  script: pages/main.php\n' },
      'pages',
      '/main.php',
    ],
  ])('is %s', (_what, files, root, script) => {
    expect(decision(detectingOne({ ...SLIM, ...files }), 'document root')).toContain(`${root} (`);
    expect(answers({ ...SLIM, ...files })).toBe(script);
  });

  test('is what a script of composer.json starts', () => {
    const scripts = {
      start: ['Composer\\Config::disableProcessTimeout', '@php -S localhost:8080 -t site site/boot.php'],
    };
    const files = { 'composer.json': { scripts }, 'site/boot.php': '', 'site/other.php': '' };
    expect(answers(files)).toBe('/boot.php');
  });

  test('may lie outside the document root, where no visitor can ask for it', () => {
    const files = {
      ...SLIM,
      'router.php': '',
      'public/a.css': '',
      Procfile: 'web: php -S 0.0.0.0:$PORT -t public router.php\n',
    };
    expect(answers(files)).toBe('@router');
    expect(configuration(files)).toContain('fastcgi_param SCRIPT_FILENAME /app/router.php;');
  });

  test('is never a name that would change the configuration', () => {
    expect(problemsOf({ ...SLIM, 'public/a; }.php': '' })).toMatchObject([{ code: 'NOTHING_DETECTED' }]);
  });
});

test('Symfony writes what AssetMapper maps while it is built, after what other bundles make of it', () => {
  const requires = (...names: string[]) => ({
    'composer.json': { require: Object.fromEntries(['symfony/framework-bundle', ...names].map((name) => [name, '*'])) },
    'bin/console': '',
    'public/index.php': '',
    'importmap.php': '',
  });
  const [step] = commandLines(detectingOne(requires('symfony/asset-mapper', 'symfonycasts/tailwind-bundle'))).filter(
    (line) => line.includes('asset-map'),
  );
  expect(step).toBe(
    'php bin/console importmap:install && php bin/console tailwind:build --minify && php bin/console asset-map:compile',
  );
  expect(commandLines(detectingOne(requires())).join()).not.toContain('bin/console');
});

test('a version of Node.js that no package has is told, where it only builds for browsers', () => {
  const files = {
    'composer.json': {},
    'public/index.php': '',
    'package.json': { engines: { node: '14' }, scripts: { build: 'mix' } },
  };
  expect(problemsOf(files)).toMatchObject([{ code: 'VERSION_UNAVAILABLE' }]);
});

describe('the web server of a PHP project', () => {
  test('hides manifests and runs no library when they lie among the pages', () => {
    const text = configuration({ 'composer.json': {}, 'index.php': '' });
    for (const hidden of ['^/vendor/', '^/(?:(?:composer|package']) {
      expect(text.indexOf(hidden)).toBeGreaterThan(0);
      expect(text.indexOf(hidden)).toBeLessThan(text.indexOf('fastcgi_pass'));
    }
    expect(configuration({ 'index.php': '' })).not.toContain('^/vendor/');
  });

  test('runs nothing that visitors have put there', () => {
    const bedrock = { 'composer.json': { require: { 'roots/wordpress': '^6' } }, 'web/index.php': '' };
    expect(configuration(bedrock)).toContain(String.raw`location ~* ^/app/uploads/.*\.php {`);
    const plain = configuration({ 'index.php': '', 'wp-login.php': '', 'wp-content/index.php': '' });
    expect(plain).toContain('^/wp-content/uploads/');
    expect(plain).not.toContain('^/wp-content/.*');
  });

  test('serves what an application publishes as vendor below its document root', () => {
    expect(configuration({ 'composer.json': {}, 'public/index.php': '' })).not.toContain('vendor');
  });

  test('is left out where a Procfile starts a program of its own', () => {
    const build = detectingOne({
      'composer.json': { require: { 'react/http': '^1' } },
      'public/index.php': '',
      Procfile: 'web: php bin/server.php $PORT\n',
    });
    expect(build.runtime).toMatchObject({ command: ['php', 'bin/server.php', '8080'], ports: [8080] });
    expect(build.runtime.packages.some((name) => name.startsWith('nginx'))).toBe(false);
  });

  test('stays where the Procfile speaks of a worker only', () => {
    const build = detectingOne({ 'composer.json': {}, 'public/index.php': '', Procfile: 'worker: php worker.php\n' });
    expect(build.runtime.packages).toContain('nginx-mainline');
  });
});

describe('a PHP program without pages', () => {
  test('runs by itself, on the port that its source shows', () => {
    const build = detectingOne({
      'composer.json': { require: { 'react/http': '^1' } },
      'server.php': "<?php\n$socket = new React\\Socket\\SocketServer('0.0.0.0:8000');\n",
    });
    expect(build.runtime).toMatchObject({ command: ['php', 'server.php'], ports: [8000] });
  });

  test('is a library where nothing starts it', () => {
    expect(problemsOf({ 'composer.json': { type: 'library' }, 'src/Thing.php': '<?php' })[0]?.message).toContain(
      'it is a library',
    );
  });
});

describe("a PHP project's version", () => {
  const version = (files: Files) =>
    detectingOne({ 'public/index.php': '', ...files }).runtime.packages.find((name) => /^php-\d\.\d$/.test(name));

  test('is the newest that every locked package allows', () => {
    const lock = {
      packages: [
        { name: 'a/b', require: { php: '~8.2.0 || ~8.3.0' } },
        { name: 'c/d', require: { php: '>=7.2' } },
      ],
    };
    expect(version({ 'composer.json': { require: { php: '>=8.1' } }, 'composer.lock': lock })).toBe('php-8.3');
  });

  test('is not bound by what packages of development ask for, nor by the platform that packages are chosen for', () => {
    const lock = { packages: [], 'packages-dev': [{ name: 'a/b', require: { php: '~8.2.0' } }] };
    const newest = version({ 'composer.json': { require: { php: '>=8.1' } } });
    expect(version({ 'composer.json': { require: { php: '>=8.1' } }, 'composer.lock': lock })).toBe(newest);
    expect(version({ 'composer.json': { require: { php: '>=8.1' }, config: { platform: { php: '8.2.5' } } } })).toBe(
      newest,
    );
    expect(version({ 'composer.json': { config: { platform: { php: '8.2.5' } } } })).toBe('php-8.2');
  });
});

describe("a PHP project's version beside its lock file", () => {
  const lock = (name: string, version: string, php: string) => ({
    packages: [{ name, version, require: { php } }],
  });
  const manifest = { 'composer.json': { require: { php: '>=7.0' } }, 'public/index.php': '' };
  const version = (files: Files) =>
    detectingOne({ ...manifest, ...files }).runtime.packages.find((name) => /^php-\d\.\d$/.test(name));

  test.each([
    ['v8.83.0', '^7.3|^8.0', 'php-8.1'],
    ['v10.1.0', '^8.1', 'php-8.3'],
  ])('is one that Laravel %s runs on', (release, php, expected) => {
    expect(version({ 'composer.lock': lock('laravel/framework', release, php) })).toBe(expected);
  });

  test.each([
    ['laravel/framework', 'v5.5.45', '>=7.0'],
    ['a/b', '1.0.0', '^7.1'],
  ])('is refused where nothing runs %s %s', (name, release, php) => {
    expect(problemsOf({ ...manifest, 'composer.lock': lock(name, release, php) })).toMatchObject([
      { code: 'VERSION_UNAVAILABLE', location: { file: 'composer.lock' } },
    ]);
  });

  test('is what the lock file allows where a version file names another, which is told', () => {
    const files = { '.tool-versions': 'php 8.3.1\n', 'composer.lock': lock('a/b', '1.0.0', '~8.4.0') };
    expect(version(files)).toBe('php-8.4');
    expect(detecting({ ...manifest, ...files }).notices.map(({ code }) => code)).toContain('VERSION_SOURCES_DISAGREE');
    const agreed = { '.tool-versions': 'php 8.3.1\n', 'composer.lock': lock('a/b', '1.0.0', '~8.3.0 || ~8.4.0') };
    expect(version(agreed)).toBe('php-8.3');
    expect(detecting({ ...manifest, ...agreed }).notices.map(({ code }) => code)).not.toContain(
      'VERSION_SOURCES_DISAGREE',
    );
  });
});

describe("a PHP project's folders that it writes", () => {
  const writes = (files: Files) =>
    commandLines(detectingOne({ 'public/index.php': '', 'composer.json': {}, ...files })).filter((line) =>
      line.startsWith('mkdir'),
    );

  test.each([
    [{ 'var/cache/.gitignore': '*\n!.gitignore\n' }, 'var/cache'],
    [{ '.gitignore': '/logs/*\n!/logs/README.md\n', 'logs/README.md': '' }, 'logs'],
    [{ '.gitignore': 'data/files\n', 'data/.htaccess': '' }, 'data'],
    [{ 'data/.gitignore': 'config.php\n', '.dockerignore': '/data/\n' }, 'data'],
    [{ 'data/a/.gitignore': '*\n', 'data/.gitignore': '*\n' }, 'data'],
    [
      { 'data/.htaccess': 'Require all denied\n', 'inc/.htaccess': 'Require all denied\n', 'inc/a.php.dist': '' },
      'data',
    ],
    [{ 'conf/.htaccess': 'Order allow,deny\n Deny from all\n', 'conf/a.php.dist': '' }, 'conf'],
    [{ '.gitignore': '/public/uploads\n/public/bundles/\n/public/storage\n' }, 'public/uploads'],
    [{ 'composer.json': { require: { 'statamic/cms': '^6' } } }, 'content users public/assets'],
  ])('are those that git keeps empty: %j', (files, expected) => {
    expect(writes(files)).toEqual([`mkdir -p ${expected} && chmod -R a+rwX ${expected}`]);
  });

  test('are not those that Composer installs into', () => {
    const paths = { extra: { 'installer-paths': { 'public/app/plugins/{$name}/': ['type:wordpress-plugin'] } } };
    expect(
      writes({
        'composer.json': paths,
        '.gitignore': 'public/app/plugins/*\n!public/app/plugins/.gitkeep\n',
        'public/app/plugins/.gitkeep': '',
      }),
    ).toEqual([]);
  });

  test('are not those of libraries, tests and builds', () => {
    const ignoring = { 'vendor/a/cache/.gitignore': '*\n', 'tests/tmp/.gitignore': '*\n', '.gitignore': '/build/*\n' };
    expect(writes({ ...ignoring, 'build/x': '' })).toEqual([]);
  });
});

test('the packages that Yarn puts among the pages are installed, and stay', () => {
  const build = detectingOne({
    'composer.json': {},
    'public/index.php': '',
    'package.json': { dependencies: { jquery: '3.7.1' } },
    'yarn.lock': '',
    '.yarnrc': '--modules-folder public/packages\n',
  });
  expect(commandLines(build)).toContain('yarn install --frozen-lockfile --non-interactive');
});

test.each([
  ['.htaccess', 'RewriteEngine On\nRewriteRule ^.*$ /shop-loader.php [L]\n'],
  ['nginx.conf.sample', 'location / { try_files $uri $uri/ /shop-loader.php$is_args$args; }\n'],
  ['install.php', "<?php\n$rules = [\n 'RewriteRule ^.*$ '.$path.'/shop-loader.php [L]',\n];\n"],
])('the front controller is what rules for a web server name in %s', (name, text) => {
  const build = detectingOne({ 'composer.json': {}, 'shop-loader.php': '', 'shop-api.php': '', [name]: text });
  expect(decision(build, 'front controller')).toMatch(/^shop-loader\.php/);
});

describe("a PHP project's extensions", () => {
  test.each([
    ['RUN docker-php-ext-install -j"$(nproc)" pdo_mysql \\\n  sockets && apk del x', ['pdo_mysql', 'sockets']],
    ['RUN install-php-extensions gd redis-6.0.2 xdebug', ['gd', 'redis']],
    ['RUN pecl install mongodb-1.20 && docker-php-ext-enable mongodb', ['pecl-mongodb']],
    ['RUN apk add --no-cache php84 php84-fpm php84-ldap', ['ldap']],
    ['RUN apt-get install -y php8.3-mysql php8.3-nosuchthing', ['pdo_mysql', 'mysqli']],
  ])('are those that a Dockerfile installs: %s', (line, expected) => {
    const files = { 'composer.json': {}, 'index.php': '' };
    const without = extensions(files);
    const more = extensions({ ...files, Dockerfile: `FROM php:8.4\n${line}\n` }).filter(
      (name) => !without.includes(name),
    );
    expect(more).toEqual(expect.arrayContaining(expected));
    expect(more).not.toContain('xdebug');
  });

  test('are those of a composer.json that an ignore file keeps out', () => {
    const names = extensions({
      'index.php': '',
      'composer.json': { require: { 'ext-ldap': '*' } },
      '.dockerignore': 'composer.json\n',
    });
    expect(names).toContain('ldap');
  });

  test('bring those that they load nothing without', () => {
    const names = extensions({
      'composer.json': { require: { 'ext-mysqli': '*', 'ext-pdo_pgsql': '*' } },
      'index.php': '',
    });
    expect(names).toEqual(expect.arrayContaining(['mysqli', 'mysqlnd', 'pdo', 'pdo_pgsql']));
  });

  test('may be compiled in, or have a package under another name', () => {
    const names = extensions({
      'composer.json': { require: { 'ext-zlib': '*', 'ext-sqlite3': '*', 'ext-readline': '*', 'ext-mongodb': '*' } },
      'index.php': '',
    });
    expect(names).toContain('pecl-mongodb');
  });

  test('are those that pages without a manifest use', () => {
    const build = detectingOne({ 'index.php': "<?php\n$db = new PDO('mysql:host=db');\n$z = new ZipArchive();\n" });
    expect(build.runtime.packages.join(' ')).toMatch(/-mysqlnd .*-pdo .*-pdo_mysql .*-zip/);
    expect(decision(build, 'php extension')).toBe('pdo_mysql (index.php:2)');
  });

  test('that Composer is told to take for granted stop nothing', () => {
    const manifest = { require: { 'ext-nosuchthing': '*' }, config: { platform: { 'ext-nosuchthing': '1.0' } } };
    expect(detecting({ 'composer.json': manifest, 'index.php': '' }).builds).toHaveLength(1);
  });
});

describe('installing with Composer', () => {
  const install = (manifest: object) =>
    detectingOne({ 'composer.json': manifest, 'index.php': '' }).build.commands.find(
      (command) => typeof command !== 'string' && command.name === 'install dependencies',
    );

  test('sees the whole project where packages, patches or further manifests lie in it', () => {
    expect(install({ require: { 'a/b': '*' } })).toHaveProperty('inputs', ['composer.json']);
    for (const manifest of [
      { repositories: [{ type: 'artifact', url: 'archives' }] },
      { require: { 'cweagans/composer-patches': '^2' } },
    ])
      expect(install(manifest)).not.toHaveProperty('inputs');
  });

  test('puts libraries where the manifest says', () => {
    const build = detectingOne({
      'composer.json': { require: { 'a/b': '*' }, config: { 'vendor-dir': 'lib/vendor' } },
      'index.php': '',
    });
    expect(build.runtime.copy).toContainEqual({ from: 'lib/vendor', to: 'lib/vendor' });
  });

  test("fills Symfony's cache for production", () => {
    const build = detectingOne({
      'composer.json': { require: { 'symfony/framework-bundle': '^7' } },
      'public/index.php': '',
    });
    expect(build.build.env).toMatchObject({ APP_ENV: 'prod', APP_DEBUG: '0' });
    expect(commandLines(build).at(-1)).toBe('mkdir -p var var/cache var/log && chmod -R a+rwX var var/cache var/log');
  });

  test("fixes the time that Symfony writes into its container, and leaves no file of ours among the project's", () => {
    const lines = (dependency: string): string =>
      commandLines(
        detectingOne({ 'composer.json': { require: { [dependency]: '*' } }, 'public/index.php': '' }),
      ).join();
    const finish =
      /> config\/packages\/aipack_build_time\.php && composer install .*--optimize-autoloader && rm config\/packages\/aipack_build_time\.php /;
    expect(lines('symfony/framework-bundle')).toMatch(finish);
    expect(lines('symfony/framework-bundle')).toContain('kernel.container_build_time');
    expect(lines('slim/slim')).not.toContain('build_time');
  });
});
