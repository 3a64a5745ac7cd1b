import { describe, expect, test } from '@jest/globals';
import { settingOf, UNKNOWN } from '../../../src/detect/ecosystems/javascript/frameworks/config-value.ts';
import { commandLines, detecting, detectingOne, problemsOf, type Files } from '../../support/detect/detecting.ts';

const ENV = { NODE_ENV: 'production', TARGET: 'container' };

describe('a setting of a configuration that is code', () => {
  test.each<[string, unknown]>([
    ["export default { output: 'standalone' }", 'standalone'],
    ["const output = 'standalone'; export default { output, images: {} }", 'standalone'],
    ["const mode = 'standalone';\nexport default { output: mode as const }", 'standalone'],
    ["export default { output: process.env.NODE_ENV === 'production' ? 'standalone' : undefined }", 'standalone'],
    [
      "const isDev = process.env.NODE_ENV !== 'production';\nconst c = { output: isDev ? undefined : 'standalone' }",
      'standalone',
    ],
    ["const c = { ...(process.env.NODE_ENV === 'production' && { output: 'standalone' }) }", 'standalone'],
    [
      "const c = { ...(process.env.NODE_ENV === 'development' ? { output: 'export' } : {}), output: 'standalone' }",
      'standalone',
    ],
    ["const c = {};\nif (process.env.NODE_ENV === 'production') {\n  c.output = 'standalone';\n}", 'standalone'],
    [
      "module.exports = (phase) => ({ output: phase === PHASE_DEVELOPMENT_SERVER ? undefined : 'standalone' })",
      'standalone',
    ],
    ["const c = { output: process.env.NEXT_OUTPUT || 'standalone' }", 'standalone'],
    ["const c = { output: process.env['TARGET'] === 'container' ? 'standalone' : 'export' }", 'standalone'],
    ["const c = { output: process.env.VERCEL ? undefined : 'standalone' }", 'standalone'],
    ["const c = { output: process.env.STANDALONE ? 'standalone' : undefined }", undefined],
    ["const c = { ...(process.env.STANDALONE ? { output: 'standalone' } : {}) }", undefined],
    ["const c = { output: decide() ? 'standalone' : undefined }", UNKNOWN],
    ['const c = { output: `${name}` }', UNKNOWN],
    ['const a = b; const b = a; const c = { output: a }', UNKNOWN],
  ])('%s', (text, value) => {
    expect(settingOf(text, 'output', ENV)?.value).toEqual(value);
  });
});

const NEXT = { next: '15.0.0', react: '19', 'react-dom': '19' };
const next = (config: string, files: Files = {}, scripts: object = { build: 'next build', start: 'next start' }) =>
  detectingOne({
    'package.json': { name: 'n', scripts, dependencies: NEXT },
    'package-lock.json': '{}',
    'next.config.mjs': config,
    'app/page.tsx': '',
    ...files,
  });

describe('Next.js', () => {
  test('that makes a standalone server in production only brings its files beside it', () => {
    const { runtime } = next(
      "const isProd = process.env.NODE_ENV === 'production';\nexport default { distDir: 'out', output: isProd ? 'standalone' : undefined };\n",
    );
    expect(runtime.command).toEqual(['node', 'server.js']);
    expect(runtime.copy.map(({ from }) => from)).toEqual(['out/standalone', 'out/static']);
  });

  test('gets the variable that makes the server which the start script names', () => {
    const { build, runtime } = next(
      "export default { output: process.env.BUILD_STANDALONE === '1' ? 'standalone' : undefined };\n",
      {},
      { build: 'next build', start: 'node .next/standalone/server.js' },
    );
    expect(build.env).toMatchObject({ BUILD_STANDALONE: '1' });
    expect(runtime.copy.map(({ from }) => from)).toContain('.next/static');
  });

  test('that would make one only where a variable says so is started as usual', () => {
    const { runtime } = next("export default { output: process.env.DOCKER ? 'standalone' : undefined };\n");
    expect(runtime.command).toEqual(['node', 'node_modules/.bin/next', 'start']);
  });

  test.each([
    ["basePath: '/portal'"],
    ["basePath: process.env.NODE_ENV === 'production' ? '/portal' : ''"],
    ["basePath: process.env.BASE_PATH ?? '/portal'"],
  ])('is asked for health below its base path: %s', (setting) => {
    const { runtime } = next(`export default { ${setting} };\n`, { 'app/api/health/route.ts': '' });
    expect(runtime.health).toEqual({ endpoint: '/portal/api/health' });
  });

  test('is not asked where its base path can not be told', () => {
    const files = { 'app/api/health/route.ts': '' };
    expect(next('export default { basePath: pathOf(process.env.SITE) };\n', files).runtime.health).toBeUndefined();
  });

  test('whose start script names a server that nothing makes is started by its own command, and that is told', () => {
    const { builds, notices } = detecting({
      'package.json': { name: 'tools', devDependencies: { prettier: '3' } },
      'package-lock.json': '{}',
      'front/package.json': {
        name: 'n',
        scripts: { build: 'next build', start: 'node --require ./Tracing.js server.js' },
        dependencies: NEXT,
      },
      'front/next.config.js': "module.exports = { output: 'standalone' };\n",
    });
    expect(builds.map(({ runtime }) => runtime.command)).toEqual([
      ['node', 'node_modules/next/dist/bin/next', 'start'],
    ]);
    expect(notices.map(({ code }) => code)).toContain('START_SUBSTITUTED');
  });

  test('with a server of its own keeps it', () => {
    const build = next(
      "export default { output: 'standalone' };\n",
      { 'server.js': '', 'package-lock.json': '{}' },
      { start: 'node server.js' },
    );
    expect(build.runtime.command).toEqual(['node', 'server.js']);
  });
});

describe('routes below the base of other frameworks', () => {
  test.each<[string, Record<string, string>, Files]>([
    [
      'Astro',
      { astro: '5', '@astrojs/node': '9' },
      {
        'astro.config.mjs': "import node from '@astrojs/node';\nexport default { base: '/portal', adapter: node() };",
        'src/pages/health.ts': '',
      },
    ],
    [
      'SvelteKit',
      { '@sveltejs/kit': '2' },
      {
        'svelte.config.js': "export default { kit: { paths: { base: '/portal' } } };",
        'src/routes/health/+server.ts': '',
      },
    ],
    [
      'Nuxt',
      { nuxt: '3' },
      { 'nuxt.config.ts': "export default { app: { baseURL: '/portal/' } };", 'server/routes/health.ts': '' },
    ],
    [
      'Remix',
      { '@remix-run/react': '2', '@remix-run/serve': '2' },
      { 'vite.config.ts': "remix({ basename: '/portal' })", 'app/routes/health.ts': '' },
    ],
  ])('%s', (_, dependencies, files) => {
    const build = detectingOne({
      'package.json': { name: 'a', scripts: { build: 'x' }, dependencies },
      'package-lock.json': '{}',
      ...files,
    });
    expect(build.runtime.health).toEqual({ endpoint: '/portal/health' });
  });
});

describe('a site whose index is one of its pages answers unknown paths with its other page', () => {
  test.each<[string, Record<string, string>, Files, string]>([
    [
      'React Router',
      { '@react-router/dev': '7' },
      { 'react-router.config.ts': "export default { ssr: false, prerender: ['/'] };" },
      '/__spa-fallback.html /index.html',
    ],
    [
      'SvelteKit',
      { '@sveltejs/kit': '2' },
      {
        'svelte.config.js':
          "import a from '@sveltejs/adapter-static';\nexport default { kit: { adapter: a({ fallback: '200.html' }) } };",
      },
      '/200.html /index.html',
    ],
    [
      'React Router without such pages',
      { '@react-router/dev': '7' },
      { 'react-router.config.ts': 'export default { ssr: false };' },
      '$uri.html /index.html',
    ],
  ])('%s', (_, dependencies, files, pages) => {
    const build = detectingOne({
      'package.json': { name: 'a', scripts: { build: 'x' }, dependencies },
      'package-lock.json': '{}',
      ...files,
    });
    expect(commandLines(build).join('\n')).toContain(`${pages};`);
  });
});

describe('an application that nothing serves', () => {
  test.each([
    ['@remix-run/serve', { '@remix-run/node': '2', '@remix-run/react': '2' }, { '@remix-run/dev': '2', vite: '5' }],
    ['@react-router/serve', { 'react-router': '7' }, { '@react-router/dev': '7', vite: '7' }],
  ])('is refused with what to add: %s', (name, dependencies, devDependencies) => {
    const problems = problemsOf({
      'package.json': { name: 'a', scripts: { build: 'x', dev: 'y' }, dependencies, devDependencies },
      'vite.config.ts': 'export default {};\n',
    });
    expect(problems[0]?.message).toContain(`add ${name} to dependencies`);
  });
});
