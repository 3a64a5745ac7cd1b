import { describe, expect, test } from '@jest/globals';
import { commandLines, detecting, type Files } from '../../support/detect/detecting.ts';

const MEMBERS = {
  'apps/api/package.json': { name: 'api', scripts: { build: 'tsc' }, dependencies: { types: '*', bcrypt: '5' } },
  'apps/api/src/main.ts': "app.get('/livez', h); app.listen(process.env.PORT ?? 4100);\n",
  'packages/types/package.json': { name: 'types', scripts: { build: 'tsc' } },
};
const MANAGERS: readonly [string, Files, readonly string[]][] = [
  ['npm', { 'package-lock.json': '{}' }, ['npm --prefix packages/types run build', 'npm --prefix apps/api run build']],
  ['yarn', { 'yarn.lock': '' }, ['yarn --cwd packages/types run build', 'yarn --cwd apps/api run build']],
  [
    'pnpm',
    { 'pnpm-lock.yaml': '', 'pnpm-workspace.yaml': 'packages: ["apps/*", "packages/*"]\n' },
    ['pnpm --filter types run build', 'pnpm --filter api run build'],
  ],
  ['bun', { 'bun.lock': '' }, ['bun run --cwd packages/types build', 'bun run --cwd apps/api build']],
];

function root(files: Files, manifest: object = {}) {
  const { builds } = detecting({
    'package.json': { name: 'fleet', private: true, workspaces: ['apps/*', 'packages/*'], ...manifest },
    ...MEMBERS,
    ...files,
  });
  return builds.find(({ metadata }) => metadata.path === '.');
}

describe('a start command at the root of a workspace that lies in a member', () => {
  test.each(MANAGERS)('builds the member after what that needs, with %s', (_, files, lines) => {
    const build = root({ ...files, Procfile: 'web: node apps/api/out/main.js\n' });
    expect(build?.runtime.command).toEqual(['node', 'apps/api/out/main.js']);
    expect(commandLines(build ?? fail()).filter((line) => line.includes('build'))).toEqual(lines);
  });

  test.each<[string, Files, object]>([
    ['of a Procfile that goes there', { Procfile: 'web: cd apps/api && node out/main.js\n' }, {}],
    ['of a script', {}, { scripts: { start: 'node apps/api/out/main.js' } }],
    ['of a script behind another', {}, { scripts: { start: 'npm run serve', serve: 'node ./apps/api/out/main.js' } }],
  ])('%s makes its port, its health and its needs those of the root', (_, files, manifest) => {
    const build = root({ 'package-lock.json': '{}', ...files }, manifest);
    expect(build?.runtime).toMatchObject({ ports: [4100], health: { endpoint: '/livez' } });
    expect(build?.runtime.packages).toContain('libstdc++');
    expect(commandLines(build ?? fail())).toContain('npm --prefix apps/api run build');
  });

  test('leaves the building to a script of the root', () => {
    const build = root(
      { 'package-lock.json': '{}' },
      { scripts: { build: 'tsc -b', start: 'node apps/api/out/main.js' } },
    );
    expect(commandLines(build ?? fail()).filter((line) => line.includes('build'))).toEqual(['npm run build']);
  });

  test('is the business of a member that starts by itself', () => {
    const api = { name: 'api', scripts: { start: 'node out/main.js', build: 'tsc' } };
    expect(root({ Procfile: 'web: cd apps/api && npm start\n', 'apps/api/package.json': api })).toBeUndefined();
  });
});

function fail(): never {
  throw new Error('the root is no service');
}
