import { describe, expect, test } from '@jest/globals';
import { commandLines, decision, detecting, detectingOne } from '../../support/detect/detecting.ts';

const SERVER = `const express = require('express');
const app = express();
// app.listen(9999)
app.get('/health', (_, response) => response.json({ ok: true }));
app.listen(process.env.PORT ?? 3000);
`;
const MANIFEST = {
  name: '@acme/Shop API',
  engines: { node: '22.x' },
  scripts: { start: 'node src/server.js' },
  dependencies: { express: '^4.0.0' },
};
const LOCK = { lockfileVersion: 3 };

describe('a Node.js server with npm', () => {
  const build = detectingOne({ 'package.json': MANIFEST, 'package-lock.json': LOCK, 'src/server.js': SERVER });

  test('is named after its package, without the scope', () => {
    expect(build.metadata).toMatchObject({
      project_name: 'shop-api',
      path: '.',
      language: 'javascript',
      build_system: 'npm',
      framework: 'express',
    });
  });

  test('installs from manifest and lock file alone, without development dependencies, since nothing is built', () => {
    expect(build.build.commands).toEqual([
      { run: 'npm ci --omit=dev', name: 'install dependencies', inputs: ['package.json', 'package-lock.json'] },
    ]);
    expect(build.build.packages).toEqual(['nodejs-22', 'npm']);
    expect(build.build.cache).toEqual(['/root/.npm']);
  });

  test('runs node itself, not npm', () => {
    expect(build.runtime.command).toEqual(['node', 'src/server.js']);
    expect(build.runtime.packages).toEqual(['nodejs-22']);
    expect(build.runtime.copy).toEqual([
      { from: 'node_modules', to: 'node_modules' },
      { from: '.', to: '.' },
    ]);
  });

  test('takes port and health from the source, not from comments, and says the lines', () => {
    expect(build.runtime.ports).toEqual([3000]);
    expect(build.runtime.env.PORT).toBe('3000');
    expect(build.runtime.health).toEqual({ endpoint: '/health' });
    expect(decision(build, 'port')).toBe('3000 (src/server.js:5)');
    expect(decision(build, 'health')).toBe('/health (src/server.js:4)');
    expect(decision(build, 'runtime version')).toBe('nodejs-22 (package.json:4)');
  });
});

describe('the build of a Node.js project', () => {
  test('with a build script installs everything, builds, and removes development dependencies', () => {
    const build = detectingOne({
      'package.json': {
        ...MANIFEST,
        scripts: { build: 'tsc', start: 'node dist/server.js' },
        devDependencies: { typescript: '5' },
      },
      'package-lock.json': LOCK,
      'tsconfig.json': '{}',
      'src/server.ts': SERVER,
    });
    expect(build.metadata.language).toBe('typescript');
    expect(commandLines(build)).toEqual(['npm ci', 'npm run build', 'npm prune --omit=dev --ignore-scripts']);
    expect(decision(build, 'port')).toBe('3000 (src/server.ts:5)');
  });

  test('without a lock file installs what the ranges give, and says so', () => {
    const { builds, notices } = detecting({ 'package.json': MANIFEST, 'src/server.js': SERVER });
    expect(commandLines(builds[0]!)).toEqual(['npm install --omit=dev']);
    expect(notices.map(({ code }) => code)).toEqual(['LOCK_FILE_MISSING', 'INSTALL_SCRIPTS_ALLOWED']);
  });

  test('without dependencies installs nothing', () => {
    const build = detectingOne({
      'package.json': { name: 'a' },
      'index.js': "require('http').createServer().listen(8000)",
    });
    expect(build.build.commands).toEqual([]);
    expect(build.runtime.copy).toEqual([{ from: '.', to: '.' }]);
    expect(build.runtime.ports).toEqual([8000]);
  });

  test('keeps development dependencies that the start command runs through', () => {
    const build = detectingOne({
      'package.json': { ...MANIFEST, scripts: { start: 'tsx src/server.ts' }, devDependencies: { tsx: '4' } },
      'package-lock.json': LOCK,
      'src/server.ts': SERVER,
    });
    expect(commandLines(build)).toEqual(['npm ci']);
    expect(build.runtime.command).toEqual(['node', 'node_modules/.bin/tsx', 'src/server.ts']);
  });

  test('gives lifecycle scripts the whole tree unless it is known what they need', () => {
    const withScript = (postinstall: string) =>
      detectingOne({
        'package.json': { ...MANIFEST, scripts: { ...MANIFEST.scripts, postinstall } },
        'package-lock.json': LOCK,
        'src/server.js': SERVER,
        'prisma/schema.prisma': '',
      }).build.commands[0];
    expect(withScript('node scripts/setup.js')).toEqual({ run: 'npm ci', name: 'install dependencies' });
    expect(withScript('prisma generate')).toMatchObject({ inputs: ['package.json', 'package-lock.json', 'prisma'] });
  });
});

describe('the start command of a Node.js project', () => {
  const startOf = (scripts: Record<string, string>, more: Record<string, unknown> = {}) =>
    detectingOne({
      'package.json': { ...MANIFEST, scripts, ...more },
      'package-lock.json': LOCK,
      'src/server.js': SERVER,
    }).runtime;

  test('follows scripts to the process they end in', () => {
    expect(startOf({ start: 'npm run serve:api', 'serve:api': 'NODE_ENV=staging node src/server.js' })).toMatchObject({
      command: ['node', 'src/server.js'],
      env: { NODE_ENV: 'staging' },
    });
  });

  test('needs a shell only for what only a shell can do', () => {
    expect(startOf({ start: 'node migrate.js && node src/server.js' })).toMatchObject({
      command: ['/bin/sh', '-c', 'node migrate.js && node src/server.js'],
      packages: ['busybox', 'nodejs-22'],
    });
  });

  test('prefers a production script to one that reloads', () => {
    expect(startOf({ start: 'nodemon src/server.js', 'start:prod': 'node src/server.js' }).command).toEqual([
      'node',
      'src/server.js',
    ]);
    expect(startOf({ start: 'nodemon src/server.js' }).command).toEqual(['node', 'src/server.js']);
  });

  test('without a script is `main`, then a file that such projects start with', () => {
    expect(startOf({}, { main: 'src/server.js' }).command).toEqual(['node', 'src/server.js']);
    expect(startOf({}).command).toEqual(['node', 'src/server.js']);
  });

  test('is what the Procfile says, when there is one', () => {
    const build = detectingOne({
      'package.json': MANIFEST,
      'package-lock.json': LOCK,
      'src/server.js': SERVER,
      'other.js': '',
      Procfile: 'release: x\nweb: node other.js -p $PORT\n',
    });
    expect(build.runtime.command).toEqual(['node', 'other.js', '-p', '3000']);
    expect(decision(build, 'start command')).toBe('node other.js -p 3000 (Procfile:2)');
  });
});

describe('the version of Node.js', () => {
  const versionOf = (files: Record<string, string | object>) =>
    detecting({ 'package.json': { ...MANIFEST, engines: undefined }, 'src/server.js': SERVER, ...files });
  const packageOf = (files: Record<string, string | object>) => versionOf(files).builds[0]!.runtime.packages[0];

  test.each([
    ['engines', { 'package.json': { ...MANIFEST, engines: { node: '>=18 <21' } } }, 'nodejs-20'],
    ['an exact version', { 'package.json': { ...MANIFEST, engines: { node: '20.11.1' } } }, 'nodejs-20'],
    [
      'devEngines',
      {
        'package.json': {
          ...MANIFEST,
          engines: undefined,
          devEngines: { runtime: { name: 'node', version: '^22.1' } },
        },
      },
      'nodejs-22',
    ],
    ['.nvmrc', { '.nvmrc': 'v20\n' }, 'nodejs-20'],
    ['.nvmrc with a release line by name', { '.nvmrc': 'lts/iron' }, 'nodejs-20'],
    ['.nvmrc that leaves it open', { '.nvmrc': 'lts/*' }, 'nodejs-24'],
    ['.node-version', { '.node-version': '22.1.0' }, 'nodejs-22'],
    ['.tool-versions', { '.tool-versions': 'ruby 3.3\nnodejs 20.1.0\n' }, 'nodejs-20'],
    ['mise.toml', { 'mise.toml': '[tools]\nnode = "20"\n' }, 'nodejs-20'],
    ['nothing', {}, 'nodejs-24'],
  ])('comes from %s', (_, files, expected) => {
    expect(packageOf(files)).toBe(expected);
  });

  test('is the pin inside an open range', () => {
    expect(packageOf({ 'package.json': { ...MANIFEST, engines: { node: '>=18' } }, '.nvmrc': '20' })).toBe('nodejs-20');
  });

  test('follows the more binding source when two disagree, and says so', () => {
    const { builds, notices } = versionOf({ 'package.json': { ...MANIFEST, engines: { node: '22' } }, '.nvmrc': '20' });
    expect(builds[0]!.runtime.packages).toEqual(['nodejs-22']);
    expect(notices.map(({ message }) => message)).toContain(
      'engines.node asks for 22 and .nvmrc for 20; engines.node was followed',
    );
  });
});
