import { describe, expect, test } from '@jest/globals';
import { sh } from '../../../../src/detect/core/shell.ts';
import { detect } from '../../../../src/detect/detect.ts';
import type { PackageManager } from '../../../../src/detect/ecosystems/javascript/managers/manager.ts';
import { createRegistry } from '../../../../src/detect/registry.ts';
import { memoryRepository } from '../../../../src/detect/repository.ts';
import type { UniversalBuild } from '../../../../src/schema/universal-build.ts';
import { commandLines, decision } from '../../../support/detect/detecting.ts';
import { indexCatalog } from '../../../support/detect/index-catalog.ts';

/** A package manager that nobody else knows. */
const zest: PackageManager = {
  id: 'zest',
  before: ['npm'],
  manifests: ['package.zest.json'],
  lockFiles: ['zest.lock'],
  marks: { files: ['zest.toml'], before: ['bun'] },
  sharedFiles: [],
  caches: ['/root/.zest'],
  installs: [{ command: ['zest', 'install'] }],
  namedIn: ['packageManager'],
  programs: ['zest'],
  handsOn: ['at'],
  runners: ['zestx'],
  bundles: { command: 'press', into: ['--to'] },
  workspaceFile: { name: 'zest.members', patterns: (root) => (root.read('zest.members') ?? '').trim().split('\n') },
  linksBinaries: true,
  run: (script) => sh`zest run ${script}`,
  runIn: (path, _name, script) => sh`zest at ${path} run ${script}`,
  exec: (line) => sh`zestx ${line}`,
  plan: ({ project, root, version, production }) => ({
    packages: ['npm'],
    cache: ['/root/.zest'],
    setup: [{ run: sh`npm install --global ${`zest@${version ?? 'latest'}`}`, inputs: [], name: 'install zest' }],
    inputs: root.existing('zest.lock', 'zest.toml').map((name) => project.folder.relative(root.sub(name).path)),
    install: sh`zest install${production ? sh` --production` : sh``}`,
    prune: [sh`zest prune`],
  }),
};

const registry = createRegistry({ javascript: { managers: [zest] } });

function detecting(files: Readonly<Record<string, string>>): readonly UniversalBuild[] {
  return detect({
    repository: memoryRepository(files, 'shop', { registry }),
    catalog: indexCatalog(),
    registry,
  }).builds;
}

const manifest = (more: object) =>
  JSON.stringify({ name: 'shop', dependencies: { express: '5' }, scripts: { start: 'node server.js' }, ...more });
const program = { 'server.js': 'require("express")().listen(process.env.PORT || 4000)' };

describe('a package manager in one file', () => {
  test('is known by its lock file, and installs, builds and cleans up', () => {
    const [build] = detecting({
      ...program,
      'package.json': manifest({
        devDependencies: { esbuild: '1' },
        scripts: { start: 'node server.js', build: 'esbuild x.js' },
      }),
      'zest.lock': '',
    });
    expect(build?.metadata.build_system).toBe('zest');
    expect(commandLines(build!)).toEqual([
      'npm install --global zest@latest',
      'zest install',
      'zest run build',
      'zest prune',
    ]);
    expect(build?.build.cache).toEqual(['/root/.zest']);
    expect(decision(build!, 'build system')).toBe('zest (zest.lock)');
  });

  test('is known by packageManager, in the version that this pins', () => {
    const [build] = detecting({ ...program, 'package.json': manifest({ packageManager: 'zest@2.1.0' }) });
    expect(commandLines(build!)[0]).toBe('npm install --global zest@2.1.0');
  });

  test('goes before what it says; where nobody says anything, names decide', () => {
    const both = (lock: string) =>
      detecting({ ...program, 'package.json': manifest({}), 'zest.lock': '', [lock]: '{}' })[0]?.metadata.build_system;
    expect(both('package-lock.json')).toBe('zest');
    expect(both('bun.lock')).toBe('bun');
  });

  test('runs the scripts that start lines name', () => {
    const scripts = { start: 'zest run serve:prod', 'serve:prod': 'zestx tsx server.js' };
    const [build] = detecting({
      ...program,
      'package.json': manifest({ scripts, dependencies: { tsx: '4', express: '5' } }),
      'zest.lock': '',
    });
    expect(build?.runtime.command).toEqual(['node', 'node_modules/.bin/tsx', 'server.js']);
  });

  test('reads a manifest that no other tool reads', () => {
    const [build] = detecting({ ...program, 'package.zest.json': manifest({}), 'zest.lock': '' });
    expect(build?.metadata.build_system).toBe('zest');
    expect(decision(build!, 'start command')).toBe('node server.js (package.zest.json:1)');
  });

  test('makes one file of a program', () => {
    const scripts = { build: 'zest press src/server.ts --to lib/all.js' };
    const [build] = detecting({
      'package.json': manifest({ scripts, main: 'src/server.ts' }),
      'src/server.ts': program['server.js'],
      'zest.lock': '',
    });
    expect(build?.runtime.command).toEqual(['node', 'lib/all.js']);
  });

  test('declares members in a file of its own', () => {
    const builds = detecting({
      'package.json': JSON.stringify({ name: 'all', private: true }),
      'zest.lock': '',
      'zest.members': 'services/*\n',
      'services/api/package.json': manifest({ name: 'api' }),
      'services/api/server.js': program['server.js'],
    });
    expect(builds.map(({ metadata }) => [metadata.path, metadata.build_system])).toEqual([['services/api', 'zest']]);
  });

  test('installs what the project of another language builds for browsers', () => {
    const [build] = detecting({
      Gemfile: "source 'https://rubygems.org'\ngem 'sinatra'\ngem 'puma'\n",
      'Gemfile.lock': 'GEM\n  specs:\n    puma (6.0.0)\n    sinatra (4.0.0)\n',
      'config.ru': 'require "sinatra"\nrun Sinatra::Application',
      'package.json': JSON.stringify({ devDependencies: { esbuild: '1' }, scripts: { build: 'esbuild x.js' } }),
      'zest.lock': '',
    });
    expect(build?.metadata.language).toBe('ruby');
    expect(commandLines(build!)).toEqual(expect.arrayContaining(['zest install', 'zest run build']));
    expect(build?.build.cache).toContain('/root/.zest');
  });

  test('hands on to a member from the Procfile of a workspace, which is no service then', () => {
    const builds = detecting({
      Procfile: 'web: zest at services/api run start',
      'package.json': JSON.stringify({ name: 'all', private: true }),
      'zest.lock': '',
      'zest.members': 'services/*\n',
      'services/api/package.json': manifest({ name: 'api' }),
      'services/api/server.js': program['server.js'],
    });
    expect(builds.map(({ metadata }) => metadata.path)).toEqual(['services/api']);
  });

  test('installs by itself where a file of a platform says so', () => {
    const [build] = detecting({
      ...program,
      'package.json': manifest({}),
      'zest.lock': '',
      'nixpacks.toml': '[phases.build]\ncmds = ["zest install", "node make.js"]\n',
    });
    expect(commandLines(build!)).toEqual(['npm install --global zest@latest', 'zest install', 'node make.js']);
  });

  test('is nobody elsewhere', () => {
    const files = { ...program, 'package.json': manifest({}), 'zest.lock': '' };
    const { builds } = detect({ repository: memoryRepository(files, 'shop'), catalog: indexCatalog() });
    expect(builds[0]?.metadata.build_system).toBe('npm');
  });
});
