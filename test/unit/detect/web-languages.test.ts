import { describe, expect, test } from '@jest/globals';
import { commandLines, detectingOne, problemsOf } from '../../support/detect/detecting.ts';

describe('a PHP project', () => {
  const SIX = ['curl', 'fileinfo', 'iconv'];

  test('runs behind nginx in its process manager, with the extensions that every project takes for granted', () => {
    const build = detectingOne({
      'composer.json': { name: 'a/shop', require: { php: '^8.3' } },
      'public/index.php': '<?php',
    });
    expect(build.runtime.packages).toEqual(expect.arrayContaining(['nginx-mainline', 'busybox']));
    const php = build.runtime.packages.find((name) => /^php-\d\.\d$/.test(name)) ?? '';
    for (const extension of [...SIX, 'ctype', 'phar', 'openssl', 'mbstring', 'xml', 'dom'])
      expect(build.runtime.packages).toContain(`${php}-${extension}`);
    expect(build.runtime.packages).toContain(`${php}-fpm`);
    expect(commandLines(build).find((line) => line.includes('nginx.conf'))).toContain('root /app/public;');
  });

  test('installs its libraries from manifests alone, then finishes with the source', () => {
    const build = detectingOne({
      'composer.json': { require: { 'slim/slim': '^4' } },
      'composer.lock': '{}',
      'index.php': '',
    });
    expect(build.build.commands.slice(3)).toMatchObject([
      { inputs: ['composer.json', 'composer.lock'] },
      { name: 'finish the installation' },
    ]);
    expect(build.runtime.copy).toContainEqual({ from: 'vendor', to: 'vendor' });
  });

  test('gets the extensions that its manifest, its lock file and its framework need', () => {
    const lock = '{"packages": [{"require": {"ext-gmp": "*"}}], "packages-dev": [{"require": {"ext-xdebug": "*"}}]}';
    const build = detectingOne({
      'composer.json': { require: { php: '^8.3', 'ext-gd': '*', 'laravel/framework': '^12' } },
      'composer.lock': lock,
      'public/index.php': '',
    });
    const names = build.runtime.packages.join(' ');
    for (const extension of ['gd', 'gmp', 'pdo_mysql', 'redis']) expect(names).toContain(`-${extension}`);
    expect(names).not.toContain('xdebug');
    expect(commandLines(build).at(-1)).toMatch(/^mkdir -p bootstrap\/cache storage .* && chmod -R a\+rwX /);
  });

  test('that needs an extension without a package is refused with the line', () => {
    expect(problemsOf({ 'composer.json': { require: { 'ext-nosuchthing': '*' } }, 'index.php': '' })).toMatchObject([
      { code: 'PACKAGE_UNKNOWN', location: { file: 'composer.json', line: 3 } },
    ]);
  });

  test('builds the assets of its package.json and ships none of the tools', () => {
    const build = detectingOne({
      'composer.json': { require: { 'laravel/framework': '^12' } },
      'public/index.php': '',
      'package.json': { scripts: { build: 'vite build' }, devDependencies: { vite: '7' } },
      'package-lock.json': {},
    });
    expect(build.metadata.language).toBe('php');
    expect(commandLines(build)).toEqual(expect.arrayContaining(['npm ci', 'npm run build', 'rm -rf node_modules']));
    expect(build.runtime.packages.some((name) => name.startsWith('nodejs'))).toBe(false);
  });

  test('without any manifest is served as it is', () => {
    expect(detectingOne({ 'index.php': '<?php' }).metadata.build_system).toBe('php');
  });
});

describe('a Ruby project', () => {
  test('of Rails runs puma through the interpreter, in production', () => {
    const build = detectingOne({
      Gemfile: "gem 'rails'\ngem 'puma'\ngem 'pg'\n",
      'config/routes.rb': "get 'up' => 'rails/health#show'",
      'config.ru': '',
    });
    expect(build.runtime.command.slice(0, 5)).toEqual(['ruby', '-S', 'bundle', 'exec', 'puma']);
    expect(build.runtime.env.RAILS_ENV).toBe('production');
    expect(build.runtime.health).toEqual({ endpoint: '/up' });
    expect(build.runtime.packages).toContain('libpq');
  });

  test('leaves out development groups', () => {
    const build = detectingOne({
      Gemfile: "gem 'sinatra'\ngem 'puma'\ngroup :development, :test do\n  gem 'pg'\nend\n",
      'config.ru': '',
    });
    expect(build.runtime.packages).not.toContain('libpq');
    expect(build.build.env.BUNDLE_WITHOUT).toBe('development:test');
  });

  test('compiles its asset pipeline', () => {
    const build = detectingOne({
      Gemfile: "gem 'rails'\ngem 'puma'\n",
      'Gemfile.lock': 'GEM\n  specs:\n    propshaft (1.0)\n\nPLATFORMS\n  ruby\n',
      'config.ru': '',
    });
    expect(commandLines(build).find((line) => line.includes('assets:precompile'))).toContain('SECRET_KEY_BASE_DUMMY=1');
    expect(build.runtime.env.BUNDLE_DEPLOYMENT).toBe('1');
  });

  test('without gems needs no Bundler', () => {
    expect(detectingOne({ Gemfile: "ruby '3.4'\n", 'app.rb': '' }).runtime).toMatchObject({
      command: ['ruby', 'app.rb'],
      packages: ['ruby-3.4'],
    });
  });
});

describe('other languages', () => {
  test('Elixir becomes a release', () => {
    const build = detectingOne({
      'mix.exs':
        'defmodule S do\n def project, do: [app: :shop, elixir: "~> 1.17"]\n defp deps, do: [{:phoenix, "~> 1.8"}]\nend',
    });
    expect(commandLines(build).at(-1)).toBe('mix release --overwrite');
    expect(build.runtime).toMatchObject({ command: ['/app/bin/shop', 'start'], ports: [4000] });
    expect(build.runtime.env.PHX_SERVER).toBe('true');
  });

  test('Meson and CMake ship the program that they name', () => {
    const cmake = detectingOne({
      'CMakeLists.txt': 'project(shop)\nfind_package(OpenSSL REQUIRED)\nadd_executable(${PROJECT_NAME} main.cpp)',
      'main.cpp': '',
    });
    expect(cmake.runtime.command).toEqual(['/usr/local/bin/shop']);
    expect(cmake.runtime.packages).toContain('libssl3');
    const meson = detectingOne({ 'meson.build': "project('shop', 'c')\nexecutable('shopd', 'main.c')", 'main.c': '' });
    expect(meson.runtime.command).toEqual(['/usr/local/bin/shopd']);
  });

  test.each([
    ['Swift', 'Package.swift'],
    ['Haskell', 'stack.yaml'],
    ['Clojure', 'project.clj'],
    ['Crystal', 'shard.yml'],
    ['Gleam', 'gleam.toml'],
  ])('%s is refused, and what is missing is named', (language, file) => {
    const [problem] = problemsOf({ [file]: '' });
    expect(problem).toMatchObject({ code: 'FEATURE_UNSUPPORTED', location: { file } });
    expect(problem?.message).toContain(`${language} project, and the package index has no`);
  });

  test('a start script runs in the shell that it asks for', () => {
    expect(detectingOne({ 'start.sh': '#!/usr/bin/env bash\n' }).runtime).toMatchObject({
      command: ['/bin/bash', 'start.sh'],
      packages: ['bash', 'busybox'],
    });
    expect(detectingOne({ 'start.sh': 'echo' }).runtime.packages).toEqual(['busybox']);
  });
});
