import { describe, expect, test } from '@jest/globals';
import { commandLines, decision, detecting, detectingOne, problemsOf } from '../../support/detect/detecting.ts';

// Kinds that reading the plans of public applications showed.

const NODE = { name: 'shop', scripts: { start: 'node server.js' }, dependencies: { express: '^4.21.0' } };
const LISTENS = { 'server.js': 'require("express")().listen(process.env.PORT || 5000);\n' };
const RAILS = {
  Gemfile: "gem 'rails'\ngem 'puma'\n",
  'config.ru': 'run Rails.application\n',
  'config/application.rb': '',
};
const nginx = (files: Parameters<typeof detectingOne>[0]) =>
  commandLines(detectingOne(files)).find((line) => line.includes('nginx.conf')) ?? '';

describe('npm', () => {
  test.each([
    ['18', 'npm~10'],
    ['16', 'npm~10'],
    ['20', 'npm'],
    ['24', 'npm'],
  ])('that runs on Node.js %s is %s', (node, npm) => {
    const files = { 'package.json': { ...NODE, engines: { node } }, ...LISTENS };
    expect(detectingOne(files).build.packages).toContain(npm);
  });

  test('installs another manager there, too', () => {
    const files = { 'package.json': { ...NODE, engines: { node: '18' }, packageManager: 'pnpm@9.11.0' }, ...LISTENS };
    const build = detectingOne(files);
    expect(build.build.packages).toEqual(['nodejs-18', 'npm~10']);
    expect(decision(build, 'package manager version')).toBe('npm~10');
  });
});

describe('a build script', () => {
  const script = { '.bin/build.sh': '#!/usr/bin/env bash\nset -e\n' };
  test.each([
    ['is a file that asks for bash', './.bin/build.sh'],
    ['calls bash', 'bash .bin/build.sh'],
    ['calls such a script', 'npm run compile'],
  ])('that %s gets it', (_, build) => {
    const scripts = { ...NODE.scripts, build, compile: './.bin/build.sh' };
    expect(detectingOne({ 'package.json': { ...NODE, scripts }, ...LISTENS, ...script }).build.packages).toContain(
      'bash',
    );
  });

  test('for the shell that is there gets none', () => {
    const files = { 'package.json': { ...NODE, scripts: { ...NODE.scripts, build: 'bin/build' } }, ...LISTENS };
    expect(detectingOne({ ...files, 'bin/build': '#!/bin/sh\n' }).build.packages).not.toContain('bash');
  });

  test('of a Rails application gets its shell as well', () => {
    const manifest = { scripts: { build: 'bin/build' }, devDependencies: { esbuild: '0.25.0' } };
    const files = { ...RAILS, 'package.json': manifest, 'bin/build': '#!/usr/bin/env bash\n' };
    expect(detectingOne(files).build.packages).toContain('bash');
  });

  test('that only says something builds nothing', () => {
    const docs = { name: 'docs', private: true, scripts: { build: 'echo Made by the CI' } };
    const files = { 'package.json': docs, 'netlify.toml': '[build]\npublish = "site"\n' };
    expect(problemsOf(files)[0]?.code).toBe('NOTHING_DETECTED');
  });
});

describe('pages that the build of a server makes', () => {
  const client = {
    'client/package.json': {
      name: 'client',
      scripts: { build: 'react-scripts build' },
      dependencies: { 'react-scripts': '4.0.3' },
    },
    'client/src/index.js': '',
  };
  const root = (build: string) => ({
    'package.json': { ...NODE, scripts: { ...NODE.scripts, ...(build === '' ? {} : { build }) } },
    ...LISTENS,
  });

  test.each(['npm install --prefix client && npm run build --prefix client', 'cd client && npm i && npm run build'])(
    'are no service of their own, and need what their tools need: %s',
    (line) => {
      const build = detectingOne({ ...root(line), ...client });
      expect(build.metadata.path).toBe('.');
      expect(build.build.env).toMatchObject({ NODE_OPTIONS: '--openssl-legacy-provider' });
    },
  );

  test('are one where nothing else builds them', () => {
    expect(detecting({ ...root(''), ...client }).builds).toHaveLength(2);
  });
});

describe('what Next.js starts with', () => {
  const next = (config: string) =>
    commandLines(
      detectingOne({
        'package.json': {
          name: 'a',
          scripts: { build: 'next build', start: 'next start' },
          dependencies: { next: '15' },
          devDependencies: { '@next/bundle-analyzer': '15', typescript: '5' },
        },
        'package-lock.json': { lockfileVersion: 3, packages: {} },
        'next.config.js': config,
        'app/page.js': '',
      }),
    );
  const PRUNE = 'npm prune --omit=dev --ignore-scripts';

  test('is what its configuration imports, too', () => {
    expect(next('const a = require("@next/bundle-analyzer")({})\nmodule.exports = a({})\n')).not.toContain(PRUNE);
    expect(next('import a from "@next/bundle-analyzer";\nexport default a({});\n')).not.toContain(PRUNE);
    expect(next('module.exports = {}\n')).toContain(PRUNE);
    expect(next('module.exports = process.env.A ? require("@next/bundle-analyzer")()({}) : {}\n')).toContain(PRUNE);
  });
});

describe('a start line', () => {
  const of = (start: string, files = {}) =>
    detectingOne({ 'package.json': { ...NODE, scripts: { start } }, ...LISTENS, ...files });

  test('reads no file of variables that the repository has not', () => {
    expect(of('node --env-file=config.env server.js').runtime.command).toEqual(['node', 'server.js']);
    expect(of('node --env-file config.env server.js').runtime.command).toEqual(['node', 'server.js']);
    expect(of('node --env-file=a.env server.js', { 'a.env': '' }).runtime.command).toContain('--env-file=a.env');
  });

  test('gives each command of a script what stands before it', () => {
    const files = { 'package.json': { ...NODE, scripts: { start: 'node migrate.js && node server.js' } }, ...LISTENS };
    const build = detectingOne({ ...files, Procfile: 'web: URL="$DATABASE_URL" P="$PORT" npm run start\n' });
    expect(build.runtime.command.at(-1)).toBe(
      'export URL="$DATABASE_URL" P="$PORT" && node migrate.js && node server.js',
    );
    expect(build.runtime.env.PORT).toBe('5000');
  });

  test('leaves the wrapper of a platform behind', () => {
    const build = detectingOne({ ...RAILS, Procfile: 'web: jemalloc.sh bin/puma -C config/puma.rb\n' });
    expect(build.runtime.command.join(' ')).toBe('ruby -S bundle exec bin/puma -C config/puma.rb');
  });

  test('of a variable that is called after the program names its port', () => {
    const files = { 'package.json': NODE, 'server.js': 'listen(args.port || Number(process.env.SHOP_PORT) || 5001)\n' };
    expect(detectingOne(files).runtime.ports).toEqual([5001]);
    const other = { ...files, 'server.js': 'connect(process.env.REDIS_PORT || 6379)\n' };
    expect(detectingOne(other).runtime.ports).toEqual([3000]);
  });
});

test('the settings of a program name its port', () => {
  const files = { 'package.json': NODE, 'server.js': 'require("express")().listen(config.values.port)\n' };
  const defaults = 'module.exports = {\n\tport: 9000,\n\tmail: {\n\t\tport: 2525,\n\t},\n};\n';
  expect(detectingOne({ ...files, 'defaults/config.js': defaults }).runtime.ports).toEqual([9000]);
  expect(
    detectingOne({ ...files, 'config/default.json': '{\n  "redis": {\n    "host": "a",\n      "port": 6379\n  }\n}' })
      .runtime.ports,
  ).toEqual([3000]);
});

describe('several lock files', () => {
  const files = (build: string) => ({
    'package.json': { ...NODE, scripts: { ...NODE.scripts, build } },
    'package-lock.json': { lockfileVersion: 3, packages: {} },
    'pnpm-lock.yaml': "lockfileVersion: '9.0'\n",
    ...LISTENS,
  });

  test('leave the choice to the scripts', () => {
    expect(detectingOne(files('npm install && node build.js')).metadata.build_system).toBe('npm');
    expect(detectingOne(files('pnpm install && node build.js')).metadata.build_system).toBe('pnpm');
    expect(detectingOne(files('node build.js')).metadata.build_system).toBe('pnpm');
  });
});

describe('Deno', () => {
  test('is not meant where package.json has a lock file of its own', () => {
    const files = { 'deno.json': { tasks: { start: 'deno run main.ts' } }, 'package.json': NODE, ...LISTENS };
    expect(detectingOne({ ...files, 'package-lock.json': { packages: {} } }).metadata.build_system).toBe('npm');
    expect(detectingOne({ ...files, 'main.ts': '', 'deno.lock': '{}' }).metadata.build_system).toBe('deno');
  });

  test('is that of release 1 for a Fresh that needs it', () => {
    const files = (fresh: string) => ({
      'deno.json': { importMap: './import_map.json' },
      'import_map.json': { imports: { '$fresh/': `https://deno.land/x/fresh@${fresh}/` } },
      'main.ts': '',
      'fresh.gen.ts': '',
    });
    expect(detectingOne(files('1.1.0')).runtime.packages).toEqual(['deno~1', 'libgcc']);
    expect(detectingOne(files('1.7.3')).runtime.packages).toEqual(['deno', 'libgcc']);
  });

  test('runs a build task that has a description', () => {
    const tasks = { build: { description: 'Build', command: 'deno run build.ts' } };
    const files = { 'deno.json': { tasks }, 'server.ts': 'Deno.serve(() => new Response(""));\n' };
    expect(commandLines(detectingOne(files))).toContain('deno task build');
  });
});

describe('Elixir and Erlang', () => {
  const mix =
    'defmodule A.MixProject do\n  use Mix.Project\n  def project, do: [app: :a, elixir: "~> 1.13"]\n  def application, do: [mod: {A, []}]\nend\n';

  test('are those of .tool-versions, with a patch of a release and behind a .dockerignore', () => {
    const files = { 'mix.exs': mix, '.tool-versions': 'erlang 27.3.4.1\nelixir 1.18.4-otp-27\n' };
    const packages = ['erl27-elixir-1.18', 'erlang-27'];
    expect(detectingOne(files).build.packages).toEqual(expect.arrayContaining(packages));
    expect(detectingOne({ ...files, '.dockerignore': '.*\n' }).build.packages).toEqual(
      expect.arrayContaining(packages),
    );
  });
});

describe('Ruby', () => {
  const lock = (version: string) =>
    `GEM\n  specs:\n    rack (3)\n\nRUBY VERSION\n   ruby ${version}\n\nBUNDLED WITH\n   2.2.22\n`;

  test("holds to the Gemfile where the lock file's version is gone", () => {
    const files = { Gemfile: "ruby '>= 2.6'\ngem 'rack'\ngem 'puma'\n", 'config.ru': 'run App\n' };
    expect(detectingOne({ ...files, 'Gemfile.lock': lock('2.7.2p137') }).runtime.packages).toContain('ruby-3.0');
    expect(detectingOne({ ...files, 'Gemfile.lock': lock('3.3.6') }).runtime.packages).toContain('ruby-3.3');
  });

  test('takes no browser along for tests', () => {
    const specs =
      'GEM\n  specs:\n    cuprite (0.17)\n      ferrum (~> 0.17.0)\n    ferrum (0.17.1)\n    puma (6)\n    rails (8)\n';
    const files = (gemfile: string) => ({ ...RAILS, Gemfile: `${RAILS.Gemfile}${gemfile}`, 'Gemfile.lock': specs });
    expect(detectingOne(files("group :test do\n  gem 'cuprite'\nend\n")).runtime.packages).not.toContain('chromium');
    expect(detectingOne(files("gem 'cuprite'\n")).runtime.packages).toContain('chromium');
  });

  test('has a JavaScript engine where only the Gemfile shows it, in the version that is asked for', () => {
    const files = { ...RAILS, Gemfile: `${RAILS.Gemfile}gem 'uglifier'\n` };
    expect(detectingOne(files).runtime.packages).toContain('nodejs-24');
    expect(detectingOne({ ...files, '.tool-versions': 'nodejs 20.18.0\n' }).runtime.packages).toContain('nodejs-20');
  });

  test('knows a Rails application by what a gemspec brings', () => {
    const build = detectingOne({
      ...RAILS,
      Gemfile: "spec = Bundler.load_gemspec('a.gemspec')\ngem 'puma'\n",
      'Gemfile.lock': 'GEM\n  specs:\n    rails (7.2.1)\n    sprockets (4)\n',
      'a.gemspec': '',
      'bin/rails': '',
    });
    expect(build.metadata.framework).toBe('rails');
    expect(commandLines(build).join('\n')).toContain('assets:precompile');
    expect(build.build.commands[0]).toEqual({ run: 'bundle install', name: 'install gems' });
  });

  test('tells the port of Rack, and runs no config.ru that holds nothing', () => {
    const rack = { Gemfile: "gem 'rackup'\n", 'config.ru': 'run App\n' };
    expect(detectingOne(rack).runtime.ports).toEqual([9292]);
    expect(problemsOf({ ...rack, 'config.ru': '=begin\nrun this\n=end\n# nothing\n' })[0]?.message).toContain(
      'library',
    );
  });
});

describe('PHP', () => {
  test('shows visitors no paths that rules for Apache keep from them', () => {
    const rules = [
      'RewriteRule ^content/(.*) index.php [L]',
      'RewriteRule ^(user)/(config|env)/(.*) error [F,NC]',
      'RewriteCond %{REQUEST_FILENAME} !-f',
      'RewriteRule ^site/(.*) index.php [L]',
      'RewriteRule ^(.*)$ index.php [L]',
      '# RewriteRule ^notes/ - [F]',
    ];
    const text = nginx({ 'index.php': '<?php\n', '.htaccess': `${rules.join('\n')}\n` });
    expect(text).toContain('location ~ ^/content/(.*) {\n      rewrite ^ /index.php last;');
    expect(text).toContain('location ~* ^/(user)/(config|env)/(.*) {\n      deny all;');
    expect(text).not.toMatch(/\^\/site|\^\/\(\.\*\)|notes/);
  });

  test.each([
    '^a{1}/ - [F]',
    '^a;b/ - [F]',
    '^(a/ - [F]',
    '^a)/ - [F]',
    '^a*/ - [F]',
    '^a\\/ - [F]',
    '^a\\d/ - [F]',
    '^(.*)/a - [F]',
    '^a|b - [F]',
    '^(a|.*)/ - [F]',
    '^(?!a)/ - [F]',
    '^a"/ - [F]',
  ])('takes no rule into its configuration that may mean something else there: %s', (rule) => {
    const text = nginx({ 'index.php': '<?php\n', '.htaccess': `RewriteRule ${rule}\n` });
    expect(text).not.toMatch(/location ~\*? \^\/(?:\(?a|\(\.|\(\?!)/);
  });

  test('serves the folder that a router below is started in', () => {
    const scripts = { start: 'php -S localhost:8000 kirby/router.php' };
    const files = { 'composer.json': { scripts }, 'index.php': '<?php\n', 'kirby/router.php': '<?php\n' };
    expect(nginx(files)).toContain('root /app;');
  });

  test('may write a folder that the root keeps out of git, and the source names', () => {
    const files = { 'index.php': "<?php $dir = PATH . 'data';\n", '.gitignore': '/data/\n/cache/\n' };
    expect(commandLines(detectingOne(files)).at(-1)).toContain('mkdir -p data &&');
  });

  test('has its assets made by Laravel Mix without a script', () => {
    const files = { 'composer.json': {}, 'index.php': '<?php\n', 'webpack.mix.js': '' };
    const lines = commandLines(
      detectingOne({ ...files, 'package.json': { devDependencies: { 'laravel-mix': '^6.0.49' } } }),
    );
    expect(lines).toContain('npx --no-install mix --production');
  });
});

describe('a Dockerfile', () => {
  test('names programs that work on files', () => {
    const Dockerfile =
      'FROM debian AS base\nFROM base\nRUN apt-get update && apt-get install -y \\\n  curl ffmpeg poppler-utils\n';
    const { runtime } = detectingOne({ 'package.json': NODE, ...LISTENS, Dockerfile });
    expect(runtime.packages).toEqual(expect.arrayContaining(['ffmpeg', 'poppler-utils']));
    expect(runtime.packages).not.toContain('curl');
  });

  test('makes no folder of a file that it gives away', () => {
    const Dockerfile = 'FROM a\nWORKDIR /app\nRUN touch dist/user.css && chown www:www dist/user.css\n';
    expect(decision(detectingOne({ 'package.json': NODE, ...LISTENS, Dockerfile }), 'writable folder')).toBeUndefined();
  });
});

test('a folder that a variable for data names by default is writable', () => {
  const source = 'const dir = process.env.DATA_DIRECTORY || "./data";\nconst b = process.env.BUILD_DIR || "./out";\n';
  const files = { 'package.json': NODE, 'server.js': `${source}${LISTENS['server.js']}` };
  expect(decision(detectingOne(files), 'writable folder')).toBe('data (server.js:1)');
});

describe('a package of a workspace', () => {
  test('with parts for Next.js applications and no pages is none', () => {
    const { builds } = detecting({
      'package.json': { private: true, workspaces: ['apps/*', 'packages/*'] },
      'apps/web/package.json': {
        name: 'web',
        scripts: { build: 'next build', start: 'next start' },
        dependencies: { next: '15' },
      },
      'apps/web/app/page.js': '',
      'packages/router/package.json': { name: 'router', main: 'index.ts', dependencies: { next: '15' } },
      'packages/router/index.ts': '',
    });
    expect(builds.map(({ metadata }) => metadata.path)).toEqual(['apps/web']);
  });

  test('is started by the root through a loader of variables', () => {
    const { builds } = detecting({
      'package.json': {
        private: true,
        workspaces: ['backend'],
        scripts: { start: 'dotenv -c production -- turbo run start' },
        devDependencies: { turbo: '2' },
      },
      'backend/package.json': { name: 'backend', scripts: { start: 'node main.js' } },
      'backend/main.js': 'require("http").createServer().listen(3000);\n',
    });
    expect(builds.map(({ metadata }) => metadata.path)).toEqual(['backend']);
  });

  test("keeps development dependencies where Yarn's removing runs scripts that need them", () => {
    const files = (scripts: object) => ({
      'package.json': {
        private: true,
        packageManager: 'yarn@4.6.0',
        workspaces: ['api'],
        scripts,
        devDependencies: { 'npm-run-all2': '7' },
      },
      'yarn.lock': '__metadata:\n  version: 8\n',
      'api/package.json': {
        name: 'api',
        scripts: { start: 'node main.js', build: 'tsc' },
        devDependencies: { typescript: '5' },
        dependencies: { ms: '2' },
      },
      'api/main.js': 'require("http").createServer().listen(3000);\n',
    });
    const lines = (scripts: object) => commandLines(detectingOne(files(scripts))).join('\n');
    expect(lines({ postinstall: 'run-s a b' })).not.toContain('focus');
    expect(lines({ prepare: 'husky' })).toContain('yarn workspaces focus --production');
  });
});

test('VitePress documents the application beside it', () => {
  const build = detectingOne({
    'package.json': {
      name: 'a',
      scripts: { build: 'nest build', start: 'node dist/main.js', 'docs:build': 'vitepress build docs' },
      dependencies: { '@nestjs/core': '11' },
      devDependencies: { vitepress: '1', '@nestjs/cli': '11' },
    },
    'src/main.ts': 'app.listen(3000);\n',
  });
  expect(build.metadata.framework).toBe('nestjs');
});

describe('Nuxt 2', () => {
  const nuxt = (build: string) =>
    detectingOne({
      'package.json': { name: 'a', scripts: { build, start: 'nuxt start' }, dependencies: { nuxt: '^2.18.1' } },
      'nuxt.config.js': 'export default { ssr: false };\n',
    });

  test('starts its own server, or leaves a site', () => {
    expect(nuxt('nuxt build').runtime.command.join(' ')).toMatch(/nuxt.* start$/);
    expect(nuxt('nuxt build').runtime.copy).toContainEqual({ from: '.', to: '.' });
    expect(nuxt('nuxt generate').runtime.copy).toContainEqual({ from: 'dist', to: '/srv/www' });
  });
});
