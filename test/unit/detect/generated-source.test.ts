import { describe, expect, test } from '@jest/globals';
import { commandLines, decision, detecting, detectingOne, type Files } from '../../support/detect/detecting.ts';

const project = (scripts: object, source: string, files: Files = {}, more: object = {}) =>
  detectingOne({
    'package.json': {
      name: 'a',
      scripts: { start: 'node dist/index.js', build: 'tsc', ...scripts },
      dependencies: { express: '4' },
      ...more,
    },
    'package-lock.json': '{}',
    'src/index.ts': `${source}\nlisten(3000);\n`,
    ...files,
  });
const built = (build: ReturnType<typeof project>) => commandLines(build).slice(1);

describe('source that is imported and not in the repository', () => {
  test.each<[string, string, object, string, Files]>([
    [
      'GraphQL queries',
      'codegen',
      { codegen: 'graphql-codegen --config codegen.ts' },
      "import { q } from './gql/graphql.js';",
      { 'codegen.ts': "export default { generates: { './src/gql/': {} } };" },
    ],
    [
      'a schema of protocol buffers',
      'generate',
      { generate: 'npx buf generate' },
      "import { S } from '../gen/shop_pb';",
      { 'buf.gen.yaml': 'plugins:\n  - local: protoc-gen-es\n    out: gen\n' },
    ],
    [
      'an interface',
      'api:types',
      { 'api:types': 'openapi-typescript api.yaml -o src/api.d.ts' },
      "import type { paths } from './api';",
      { 'api.yaml': '' },
    ],
    [
      'migrations',
      'db:generate',
      { 'db:generate': 'drizzle-kit generate' },
      "await migrate(db, { migrationsFolder: './drizzle' });",
      { 'drizzle.config.ts': "export default { out: './drizzle' };" },
    ],
    [
      'messages, by an alias',
      'i18n',
      { i18n: 'paraglide-js compile --outdir src/paraglide' },
      "import * as m from '@/paraglide/messages';",
      {},
    ],
  ])('is made before the build: %s', (_, name, scripts, source, files) => {
    const build = project(scripts, source, files);
    expect(built(build)).toEqual([`npm run ${name}`, 'npm run build']);
    expect(decision(build, 'generated source')).toMatch(/\(package\.json:\d+\)$/);
  });

  const CODEGEN = { 'codegen.ts': "export default { generates: { './src/gql/': {} } };" };
  const SOURCE = "import { q } from './gql/graphql';";

  test.each<[string, object, Files]>([
    ['the build script makes it', { codegen: 'graphql-codegen', build: 'npm run codegen && tsc' }, {}],
    ['a script before the build does', { codegen: 'graphql-codegen', prebuild: 'run-s codegen' }, {}],
    ['an install script does', { codegen: 'graphql-codegen', postinstall: 'npm run codegen' }, {}],
    ['it is in the repository', { codegen: 'graphql-codegen' }, { 'src/gql/graphql.ts': '' }],
    ['the script only watches', { codegen: 'graphql-codegen --watch' }, {}],
  ])('is left alone where %s', (_, scripts, files) => {
    expect(built(project(scripts, SOURCE, { ...CODEGEN, ...files }))).toEqual(['npm run build']);
  });

  test('is not looked for in what another generator makes', () => {
    expect(built(project({ codegen: 'graphql-codegen' }, "import x from './lost';", CODEGEN))).toEqual([
      'npm run build',
    ]);
  });

  test('is made in the member that needs it', () => {
    const { builds } = detecting({
      'package.json': { name: 'r', private: true, workspaces: ['apps/*', 'packages/*'] },
      'package-lock.json': '{}',
      'apps/web/package.json': { name: 'web', scripts: { start: 'node i.js' }, dependencies: { proto: '*' } },
      'apps/web/i.js': 'listen(1)',
      'packages/proto/package.json': { name: 'proto', scripts: { gen: 'buf generate', build: 'tsc' } },
      'packages/proto/buf.gen.yaml': 'plugins:\n  - out: src/gen\n',
      'packages/proto/src/index.ts': "export * from './gen/a_pb.js';",
    });
    expect(builds.flatMap(commandLines)).toContain('npm --prefix ../../packages/proto run gen');
  });
});

describe("a framework's types", () => {
  test.each([
    ['SvelteKit', '@sveltejs/kit', 'svelte-check && vite build', 'svelte-kit sync'],
    ['Nuxt', 'nuxt', 'vue-tsc --noEmit && nuxt build', 'nuxt prepare'],
    ['React Router', '@react-router/dev', 'tsc && react-router build', 'react-router typegen'],
  ])('are made before a build script that checks types: %s', (_, name, build, types) => {
    const files = { 'package-lock.json': '{}' };
    const lines = (scripts: object) =>
      commandLines(
        detectingOne({
          'package.json': { name: 'a', scripts: { start: 'node x.js', ...scripts }, dependencies: { [name]: '2' } },
          ...files,
        }),
      );
    expect(lines({ build })).toContain(`npx --no-install ${types}`);
    expect(lines({ build, prepare: `${types} || echo` }).join()).not.toContain('npx');
    expect(lines({ build: build.split(' && ')[1] }).join()).not.toContain('npx');
  });
});
