import { describe, expect, test } from '@jest/globals';
import { commandLines, decision, detecting, detectingOne } from '../../support/detect/detecting.ts';

const UI = {
  'ui/package.json': { scripts: { build: 'x', 'build-prod': 'vite build' }, devDependencies: { vite: '6' } },
};
const STAGE = 'FROM node AS ui\nWORKDIR /o\nCOPY ui/package.json ./\nCOPY ui .\nRUN npm run build-prod\n';

describe("pages that a stage of a Dockerfile builds into another program's folder", () => {
  test('are built and put into a release before it is made', () => {
    const Dockerfile = `${STAGE}FROM elixir AS b\nWORKDIR /b\nCOPY lib lib\nCOPY priv priv\nCOPY --from=ui /o/out ./priv/static/ui\nRUN mix release\nFROM alpine\nCOPY --from=b /b/x .\n`;
    const files = {
      'mix.exs': 'defmodule A do\n  def project, do: [app: :a]\n  def application, do: [mod: {A, []}]\nend\n',
      'lib/a.ex': '',
      'priv/a.sql': '',
      Dockerfile,
      ...UI,
    };
    const build = detectingOne(files);
    expect(commandLines(build).slice(-5)).toEqual([
      'cd ui && npm install',
      'cd ui && npm run build-prod',
      'rm -rf priv/static/ui && mkdir -p priv/static && cp -R ui/out priv/static/ui',
      'cd ui && rm -rf node_modules',
      'mix release --overwrite',
    ]);
    expect(decision(build, 'pages')).toBe('priv/static/ui (ui)');
  });

  const last = 'FROM node\nWORKDIR /app\nCOPY --from=ui /o/dist public\nCMD node i.js\n';
  const api = { scripts: { start: 'node i.js' }, dependencies: { express: '5' } };

  test('lie beside a server of Node.js, which has one Node.js for both', () => {
    const files = { 'package.json': api, 'i.js': 'listen(3000)', '.node-version': '22', ...UI };
    const build = detectingOne({ ...files, Dockerfile: `${STAGE}${last.replace('COPY', 'COPY . .\nCOPY')}` });
    expect(commandLines(build)).toContain('rm -rf public && mkdir -p . && cp -R ui/dist public');
    expect(build.build.packages.filter((name) => name.startsWith('nodejs'))).toEqual(['nodejs-22']);
  });

  test('lie beside the folder that the Dockerfile above takes, and no other', () => {
    const { builds } = detecting({
      Dockerfile: `FROM node AS api\nCOPY api .\n${STAGE}${last}`,
      'api/package.json': api,
      'api/i.js': 'listen(3000)',
      'mail/package.json': api,
      'mail/i.js': 'listen(3001)',
      ...UI,
    });
    const copied = builds.filter((build) => commandLines(build).some((line) => line.includes('../ui/dist public')));
    expect(copied.map(({ metadata }) => metadata.path)).toEqual(['api']);
  });

  test('are nothing to what the Dockerfile does not take', () => {
    const files = { 'package.json': api, 'i.js': 'listen(3000)', ...UI };
    expect(
      commandLines(detecting({ ...files, Dockerfile: `${STAGE}${last}` }).builds[0] ?? detectingOne({})).join(),
    ).not.toContain('public');
  });
});

test.each(['concurrently -n a,b "npm run api" "npm run ui"', "concurrently 'npm:api' 'npm:ui'", 'run-p api ui'])(
  'a start that runs packages below side by side makes no service of their root: %s',
  (start) => {
    const scripts = { start, api: 'npm start --prefix api', ui: 'cd ui && npm start' };
    const { builds } = detecting({
      'package.json': { scripts, devDependencies: { concurrently: '9', 'npm-run-all': '4' } },
      'api/package.json': { scripts: { start: 'node i.js' } },
      'api/i.js': 'listen(3000)',
      'ui/package.json': { scripts: { start: 'node i.js' } },
      'ui/i.js': 'listen(3001)',
    });
    expect(builds.map(({ metadata }) => metadata.path)).toEqual(['api', 'ui']);
  },
);

test("a Dockerfile at the root that starts what only one member has is that member's", () => {
  const files = {
    'package.json': { private: true },
    'pnpm-workspace.yaml': 'packages: [api, web]\n',
    Dockerfile: 'FROM node\nCOPY --from=b /prod/api /app\nEXPOSE 9000\nCMD [ "node", "src/run" ]\n',
    'api/package.json': { name: '@x/shop-api', scripts: { start: 'node src/run' }, dependencies: { express: '5' } },
    'api/src/run.js': 'const env = process.env; const o = { port: env.API_PORT || 9000 }; app.listen(o.port);\n',
    'web/package.json': { name: 'web' },
  };
  const build = detectingOne(files);
  expect(build.metadata.path).toBe('api');
  expect(build.runtime.ports).toEqual([9000]);
});
