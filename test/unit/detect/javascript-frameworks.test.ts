import { describe, expect, test } from '@jest/globals';
import { commandLines, detectingOne } from '../../support/detect/detecting.ts';

const LOCK = { 'package-lock.json': { lockfileVersion: 3 } };

function project(
  dependencies: Record<string, string>,
  files: Record<string, string | object> = {},
  scripts: Record<string, string> = { build: 'x' },
) {
  return detectingOne({ 'package.json': { name: 'web', scripts, dependencies }, ...LOCK, ...files });
}

describe('what a framework builds is decided by its configuration', () => {
  test.each<[string, Record<string, string>, Record<string, string | object>, string | undefined]>([
    ['Next.js', { next: '15' }, {}, undefined],
    ['Next.js that exports', { next: '15' }, { 'next.config.mjs': "export default { output: 'export' }" }, 'out'],
    [
      'Next.js that exports elsewhere',
      { next: '15' },
      { 'next.config.js': "module.exports = { output: 'export', distDir: 'site' }" },
      'site',
    ],
    [
      'Next.js with the export commented out',
      { next: '15' },
      { 'next.config.js': "module.exports = { /* output: 'export' */ }" },
      undefined,
    ],
    ['Nuxt', { nuxt: '3' }, {}, undefined],
    [
      'Nuxt with a static preset',
      { nuxt: '3' },
      { 'nuxt.config.ts': "export default { nitro: { preset: 'static' } }" },
      '.output/public',
    ],
    ['Astro', { astro: '5' }, {}, 'dist'],
    [
      'Astro with the Node adapter',
      { astro: '5' },
      { 'astro.config.mjs': "import node from '@astrojs/node'" },
      undefined,
    ],
    [
      'SvelteKit with the Node adapter',
      { '@sveltejs/kit': '2' },
      { 'svelte.config.js': "import a from '@sveltejs/adapter-node'" },
      undefined,
    ],
    [
      'SvelteKit with the static adapter',
      { '@sveltejs/kit': '2' },
      { 'svelte.config.js': "import a from '@sveltejs/adapter-static'" },
      'build',
    ],
    [
      'Remix without a server',
      { '@remix-run/react': '2' },
      { 'vite.config.ts': 'remix({ ssr: false })' },
      'build/client',
    ],
    ['React Router', { '@react-router/dev': '7' }, {}, undefined],
    [
      'React Router without a server',
      { '@react-router/dev': '7' },
      { 'react-router.config.ts': 'export default { ssr: false }' },
      'build/client',
    ],
    ['Vite', { vite: '7' }, { 'index.html': '' }, 'dist'],
    [
      'Vite that writes elsewhere',
      { vite: '7' },
      { 'index.html': '', 'vite.config.js': "export default { build: { outDir: './public_html' } }" },
      'public_html',
    ],
    ['Vue CLI', { '@vue/cli-service': '5' }, {}, 'dist'],
    ['Create React App', { 'react-scripts': '5' }, {}, 'build'],
    ['Gatsby', { gatsby: '5' }, {}, 'public'],
    ['Docusaurus', { '@docusaurus/core': '3' }, {}, 'build'],
    ['Eleventy', { '@11ty/eleventy': '3' }, {}, '_site'],
    [
      'Angular',
      { '@angular/core': '20' },
      {
        'angular.json': {
          projects: { shop: { architect: { build: { builder: '@angular/build:application', options: {} } } } },
        },
      },
      'dist/shop/browser',
    ],
    [
      'Angular with server rendering',
      { '@angular/core': '20' },
      {
        'angular.json': {
          projects: {
            shop: {
              architect: { build: { builder: '@angular/build:application', options: { ssr: { entry: 'server.ts' } } } },
            },
          },
        },
      },
      undefined,
    ],
  ])('%s', (_, dependencies, files, directory) => {
    const build = project(dependencies, files, {
      build: 'x',
      ...(directory === undefined && !('next' in dependencies) ? { start: 'node server.mjs' } : {}),
    });
    const site = build.runtime.copy.find(({ to }) => to === '/srv/www');
    expect(site?.from).toBe(directory);
    expect(build.runtime.packages.includes('nginx-mainline')).toBe(directory !== undefined);
  });

  test('a development server as start script does not make a server of a site', () => {
    const build = project(
      { vite: '7' },
      { 'index.html': '' },
      { build: 'vite build', start: 'vite preview --port 80' },
    );
    expect(build.runtime.packages).toEqual(['nginx-mainline']);
  });

  test('what builds a whole application comes before the server library that it also uses', () => {
    expect(project({ express: '5', next: '15' }).metadata.framework).toBe('nextjs');
    expect(project({ express: '5', '@nestjs/core': '11' }).metadata.framework).toBe('nestjs');
  });

  test('a server library among the development dependencies shows nothing', () => {
    const build = detectingOne({
      'package.json': { name: 'a', main: 'a.js', devDependencies: { express: '5' } },
      'a.js': '',
    });
    expect(build.metadata.framework).toBeUndefined();
  });

  test('a standalone Next.js server takes its own files only', () => {
    const build = project(
      { next: '15' },
      { 'next.config.mjs': "export default { output: 'standalone' }", 'public/a.png': '' },
    );
    expect(build.runtime.copy).toEqual([
      { from: '.next/standalone', to: '.' },
      { from: '.next/static', to: '.next/static' },
      { from: 'public', to: 'public' },
    ]);
    expect(build.runtime.env).toMatchObject({ HOSTNAME: '0.0.0.0', PORT: '3000' });
  });
});

describe('package managers', () => {
  const start = { start: 'node index.js' };
  const server = (manifest: object, files: Record<string, string | object>) =>
    detectingOne({
      'package.json': { name: 'a', scripts: start, dependencies: { express: '5' }, ...manifest },
      'index.js': '',
      ...files,
    });

  test.each<[string, object, Record<string, string | object>, string]>([
    ['npm', {}, LOCK, 'npm ci --omit=dev'],
    [
      'yarn',
      {},
      { 'yarn.lock': '# yarn lockfile v1\n' },
      'yarn install --frozen-lockfile --non-interactive --production',
    ],
    ['yarn', { packageManager: 'yarn@4.9.4' }, { 'yarn.lock': '__metadata:\n' }, 'yarn install --immutable'],
    ['pnpm', {}, { 'pnpm-lock.yaml': "lockfileVersion: '9.0'\n" }, 'pnpm install --frozen-lockfile --prod'],
    ['bun', {}, { 'bun.lock': '{}' }, 'bun install --frozen-lockfile --production'],
    ['bun', {}, { 'bun.lockb': '' }, 'bun install --frozen-lockfile --production'],
    ['pnpm', { packageManager: 'pnpm@10.13.1' }, {}, 'pnpm install --no-frozen-lockfile --prod'],
    ['pnpm', { devEngines: { packageManager: { name: 'pnpm' } } }, {}, 'pnpm install --no-frozen-lockfile --prod'],
  ])('%s with %j', (system, manifest, files, command) => {
    const build = server(manifest, files);
    expect(build.metadata.build_system).toBe(system);
    expect(commandLines(build)).toContain(command);
  });

  test('leave nothing in the image that holds the time of installing, once every script has run', () => {
    const files = { 'pnpm-lock.yaml': "lockfileVersion: '9.0'\n" };
    const last = (...[manifest, ...more]: Parameters<typeof server>) => commandLines(server(manifest, ...more)).at(-1);
    const names = ['.modules.yaml', '.pnpm-workspace-state.json', '.pnpm-workspace-state-v1.json'];
    const removes = `rm -f ${names.map((name) => `node_modules/${name}`).join(' ')}`;
    expect(last({}, files)).toBe(removes);
    const scripts = { ...start, build: 'tsc' };
    expect(last({ scripts, devDependencies: { typescript: '5' } }, files)).toBe(removes);
    expect(last({}, LOCK)).toBe('npm ci --omit=dev');
  });

  test('come in the version that the project pins', () => {
    expect(commandLines(server({ packageManager: 'pnpm@9.1.2+sha512.abc' }, { 'pnpm-lock.yaml': '' }))[0]).toBe(
      'npm install --global pnpm@9.1.2',
    );
  });

  test('come in a version that reads the lock file', () => {
    expect(commandLines(server({}, { 'pnpm-lock.yaml': "lockfileVersion: '6.0'\n" }))[0]).toBe(
      'npm install --global pnpm@8',
    );
  });

  test('install anew from a package-lock.json that was written for something else', () => {
    const lock = { lockfileVersion: 3, packages: { '': { dependencies: { koa: '2' } } } };
    expect(commandLines(server({}, { 'package-lock.json': lock }))).toEqual(['npm install --omit=dev']);
    const right = { lockfileVersion: 3, packages: { '': { name: 'a', dependencies: { express: '5' } } } };
    expect(commandLines(server({}, { 'package-lock.json': right }))).toEqual(['npm ci --omit=dev']);
  });

  test('bring what native packages need', () => {
    const build = server({ dependencies: { express: '5', canvas: '3' } }, LOCK);
    expect(build.build.packages).toContain('cairo-dev');
    expect(build.runtime.packages).toContain('cairo');
  });
});

test('an application of Mastra is the server that its build leaves, and a part of another framework stays one', () => {
  const build = project({ '@mastra/core': '1', mastra: '1' }, {}, { build: 'mastra build', start: 'mastra start' });
  expect(build.metadata.framework).toBe('mastra');
  expect(build.runtime.command).toEqual(['node', '.mastra/output/index.mjs']);
  expect(build.runtime.ports).toEqual([4111]);
  expect(build.runtime.env).toMatchObject({ MASTRA_HOST: '0.0.0.0' });
  expect(project({ mastra: '1', next: '15' }).metadata.framework).toBe('nextjs');
});

test('a server of xmcp has its name and port', () => {
  const build = project({ xmcp: '0.1' }, {}, { build: 'xmcp build', start: 'node dist/http.js' });
  expect(build.metadata.framework).toBe('xmcp');
  expect(build.runtime.ports).toEqual([3001]);
});
