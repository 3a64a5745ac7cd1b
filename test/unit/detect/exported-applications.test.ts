import { describe, expect, test } from '@jest/globals';
import { commandLines, detectingOne, problemsOf, type Files } from '../../support/detect/detecting.ts';

const HONO =
  "import { Hono } from 'hono';\nconst app = new Hono();\napp.get('/health', (c) => c.text('up'));\nexport default app;\n";
const SRVX = ['node', 'node_modules/srvx/bin/srvx.mjs', '--prod'];
const project = (dependencies: object, files: Files, more: object = {}) => ({
  'package.json': { name: 'a', type: 'module', dependencies, ...more },
  ...files,
});

describe('an application that is exported as default', () => {
  test.each<[string, object, Files]>([
    ['Hono by srvx', { hono: '4', srvx: '1' }, { 'index.js': HONO }],
    [
      'Elysia by srvx',
      { elysia: '1', srvx: '1' },
      { 'index.js': "import { Elysia } from 'elysia';\nexport default new Elysia();\n" },
    ],
    [
      'h3 by the srvx that comes with it',
      { h3: '^2.0.0' },
      { 'index.js': "import { H3 } from 'h3';\nconst app = new H3();\nexport default app;\n" },
    ],
    [
      'an object with fetch by srvx',
      { srvx: '1' },
      { 'index.js': 'export default { fetch: () => new Response() };\n' },
    ],
  ])('is served: %s', (_, dependencies, files) => {
    const { runtime } = detectingOne(project(dependencies, files));
    expect(runtime).toMatchObject({ command: [...SRVX, 'index.js'], ports: [3000], env: { PORT: '3000' } });
  });

  test('is served by the Node.js adapter of Hono, which has no program', () => {
    const { runtime } = detectingOne(project({ hono: '4', '@hono/node-server': '1' }, { 'src/index.js': HONO }));
    expect(runtime.command.slice(0, 3)).toEqual(['node', '--input-type=module', '--eval']);
    expect(runtime.command[3]).toContain('from "./src/index.js"');
    expect(runtime.health).toEqual({ endpoint: '/health' });
  });

  test('is served as what the compiler makes of it', () => {
    const files = { 'src/index.ts': HONO, 'tsconfig.json': { compilerOptions: { outDir: 'dist', rootDir: 'src' } } };
    const { runtime } = detectingOne(project({ hono: '4', srvx: '1' }, files, { scripts: { build: 'tsc' } }));
    expect(runtime.command).toEqual([...SRVX, 'dist/index.js']);
  });

  test.each([
    ['hono', HONO],
    ['h3', "import { createApp } from 'h3';\nconst app = createApp();\nexport default app;\n"],
  ])('is refused where nothing serves it, with what would: %s', (name, source) => {
    const [problem] = problemsOf(project({ [name]: '1.0.0' }, { 'index.js': source }));
    expect(problem?.message).toContain('srvx or @hono/node-server');
  });

  test('keeps what listens itself', () => {
    const source = `${HONO}serve({ fetch: app.fetch, port: 4000 });\n`;
    const { runtime } = detectingOne(project({ hono: '4', '@hono/node-server': '1' }, { 'index.js': source }));
    expect(runtime.command).toEqual(['node', 'index.js']);
  });
});

describe('a package that the start command names and only another one depends on', () => {
  const H3 = project({ h3: '^2.0.0' }, { 'index.js': "import { H3 } from 'h3';\nexport default new H3();\n" });

  test('is linked where pnpm keeps it apart', () => {
    const lines = commandLines(detectingOne({ ...H3, 'pnpm-lock.yaml': '' }));
    expect(lines.at(-1)).toContain('ln -s .pnpm/node_modules/srvx node_modules/srvx');
  });

  test('is where it should be with other managers', () => {
    expect(commandLines(detectingOne(H3)).join('\n')).not.toContain('ln -s');
  });
});
