import { describe, expect, test } from '@jest/globals';
import { commandLines, detecting, detectingOne, type Files } from '../../support/detect/detecting.ts';

const LOCK = { 'package-lock.json': '{}' };
const project = (manifest: object, files: Files = {}) =>
  detectingOne({ ...LOCK, 'package.json': { name: 'a', ...manifest }, ...files });
const SERVER = { 'dist/a.js': '', 'src/a.ts': '' };

describe('what a start script builds first is built in the image', () => {
  test.each<[string, string, readonly string[]]>([
    ['npm run build && node dist/a.js', 'tsc', ['npm run build']],
    ['tsc && node dist/a.js', 'tsc', ['npm run build']],
    ['npm install && npm run build && node dist/a.js', 'tsc', ['npm run build']],
    ['run-s build serve', 'tsc', ['npm run build']],
    ['npm run serve:all', 'tsc', ['npm run build']],
    ['yarn compile:css && node dist/a.js', '', ['npm run compile:css']],
    ['npm run types && node dist/a.js', '', ['npm run types']],
    ['npm run scss && node dist/a.js', '', ['npm run scss']],
    ['npx tsc -p . && node dist/a.js', '', ['npx --no-install tsc -p .']],
  ])('%s', (start, build, commands) => {
    const scripts = {
      start,
      build,
      types: 'tsc',
      scss: 'sass a:b',
      'compile:css': 'x',
      serve: 'node dist/a.js',
      'serve:all': 'npm run build && npm run serve',
    };
    const made = project({ scripts, devDependencies: { typescript: '5', 'npm-run-all': '4' } }, SERVER);
    expect(made.runtime.command).toEqual(['node', 'dist/a.js']);
    expect(commandLines(made).filter((line) => /tsc|npm run/.test(line))).toEqual(commands);
  });

  test.each(['prisma migrate deploy && node dist/a.js', 'tsc; node dist/a.js'])('and nothing else is: %s', (start) => {
    const made = project({ scripts: { start, build: 'tsc' }, dependencies: { prisma: '6' } }, SERVER);
    expect(made.runtime.command).toEqual(['/bin/sh', '-c', start]);
  });
});

test('scripts that run each other a thousand times over are read once', () => {
  const often = (line: string) => Array.from({ length: 1000 }, () => line).join(' && ');
  const again = { b: often('npm run c'), c: often('npm run d'), d: often('tsc') };
  const start = 'node dist/a.js';
  expect(commandLines(project({ scripts: { ...again, start, build: often('npm run b') } }, SERVER))).toContain(
    'npm run build',
  );
  const made = project({ scripts: { ...again, start: `npm run b && ${start}` } }, SERVER);
  expect(made.runtime.command).toEqual(['node', 'dist/a.js']);
  expect(commandLines(made)).toContain('npm run b');
});

describe('a build script that asks a database', () => {
  test.each<[string, object, readonly string[]]>([
    ['prisma migrate deploy && next build', {}, ['npx --no-install next build']],
    ['npm run db:migrate && npm run app', {}, ['npm run app']],
    ['run-s db:migrate app', {}, ['npm run app']],
    ['npm run all && next build', {}, ['npm run app && npx --no-install next build']],
    ['npm-run-all check-db app', { 'build-docker': 'npm run app' }, ['npm run build-docker']],
    [
      'A=1 prisma db push && rm -rf x && cross-env B=1 next build && C=1 npx next build',
      {},
      ['rm -rf x && npx --no-install cross-env B=1 next build && C=1 npx --no-install next build'],
    ],
    ['npm run app', {}, ['npm run build']],
  ])('loses that step, or gives way to the script for images: %s', (build, more, lines) => {
    const scripts = {
      build,
      app: 'next build',
      all: 'npm run db:migrate && npm run app',
      'db:migrate': 'drizzle-kit migrate',
      'check-db': 'node check.js',
      ...more,
    };
    const made = project({ scripts, dependencies: { next: '15' }, devDependencies: { 'drizzle-kit': '1' } });
    expect(commandLines(made).filter((line) => /next build|npm run/.test(line))).toEqual(lines);
  });
});

describe('an Nx repository that is one application', () => {
  const nx = (build: object, scripts: object = { start: 'nx serve', build: 'nx build' }) =>
    project(
      { scripts, devDependencies: { nx: '21' } },
      { 'nx.json': '{}', 'project.json': { name: 'api', projectType: 'application', targets: { build } } },
    );

  test('starts what its build target makes', () => {
    const made = nx({ executor: '@nx/esbuild:esbuild', options: { outputPath: 'dist/api' } });
    expect(made.runtime.command).toEqual(['node', 'dist/api/main.js']);
    expect(commandLines(made)).toContain('npm run build');
  });

  test('is served where that makes pages', () => {
    const made = nx({ executor: '@nx/vite:build', options: { outputPath: 'dist/web' } }, {});
    expect(made.runtime.copy).toContainEqual({ from: 'dist/web', to: '/srv/www' });
    expect(commandLines(made)).toContain('npx --no-install nx run api:build');
  });
});

test.each<[string, string, string]>([
  ['vue-cli-service build --dest _static', '@vue/cli-service', '_static'],
  ['BUILD_PATH=./out react-scripts build', 'react-scripts', 'out'],
  ['parcel build src/index.html --dist-dir=public', 'parcel', 'public'],
  ['tsc && vite build --outDir site', 'vite', 'site'],
  ['vue-cli-service build --dest ../static', '@vue/cli-service', 'dist'],
])('the build script says where a site is written: %s', (build, dependency, folder) => {
  const made = project({ scripts: { build }, devDependencies: { [dependency]: '5' } }, { 'index.html': '' });
  expect(made.runtime.copy).toContainEqual({ from: folder, to: '/srv/www' });
});

test('a start script that shows a folder with Browsersync makes a site of it', () => {
  const made = project(
    { scripts: { build: 'node b.js', start: 'npm run build && node s.js' }, devDependencies: { 'browser-sync': '3' } },
    { 's.js': 'run(`browser-sync --reload dist -w`)', 'b.js': '' },
  );
  expect(made.runtime.copy).toContainEqual({ from: 'dist', to: '/srv/www' });
});

test.each<[string, string, string | undefined]>([
  ['react-scripts', '^4.0.3', '--openssl-legacy-provider'],
  ['react-scripts', '^5.0.1', undefined],
  ['webpack', '~4.46.0', '--openssl-legacy-provider'],
  ['webpack', '>=4', undefined],
])('webpack 4 needs the old algorithms of OpenSSL: %s %s', (name, range, value) => {
  const made = project(
    { scripts: { build: 'x', start: 'node dist/a.js' }, devDependencies: { [name]: range } },
    SERVER,
  );
  expect(made.build.env?.NODE_OPTIONS).toBe(value);
});

test('NestJS without its command line tool is compiled by the compiler', () => {
  const made = project({
    scripts: {},
    dependencies: { '@nestjs/core': '10' },
    devDependencies: { typescript: '5' },
  });
  expect(commandLines(made)).toContain('npx --no-install tsc');
});

test("Prisma's configuration gets the variable that it insists on while a script makes the client", () => {
  const made = project(
    { scripts: { build: 'prisma generate && tsc', start: 'node dist/a.js' }, devDependencies: { prisma: '7' } },
    { ...SERVER, 'prisma.config.ts': "url: env('DATABASE_URL')", 'prisma/schema.prisma': '' },
  );
  expect(made.build.env?.DATABASE_URL).toBe('postgresql://localhost/build');
});

test('a dependency in a folder that other tools make is told', () => {
  const { notices } = detecting({
    ...LOCK,
    'package.json': { name: 'a', scripts: { start: 'node a.js' }, dependencies: { rust: 'file:rust/pkg' } },
    'a.js': '',
  });
  expect(notices.map(({ code }) => code)).toContain('PACKAGE_MISSING');
});

test('a package that production needs compiled brings the compiler, however deep it lies', () => {
  const entry =
    '{\n  "packages": {\n    "node_modules/x/node_modules/bcrypt": {\n      "hasInstallScript": true\n    }\n  }\n}';
  const made = detectingOne({
    'package.json': { name: 'a', scripts: { start: 'node a.js' }, dependencies: { x: '1' } },
    'package-lock.json': entry,
    'a.js': '',
  });
  expect(made.build.packages).toEqual(expect.arrayContaining(['build-base', 'python-3']));
  expect(made.runtime.packages).toContain('libstdc++');
});

describe('in a workspace', () => {
  const workspace = (member: object, root: object = {}, files: Files = {}) =>
    detecting({
      ...LOCK,
      'package.json': { name: 'root', private: true, workspaces: ['packages/*'], ...root },
      'packages/web/package.json': {
        name: 'web',
        scripts: { build: 'vite build' },
        dependencies: { '@sveltejs/kit': '2' },
      },
      'packages/b/package.json': { name: 'b', ...member },
      ...files,
    }).builds.map(({ metadata }) => metadata.project_name);

  test.each([
    { private: true, exports: { '.': './x.js' }, dependencies: { '@sveltejs/kit': '2' } },
    { files: ['dist'], exports: {}, scripts: { build: 'vite build' }, devDependencies: { '@sveltejs/kit': '2' } },
  ])('a member that only exports is a library', (member) => {
    expect(workspace(member)).toEqual(['web']);
  });

  test('the member that the root starts is a service though it brings a command', () => {
    const member = { bin: { b: 'b.js' }, scripts: { prod: 'cross-env A=1 node b.js' } };
    const files = { 'packages/b/b.js': '' };
    expect(workspace(member, { scripts: { prod: 'npm run prod -w b' } }, files)).toContain('b');
    expect(workspace(member, {}, files)).not.toContain('b');
  });
});

describe('files of other tools', () => {
  const start = { scripts: { start: 'node a.js' } };

  test("a compose service with a neighbour's Dockerfile says no port", () => {
    const compose = (dockerfile: string) =>
      `services:\n  mail:\n    build: {context: ., dockerfile: ${dockerfile}}\n    ports: ['1080:1080']\n  api:\n    build: .\n    ports: ['8000:8000']\n`;
    expect(project(start, { 'a.js': '', 'compose.yaml': compose('mail.Dockerfile') }).runtime.ports).toEqual([8000]);
  });

  test.each<[string, boolean]>([
    ['./service ./', true],
    ['. .', false],
  ])('a Dockerfile above counts where it takes this folder alone: COPY %s', (paths, counts) => {
    const made = detectingOne({
      Dockerfile: `FROM node:22\nCOPY ${paths}\nENV A_SETTING=1\nEXPOSE 3456\n`,
      'service/package.json': { name: 'a', ...start },
      'service/a.js': '',
    });
    expect(made.runtime.ports).toEqual(counts ? [3456] : []);
    expect(made.runtime.packages.includes('nodejs-22')).toBe(counts);
  });
});

test.each<[string, object, boolean]>([
  ['pnpm-lock.yaml', { preinstall: 'npx only-allow pnpm' }, true],
  ['yarn.lock', { build: 'npm run clean && tsc', clean: 'x' }, true],
  ['yarn.lock', { build: 'tsc', people: 'npm publish' }, false],
])('the manager that scripts call beside the own one is there: %s %j', (lock, scripts, has) => {
  const made = detectingOne({
    'package.json': { name: 'a', scripts: { start: 'node a.js', ...scripts }, dependencies: { x: '1' } },
    [lock]: '',
    'a.js': '',
  });
  expect(made.build.packages.includes('npm')).toBe(has);
});
