import { describe, expect, test } from '@jest/globals';
import {
  type Files,
  commandLines,
  decision,
  detecting,
  detectingOne,
  problemsOf,
} from '../../support/detect/detecting.ts';

describe('a tool that the root of a workspace brings', () => {
  const root = (tools: object) => ({ private: true, workspaces: ['apps/*'], devDependencies: tools });
  const member = { name: 'web', scripts: { build: 'cross-env A=1 vite build', start: 'yarn && vite' } };
  const app = { 'apps/web/package.json': member, 'apps/web/index.html': '' };

  test('builds the pages of a member whose script runs it', () => {
    const build = detectingOne({ 'package.json': root({ vite: '6' }), 'yarn.lock': '', ...app });
    expect(decision(build, 'framework')).toMatch(/^vite \(package\.json:/);
    expect(build.runtime.copy).toContainEqual({ from: 'dist', to: '/srv/www' });
  });

  test('is nothing to a member whose scripts do not run it', () => {
    const server = { name: 'api', scripts: { start: 'node i.js' } };
    const build = detectingOne({
      'package.json': root({ vite: '6' }),
      'yarn.lock': '',
      'apps/api/package.json': server,
      'apps/api/i.js': 'listen(3000)',
    });
    expect(build.metadata.framework).toBeUndefined();
  });
});

describe('pages of a desktop application', () => {
  const pages = {
    'package.json': { devDependencies: { vite: '6', '@tauri-apps/cli': '2' }, scripts: { build: 'vite build' } },
    'index.html': '',
    'src-tauri/tauri.conf.json': '{}',
  };
  const at = (folder: string) => Object.fromEntries(Object.entries(pages).map(([name, text]) => [folder + name, text]));
  const server = { 'config.ru': '', Gemfile: "gem 'rack'\ngem 'puma'\n" };

  test('are no service beside another one', () => {
    expect(detecting({ ...server, ...at('desktop/') }).builds.map(({ metadata }) => metadata.language)).toEqual([
      'ruby',
    ]);
  });

  test('are pages where they are all that there is', () => {
    expect(detectingOne(pages).metadata.framework).toBe('vite');
  });
});

describe('SvelteKit', () => {
  const manifest = { devDependencies: { '@sveltejs/kit': '2' }, scripts: { build: 'vite build' } };
  const config = (adapter: string) => `import adapter from '@sveltejs/adapter-${adapter}';\nexport default {};\n`;

  test.each(['vercel', 'netlify', 'cloudflare', 'cloudflare-workers'])('for %s is refused with what to do', (name) => {
    const files = { 'package.json': manifest, 'svelte.config.js': config(name), 'a/package.json': manifest };
    expect(problemsOf({ ...files, 'a/svelte.config.js': config(name) })).toContainEqual(
      expect.objectContaining({
        code: 'FEATURE_UNSUPPORTED',
        hint: expect.stringContaining('adapter-node'),
        location: { file: 'svelte.config.js', line: 1 },
      }),
    );
  });

  test('that may be for Node.js, or that a script of its own starts, is built', () => {
    const both = `${config('vercel')}import node from '@sveltejs/adapter-node';\n`;
    expect(detectingOne({ 'package.json': manifest, 'svelte.config.js': both }).runtime.command).toEqual([
      'node',
      'build',
    ]);
    const started = { ...manifest, scripts: { ...manifest.scripts, start: 'node server.js' } };
    const files = { 'package.json': started, 'svelte.config.js': config('vercel'), 'server.js': '' };
    expect(detectingOne(files).runtime.command).toEqual(['node', 'server.js']);
  });
});

test.each(['vuepress', 'vuepress-vite', 'vuepress-webpack'])('VuePress is known by %s', (dependency) => {
  const manifest = { devDependencies: { [dependency]: '2' }, scripts: { build: 'vuepress build guide' } };
  const build = detectingOne({ 'package.json': manifest });
  expect(build.metadata.framework).toBe('vuepress');
  expect(build.runtime.copy).toContainEqual({ from: 'guide/.vuepress/dist', to: '/srv/www' });
});

describe('a site that Lume makes', () => {
  const files = {
    'deno.json': {
      imports: { 'lume/': 'https://deno.land/x/lume@v3.0.4/' },
      tasks: { build: 'deno task lume', lume: 'x' },
    },
    '_config.ts': 'import lume from "lume/mod.ts";\nexport default lume();\n',
    'main.js': 'document.title = "x";\n',
  };

  test('is served by nginx, and its programs are for browsers', () => {
    const build = detectingOne(files);
    expect(build.metadata.framework).toBe('lume');
    expect(commandLines(build).at(-1)).toBe('deno task build');
    expect(build.runtime.copy).toContainEqual({ from: '_site', to: '/srv/www' });
    expect(build.runtime.packages).toEqual(['nginx-mainline']);
  });

  test('lies where the configuration says, and is made without a task too', () => {
    const told = detectingOne({ ...files, '_config.ts': 'export default lume({ dest: "./public" });\n' });
    expect(told.runtime.copy).toContainEqual({ from: 'public', to: '/srv/www' });
    const bare = { imports: { 'lume/': 'https://deno.land/x/lume@v3.0.4/' } };
    expect(commandLines(detectingOne({ ...files, 'deno.json': bare })).at(-1)).toBe('deno run -A lume/cli.ts');
  });

  test('leaves a server that uses a part of it alone', () => {
    const { '_config.ts': _, ...server } = files;
    expect(detectingOne({ ...server, 'main.ts': 'Deno.serve(() => new Response());\n' }).runtime.command).toContain(
      'run',
    );
  });
});

describe('a Deno program that exports what answers', () => {
  const main = { 'main.ts': 'export default {\n  async fetch(request: Request) { return new Response("x"); },\n};\n' };

  test('is served', () => {
    const { runtime } = detectingOne({ 'deno.json': {}, ...main });
    expect(runtime.command).toEqual(['deno', 'serve', '--allow-all', 'main.ts']);
    expect(runtime.ports).toEqual([8000]);
  });

  test('is no service where its tasks run it on Cloudflare Workers', () => {
    expect(problemsOf({ 'deno.json': { tasks: { dev: 'wrangler dev' } }, ...main })[0]?.message).toContain('wrangler');
  });

  test('is run where it listens by itself', () => {
    const { runtime } = detectingOne({ 'deno.json': {}, 'main.ts': 'Deno.serve(() => new Response("x"));\n' });
    expect(runtime.command).toEqual(['deno', 'run', '--allow-all', 'main.ts']);
  });
});

test('tools for the assets of another language run on the next Node.js where theirs is gone, which is told', () => {
  const files = {
    'composer.json': {},
    'public/index.php': '',
    'package.json': { scripts: { production: 'mix --production' }, devDependencies: { 'laravel-mix': '6' } },
    '.node-version': 'v14.20.1\n',
  };
  const { builds, notices } = detecting(files);
  expect(builds[0]?.build.packages).toContain('nodejs-16');
  expect(notices).toContainEqual(
    expect.objectContaining({ code: 'VERSION_SUBSTITUTED', location: { file: '.node-version', line: 1 } }),
  );
  const server = { 'package.json': { scripts: { start: 'node i.js' } }, 'i.js': '', '.node-version': '14\n' };
  expect(problemsOf(server)[0]?.code).toBe('VERSION_UNAVAILABLE');
});

describe("the port of Phoenix' endpoint", () => {
  const mix = 'defmodule A do\n def project, do: [app: :a]\n defp deps, do: [{:phoenix, "~> 1.8"}]\nend\n';
  const runtime = (name: string) =>
    `config :a, A.Endpoint,\n  http: [ip: {0, 0, 0, 0}, port: String.to_integer(System.fetch_env!("${name}"))]\n`;

  test('comes from the variable that the configuration names', () => {
    const { env } = detectingOne({ 'mix.exs': mix, 'config/runtime.exs': runtime('SHOP_PORT') }).runtime;
    expect(env.SHOP_PORT).toBe('4000');
    expect(env.PORT).toBeUndefined();
  });

  test('is PORT where that is the one', () => {
    const { env } = detectingOne({ 'mix.exs': mix, 'config/runtime.exs': runtime('PORT') }).runtime;
    expect(env.PORT).toBe('4000');
  });
});

test.each<[string, object, string]>([
  ['assets of PHP', { 'composer.json': {}, 'public/index.php': '' }, 'npm run build:production'],
  ['a site', { 'index.html': '' }, 'npm run build:production'],
])('a script that builds for development gives way to one for production: %s', (_, more, expected) => {
  const scripts = { build: 'cross-env NODE_ENV=development vite build', 'build:production': 'vite build' };
  const of = (own: object) =>
    commandLines(detectingOne({ ...more, 'package.json': { scripts: own, devDependencies: { vite: '6' } } }));
  expect(of(scripts)).toContain(expected);
  expect(of({ build: scripts.build })).toContain('npm run build');
});

describe('programs that the source runs while it serves are in the image', () => {
  const mix = 'defmodule A do\n def project, do: [app: :a]\n def application, do: [mod: {A, []}]\nend\n';
  test.each<[string, Files, string]>([
    ['Ruby', { 'config.ru': 'run A\n', Gemfile: "gem 'puma'\n", 'app.rb': 'system("pdftoppm", a)\n' }, 'poppler-utils'],
    ['PHP', { 'index.php': '<?php $p = new Process(["ffmpeg", $a]);\n' }, 'ffmpeg'],
    ['Elixir', { 'mix.exs': mix, 'lib/a.ex': 'System.cmd("ffmpeg", args)\n' }, 'ffmpeg'],
    ['JavaScript', { 'package.json': { main: 'i.js' }, 'i.js': "spawn('ffmpeg', a); listen(3000);\n" }, 'ffmpeg'],
  ])('of %s', (_, files, expected) => {
    expect(detectingOne(files).runtime.packages).toContain(expected);
  });

  test('but git of Node.js and PHP, which builds use, and what pages name', () => {
    const node = { 'package.json': { main: 'i.js' }, 'i.js': "execSync('git rev-parse HEAD'); listen(3000);\n" };
    expect(detectingOne(node).runtime.packages).not.toContain('git');
    const pages = { 'package.json': { devDependencies: { vite: '6' } }, 'index.html': '', 'a.js': "exec('ffmpeg')\n" };
    expect(detectingOne(pages).runtime.packages).toEqual(['nginx-mainline']);
  });
});

test.each([
  ["app.setGlobalPrefix('api')", '/api/health'],
  ['const prefix = "api";\napp.setGlobalPrefix(prefix)', '/api/health'],
  ["app.setGlobalPrefix(config.get('prefix'))", undefined],
])('the health endpoint of Nest lies below its prefix, where that is known: %s', (line, expected) => {
  const build = detectingOne({
    'package.json': {
      dependencies: { '@nestjs/core': '11' },
      scripts: { build: 'nest build', start: 'node dist/main' },
    },
    'src/main.ts': `${line};\napp.listen(3000);\n`,
    'src/h.ts': "@Controller('health')\nclass H {\n  @Get()\n  a() {}\n}\n",
  });
  expect(build.runtime.health?.endpoint).toBe(expected);
});
