import { describe, expect, test } from '@jest/globals';
import {
  commandLines,
  decision,
  detecting,
  detectingOne,
  problemsOf,
  type Files,
} from '../../support/detect/detecting.ts';

const LOCK = { 'package-lock.json': '{}' };
const project = (manifest: object, files: Files = {}) =>
  detectingOne({ ...LOCK, 'package.json': { name: 'a', ...manifest }, ...files });
const refusal = (manifest: object, files: Files = {}) =>
  problemsOf({ ...LOCK, 'package.json': { name: 'a', ...manifest }, ...files })[0]?.message;

describe('the port of a source', () => {
  test.each<[string, number]>([
    ['listen(process.env.PORT || 4001)', 4001],
    ['listen(Number.parseInt(process.env.PORT, 10) || 4002)', 4002],
    ["const port = parseInt(process.env.PORT ?? '4003', 10)", 4003],
    ['const port = Number.parseInt(process.env.PORT ?? "", 10) || 4004', 4004],
    ['const port = process.env.PORT ? parseInt(process.env.PORT, 10) : 4005', 4005],
    ["const port = normalizePort(process.env.PORT, '4006')", 4006],
    ["await app.listen(config.get('PORT', 4007))", 4007],
    ["await app.listen(config.get<number>('PORT') ?? 4008)", 4008],
    ['const env = z.object({ PORT: z.coerce.number().default(4009) })', 4009],
    ['const { PORT = 4010 } = process.env', 4010],
    ['const port = parseInt(process.env.PORT, 10)', 3000],
  ])('%s', (text, port) => {
    expect(project({ scripts: { start: 'node a.js' } }, { 'a.js': text }).runtime.ports).toEqual([port]);
  });
});

describe('a start script', () => {
  test.each<[string, string, boolean]>([
    ['serve -s dist', 'dist', true],
    ['npx serve dist -l 5000', 'dist', false],
    ['http-server ./public -p $PORT', 'public', false],
    ['sirv build --single --port 80', 'build', true],
  ])('that only serves a folder makes a site of it: %s', (start, folder, single) => {
    const build = project({ scripts: { build: 'x', start } });
    expect(build.runtime.copy).toContainEqual({ from: folder, to: '/srv/www' });
    const configuration = commandLines(build).find((line) => line.includes('nginx.conf')) ?? '';
    expect(configuration.includes('/index.html;')).toBe(single);
  });

  test('that serves the folder it is started in keeps its tool', () => {
    const build = project({ scripts: { start: 'http-server -p $PORT' }, dependencies: { 'http-server': '14' } });
    expect(build.runtime.command.slice(0, 2)).toEqual(['node', 'node_modules/.bin/http-server']);
  });

  test.each([
    'dotenv -e ../.env -- node a.js',
    'env-cmd -f .env.prod node a.js',
    'dotenvx run -- cross-env A=1 node a.js',
  ])('loses a loader of a file that is not there: %s', (start) => {
    expect(project({ scripts: { start } }, { 'a.js': '' }).runtime.command).toEqual(['node', 'a.js']);
  });

  test('keeps a loader of a file that is in the repository', () => {
    const manifest = { scripts: { start: 'dotenv -e .env -- node a.js' }, dependencies: { 'dotenv-cli': '8' } };
    const build = project(manifest, { 'a.js': '', '.env': 'A=1' });
    expect(build.runtime.command).toContain('node_modules/.bin/dotenv');
  });

  test("runs through a shell where pnpm's links are scripts for one", () => {
    const build = detectingOne({
      'pnpm-lock.yaml': "lockfileVersion: '9.0'\n",
      'package.json': { name: 'a', scripts: { start: 'some-server --port 80' }, dependencies: { 'some-server': '1' } },
    });
    expect(build.runtime.command).toEqual(['/bin/sh', '-c', 'exec some-server --port 80']);
    expect(build.runtime.packages).toContain('busybox');
  });

  test('that hands on to another folder leaves the service to that one', () => {
    const { builds } = detecting({
      'package.json': { name: 'a', scripts: { start: 'cd api && npm start' } },
      'api/package.json': { name: 'api', scripts: { start: 'node a.js' } },
      'api/a.js': '',
    });
    expect(builds.map(({ metadata }) => metadata.path)).toEqual(['api']);
  });
});

describe('a build script', () => {
  test.each(['heroku-postbuild', 'gcp-build', 'vercel-build', 'prestart'])('of a platform is one: %s', (name) => {
    const build = project({ scripts: { [name]: 'tsc', start: 'node a.js' } }, { 'a.js': '' });
    expect(commandLines(build)).toContain(`npm run ${name}`);
  });
});

describe('an entry in TypeScript', () => {
  const entry = (config: object, build = 'tsc', files: Files = { 'src/index.ts': '' }) =>
    project({ scripts: { build } }, { ...files, 'tsconfig.json': config }).runtime.command;

  test.each<[object, string]>([
    [{ compilerOptions: { outDir: './dist', rootDir: './src' } }, 'dist/index.js'],
    [{ compilerOptions: { outDir: 'dist' }, include: ['src'] }, 'dist/index.js'],
    [{ compilerOptions: { outDir: 'dist' } }, 'dist/src/index.js'],
    [{ compilerOptions: {} }, 'src/index.js'],
    [{ compilerOptions: { noEmit: true } }, 'src/index.ts'],
  ])('is run where the compiler puts it with %j', (config, file) => {
    expect(entry(config)).toEqual(['node', file]);
  });

  test('is run where a bundler puts it', () => {
    expect(entry({}, 'esbuild src/index.ts --bundle --outfile=out/app.js')).toEqual(['node', 'out/app.js']);
  });
});

describe('what is no service', () => {
  test.each<[string, object, Files, string]>([
    [
      'an Electron application',
      { main: 'a.js', devDependencies: { electron: '30' }, scripts: { start: 'electron .' } },
      { 'a.js': '' },
      'desktop',
    ],
    [
      'a mobile application',
      { main: 'index.js', dependencies: { 'react-native': '0.80' } },
      { 'index.js': '' },
      'mobile',
    ],
    [
      'an Expo application without pages',
      { main: 'index.js', dependencies: { expo: '53' } },
      { 'index.js': '' },
      'mobile',
    ],
    [
      'a worker of an edge platform',
      { main: 'src/index.js' },
      { 'src/index.js': '', 'wrangler.toml': '' },
      'Cloudflare Workers',
    ],
    [
      'a handler without a server',
      { dependencies: { hono: '4' } },
      { 'src/index.ts': "import { Hono } from 'hono';\nexport default new Hono()" },
      'only handles requests',
    ],
    [
      'an application that a platform serves',
      { dependencies: { express: '5' } },
      { 'src/index.ts': 'const app = express();\nexport default app' },
      'only handles requests',
    ],
    ['a library', { main: 'dist/a.js', types: 'dist/a.d.ts' }, { 'dist/a.js': '' }, 'publishes it'],
    ['an extension of an editor', { main: 'a.js', engines: { vscode: '^1.90.0' } }, { 'a.js': '' }, 'extension'],
  ])('%s is said to be none', (_, manifest, files, words) => {
    expect(refusal(manifest, files)).toContain(words);
  });

  test('the same handler is one for Bun, which the types of its interfaces show', () => {
    const build = detectingOne({
      'package.json': { name: 'a', dependencies: { hono: '4' }, devDependencies: { '@types/bun': '1' } },
      'src/index.ts': "import { Hono } from 'hono';\nexport default new Hono()",
    });
    expect(build.runtime.command).toEqual(['bun', 'src/index.ts']);
    expect(decision(build, 'build system')).toBe('bun (package.json:7)');
  });
});

describe('a generator of sites', () => {
  test.each<[string, string, Files]>([
    ['hexo', 'public', {}],
    ['@slidev/cli', 'dist', {}],
    ['@umijs/max', 'dist', {}],
    ['sanity', 'dist', {}],
    ['@stencil/core', 'www', { 'src/index.html': '' }],
  ])('%s writes to %s, whatever serves it for development', (name, directory, files) => {
    const build = project({ devDependencies: { [name]: '1' }, scripts: { build: 'x', start: 'umi dev' } }, files);
    expect(build.runtime.copy).toContainEqual({ from: directory, to: '/srv/www' });
  });

  test.each([
    ['vuepress build src', 'src/.vuepress/dist'],
    ['vuepress build docs --dest out', 'out'],
    ['vuepress build', '.vuepress/dist'],
  ])('VuePress writes with `%s` to %s', (build, directory) => {
    expect(project({ devDependencies: { vuepress: '1' }, scripts: { build } }).runtime.copy).toContainEqual({
      from: directory,
      to: '/srv/www',
    });
  });
});

describe('a program without a package.json', () => {
  test('is run as it is when it listens', () => {
    const build = detectingOne({ 'server.js': "require('http').createServer().listen(process.env.PORT || 4000)" });
    expect(build.runtime).toMatchObject({ command: ['node', 'server.js'], ports: [4000], env: { PORT: '4000' } });
  });

  test('is part of a page when it does not', () => {
    const build = detectingOne({ 'index.html': '', 'app.js': 'document.title = 1' });
    expect(build.metadata.language).toBe('html');
  });
});

describe('Yarn', () => {
  const yarn = (packageManager: string | undefined, manifest: object = {}, files: Files = {}) =>
    commandLines(
      detectingOne({
        'yarn.lock': '__metadata:\n  version: 8\n',
        'package.json': {
          name: 'a',
          scripts: { start: 'node a.js' },
          dependencies: { express: '5' },
          devDependencies: { jest: '30' },
          ...(packageManager === undefined ? {} : { packageManager }),
          ...manifest,
        },
        'a.js': '',
        ...files,
      }),
    );

  test('4 leaves development dependencies out even when nothing is built', () => {
    expect(yarn('yarn@4.9.4').at(-1)).toBe(
      'yarn install --immutable --mode=skip-build && yarn workspaces focus --all --production',
    );
  });

  test('3 takes them out of the manifest where it has no plugin that could leave them out', () => {
    expect(yarn('yarn@3.8.7').at(-1)).toMatch(
      /delete p\.devDependencies.* package\.json && yarn install --no-immutable/,
    );
    expect(yarn('yarn@3.8.7', {}, { '.yarn/plugins/@yarnpkg/plugin-workspace-tools.cjs': '' }).at(-1)).toContain(
      'yarn workspaces focus',
    );
  });

  test.each([
    [8, undefined],
    [6, 'npm install --global @yarnpkg/cli-dist@3'],
    [4, 'npm install --global @yarnpkg/cli-dist@2'],
  ])('comes in a release that reads the lock file of format %j', (format, setup) => {
    const lines = yarn(
      undefined,
      {},
      { 'yarn.lock': `# generated\n\n__metadata:\n  version: ${format}\n  cacheKey: 8\n` },
    );
    expect(lines.find((line) => line.startsWith('npm install --global'))).toBe(setup);
  });
});

describe('frameworks', () => {
  const framework = (dependencies: object, files: Files = {}, scripts: object = { build: 'x' }) =>
    project({ scripts, dependencies }, files);

  test('that put a server together need no modules beside it', () => {
    const build = framework({ nuxt: '4' }, {}, { build: 'nuxt build', postinstall: 'nuxt prepare' });
    expect(build.runtime.copy).toEqual([{ from: '.output', to: '.output' }]);
    expect(commandLines(build)).toEqual(['npm ci', 'npm run build']);
  });

  test('a Procfile that only runs the start script changes nothing about that', () => {
    const build = framework(
      { next: '15' },
      { 'next.config.js': "module.exports = { output: 'standalone' }", Procfile: 'web: npm start\n' },
      { build: 'next build', start: 'next start' },
    );
    expect(build.runtime.command).toEqual(['node', 'server.js']);
    expect(build.runtime.copy[0]?.from).toBe('.next/standalone');
  });

  test.each<[string, object, string]>([
    ['React Router', { '@react-router/dev': '7', '@react-router/serve': '7' }, '@react-router/serve/bin.cjs'],
    ['Remix', { '@remix-run/react': '2', '@remix-run/serve': '2' }, '@remix-run/serve/dist/cli.js'],
  ])('%s has a server of its own where no script starts one', (_, dependencies, file) => {
    expect(framework(dependencies, {}, {}).runtime.command).toEqual([
      'node',
      `node_modules/${file}`,
      'build/server/index.js',
    ]);
  });

  test.each<[string, object, Files, string]>([
    ['SvelteKit', { '@sveltejs/kit': '2' }, { 'src/routes/health/+server.ts': '' }, '/health'],
    ['Nuxt', { nuxt: '4' }, { 'server/api/health.get.ts': '' }, '/api/health'],
    [
      'Remix',
      { '@remix-run/react': '2', '@remix-run/serve': '2' },
      { 'app/routes/healthcheck.tsx': '' },
      '/healthcheck',
    ],
    [
      'React Router',
      { '@react-router/dev': '7', '@react-router/serve': '7' },
      { 'app/routes.ts': "export default [route('health', 'a.ts')]" },
      '/health',
    ],
  ])('%s serves its health endpoint from a file', (_, dependencies, files, endpoint) => {
    expect(framework(dependencies, files, {}).runtime.health).toEqual({ endpoint });
  });
});
