import { describe, expect, test } from '@jest/globals';
import { normaliseCommand, type UniversalBuild } from '../../../src/schema/universal-build.ts';
import { commandLines, decision, detecting, detectingOne, type Files } from '../../support/detect/detecting.ts';

const LOCK = { 'package-lock.json': '{}' };
const app = (more: object = {}) => ({ private: true, scripts: { start: 'node a.js' }, ...more });

function inputsOf(build: UniversalBuild, name: string): readonly string[] | undefined {
  return build.build.commands.map(normaliseCommand).find((command) => command.name === name)?.inputs;
}

describe('a Rush project', () => {
  const TREE: Files = {
    'rush.json': `{
  // A comment.
  "rushVersion": "5.179.0",
  "nodeSupportedVersionRange": ">=22.0.0 <23.0.0",
  "projects": [
    { "packageName": "api", "projectFolder": "apps/api" },
    { "packageName": "core", "projectFolder": "libs/core" }
  ]
}`,
    'common/config/rush/pnpm-lock.yaml': 'lockfileVersion: 9.0',
    'common/scripts/install-run-rush.js': '',
    'apps/api/package.json': app({
      name: 'api',
      scripts: { build: 'tsc', start: 'node lib/a.js' },
      dependencies: { core: '*' },
    }),
    'libs/core/package.json': { name: 'core', scripts: { build: 'tsc', start: 'heft start' } },
  };
  const build = detectingOne(TREE);

  test('is installed, built and gathered by Rush, in the version that rush.json names', () => {
    expect(build.metadata.path).toBe('apps/api');
    const [setup, install, run, deploy] = commandLines(build);
    expect([setup, install, run]).toEqual([
      'npm install --global @microsoft/rush@5.179.0',
      'rush install --to api',
      'rush build --to api',
    ]);
    expect(deploy).toContain('rush deploy --scenario aipack --project api --target-folder /root/deploy');
    expect(inputsOf(build, 'install dependencies')).toContain('../../libs/core/package.json');
  });

  test('lies in the image where the gathered projects expect each other', () => {
    expect(build.runtime.copy).toEqual([{ from: '/root/deploy', to: '/app' }]);
    expect(build.runtime.workdir).toBe('/app/apps/api');
  });

  test('runs on a Node.js that Rush accepts', () => {
    expect(decision(build, 'runtime version')).toBe('nodejs-22 (rush.json:4)');
  });

  test('is gathered as the repository says where it has a scenario for it', () => {
    const own = { 'common/config/rush/deploy.json': { deploymentProjectNames: ['api'] } };
    expect(commandLines(detectingOne({ ...TREE, ...own })).join('\n')).not.toContain('--scenario');
  });

  test('is updated where there are no scripts of Rush yet, since an install insists on them', () => {
    const files = Object.fromEntries(Object.entries(TREE).filter(([path]) => !path.startsWith('common/scripts')));
    expect(commandLines(detectingOne(files))[1]).toBe('rush update');
  });
});

describe("moon's tasks", () => {
  const TREE: Files = {
    'pnpm-workspace.yaml': 'packages: ["apps/*", "libs/*"]\n',
    'pnpm-lock.yaml': "lockfileVersion: '9.0'\n",
    'package.json': { private: true },
    '.moon/toolchain.yml': "node:\n  version: '22.11.0'\n",
    'apps/api/package.json': { name: 'api', dependencies: { core: 'workspace:*' } },
    'apps/api/moon.yml':
      'tasks:\n  build:\n    command: tsc\n    args: [-p, tsconfig.build.json]\n  start:\n    command: node dist/a.js\n',
    'libs/core/package.json': { name: 'core', main: 'a.js' },
    'libs/core/a.js': '',
    'libs/core/moon.yml': 'type: library\ntasks:\n  build:\n    command: tsc\n',
  };

  test('build and start a package that has no scripts, and build what it needs before', () => {
    const build = detectingOne(TREE);
    expect(commandLines(build).slice(-3, -1)).toEqual([
      'cd ../../libs/core && pnpm exec tsc',
      'pnpm exec tsc -p tsconfig.build.json',
    ]);
    expect(decision(build, 'start command')).toBe('node dist/a.js (apps/api/moon.yml:6)');
    expect(decision(build, 'runtime version')).toBe('nodejs-22 (.moon/toolchain.yml:2)');
  });
});

describe('an Nx application', () => {
  const ROOT: Files = {
    'package.json': { private: true, devDependencies: { nx: '21' } },
    ...LOCK,
    'nx.json': {
      plugins: [
        '@nx/webpack/plugin',
        { plugin: '@nx/vite/plugin', options: { buildTargetName: 'bundle' } },
        '@nx/next/plugin',
      ],
    },
  };

  test('is built at the root, and its development dependencies are removed', () => {
    const build = detectingOne({
      ...ROOT,
      'apps/api/project.json': {
        name: 'api',
        targets: {
          build: {
            executor: '@nx/js:tsc',
            options: { outputPath: 'dist/apps/api' },
            configurations: { production: {} },
          },
        },
      },
    });
    expect(commandLines(build)).toEqual([
      'cd ../.. && npm ci',
      'cd ../.. && npx --no-install nx run api:build:production',
      'cd ../.. && npm prune --omit=dev --ignore-scripts',
    ]);
    expect(build.runtime.command).toEqual(['node', 'src/main.js']);
    expect(build.runtime.copy).toContainEqual({ from: '../../dist/apps/api', to: '.' });
  });

  test.each<[string, Files, string, string]>([
    [
      'webpack.config.js',
      {
        'apps/a/webpack.config.js':
          "module.exports = { target: 'node', output: { path: join(__dirname, '../../dist/apps/a') } }",
      },
      'nx run a:build',
      '../../dist/apps/a',
    ],
    [
      'vite.config.ts',
      { 'apps/a/vite.config.ts': "build: { outDir: './out' }", 'apps/a/index.html': '' },
      'nx run a:bundle',
      'out',
    ],
    ['next.config.js', { 'apps/a/next.config.js': '' }, 'nx run a:build', '.'],
  ])('has the target that a plugin makes of %s', (_, files, run, from) => {
    const build = detectingOne({ ...ROOT, 'apps/a/package.json': { name: 'a' }, ...files });
    expect(commandLines(build).join('\n')).toContain(run);
    expect(build.runtime.copy.map((entry) => entry.from)).toContain(from);
  });

  test('of Angular is where its builder puts what browsers get', () => {
    const target = { executor: '@nx/angular:application', options: { outputPath: { base: 'dist/shop', browser: '' } } };
    const build = detectingOne({ ...ROOT, 'apps/shop/project.json': { name: 'shop', targets: { build: target } } });
    expect(build.runtime.copy).toContainEqual({ from: '../../dist/shop', to: '/srv/www' });
  });
});

describe('Lerna packages', () => {
  test('that need each other are installed together, as the workspace that they are not declared to be', () => {
    const build = detectingOne({
      'package.json': { private: true, devDependencies: { lerna: '6' } },
      'lerna.json': { packages: ['packages/*'] },
      'packages/api/package.json': app({ name: 'api', dependencies: { core: '^1.0.0' } }),
      'packages/core/package.json': { name: 'core' },
    });
    const [install] = commandLines(build);
    expect(install).toMatch(
      /workspaces:w.* \.\.\/\.\.\/package\.json 'packages\/\*' && npm install --omit=dev --prefix \.\.\/\.\.$/,
    );
    expect(build.runtime.copy.map(({ to }) => to)).toContain('/app/packages/core');
  });
});

describe('a build in a workspace', () => {
  const TREE: Files = {
    ...LOCK,
    'package.json': { workspaces: ['apps/*', 'packages/*', 'tooling'] },
    'readme.md': '',
    'docs/a.md': '',
    '.github/workflows/ci.yml': '',
    'turbo.json': {},
    'apps/web/package.json': app({
      name: 'web',
      scripts: { build: 'x', start: 'node a.js' },
      dependencies: { ui: '*' },
    }),
    'apps/web/a.js': "require('../../packages/by-path/b')",
    'apps/web/tsconfig.json': { extends: '../../tooling/base.json' },
    'apps/api/package.json': app({ name: 'api' }),
    'apps/api/a.js': '',
    'packages/ui/package.json': { name: 'ui', dependencies: { icons: '*' } },
    'packages/icons/package.json': { name: 'icons' },
    'packages/other/package.json': { name: 'other' },
    'packages/by-path/package.json': { name: 'by-path' },
    'tooling/package.json': { name: 'tooling' },
    'tooling/base.json': {},
  };
  const web = (files: Files = {}) => {
    const { builds } = detecting({ ...TREE, ...files });
    return builds.find(({ metadata }) => metadata.project_name === 'web')!;
  };

  test('sees the service, all that it needs, and what belongs to no member', () => {
    expect(inputsOf(web(), 'build')).toEqual([
      '../../package-lock.json',
      '../../package.json',
      '../../turbo.json',
      '.',
      '../../packages/by-path',
      '../../packages/icons',
      '../../packages/ui',
      '../../tooling',
    ]);
  });

  test('is the same whatever another member holds', () => {
    expect(web({ 'apps/api/b.js': 'changed', 'packages/other/c.js': 'new' })).toEqual(web());
  });

  test('sees a member whatever its folder is called', () => {
    const { builds } = detecting({
      ...LOCK,
      'package.json': { workspaces: ['docs', 'packages/*'] },
      'docs/package.json': app({ name: 'docs', scripts: { build: 'x', start: 'node a.js' } }),
      'docs/a.js': '',
      'packages/other/package.json': { name: 'other' },
    });
    expect(inputsOf(builds[0]!, 'build')).toEqual(['../package-lock.json', '../package.json', '.']);
  });

  test('sees everything where every member is needed', () => {
    const { builds } = detecting({
      ...LOCK,
      'package.json': { workspaces: ['apps/*'] },
      'apps/web/package.json': app({ scripts: { build: 'x', start: 'node a.js' } }),
    });
    expect(inputsOf(builds[0]!, 'build')).toBeUndefined();
  });
});

describe('a member of a workspace', () => {
  const member = (manifest: object, files: Files = {}) =>
    detectingOne({
      ...LOCK,
      'package.json': { workspaces: ['apps/*'] },
      'apps/web/package.json': { name: 'web', ...manifest },
      ...files,
    });

  test('reaches a tool that the package manager put at the root', () => {
    const build = member({ scripts: { build: 'next build', start: 'next start' }, dependencies: { next: '15' } });
    expect(build.runtime.command).toEqual(['node', 'node_modules/.bin/next', 'start']);
    expect(commandLines(build).at(-1)).toBe(
      '[ -e node_modules/.bin/next ] || { mkdir -p node_modules/.bin && ln -s ../../../../node_modules/.bin/next node_modules/.bin/next; }',
    );
  });

  test('finds tools of both places where a shell starts it', () => {
    const build = member({ scripts: { start: 'migrate && node a.js' }, dependencies: { express: '5' } });
    expect(build.runtime.env.PATH).toMatch(/^\/app\/apps\/web\/node_modules\/\.bin:\/app\/node_modules\/\.bin:/);
  });

  test.each<[string, string]>([
    ['as Next.js traces from the lock file', "output: 'standalone'"],
    ['as the configuration says', "output: 'standalone', outputFileTracingRoot: path.join(__dirname, '../../')"],
  ])('keeps its place in a standalone Next.js server, %s', (_, config) => {
    const build = member(
      { scripts: { build: 'next build' }, dependencies: { next: '15' } },
      { 'apps/web/next.config.js': `module.exports = {\n  ${config},\n}`, 'apps/web/public/a.png': '' },
    );
    expect(build.runtime.command).toEqual(['node', 'apps/web/server.js']);
    expect(build.runtime.copy).toEqual([
      { from: '.next/standalone', to: '.' },
      { from: '.next/static', to: 'apps/web/.next/static' },
      { from: 'public', to: 'apps/web/public' },
    ]);
    expect(commandLines(build).join('\n')).not.toContain('prune');
  });

  test('is no service for a framework that it is made for and not built with', () => {
    const { builds } = detecting({
      ...LOCK,
      'package.json': { workspaces: ['apps/*', 'packages/*'] },
      'apps/web/package.json': app({ name: 'web' }),
      'packages/kit/package.json': { name: 'kit', scripts: { build: 'tsc' }, dependencies: { next: '15' } },
      'packages/cli/package.json': { name: 'cli', bin: 'a.js', scripts: { start: 'node a.js' } },
    });
    expect(builds.map(({ metadata }) => metadata.project_name)).toEqual(['web']);
  });
});

describe('the root of a workspace', () => {
  const paths = (root: object, files: Files = {}) =>
    detecting({
      ...LOCK,
      'package.json': { workspaces: ['apps/*'], ...root },
      'apps/api/package.json': app({ name: 'api' }),
      'apps/api/a.js': '',
      ...files,
    }).builds.map(({ metadata }) => metadata.path);

  test.each([
    'node apps/api/a.js',
    'cd apps/api && npm start',
    'npm start -w api',
    'turbo run start --filter=api',
    'npm --prefix apps/api start',
  ])('is no service of its own with `%s`', (start) => {
    expect(paths({ scripts: { start } })).toEqual(['apps/api']);
  });

  test('is none for a platform that starts a member', () => {
    expect(paths({}, { Procfile: 'web: echo migrate && npx turbo run start --filter=api\n' })).toEqual(['apps/api']);
  });

  test('is one when it starts what does not start by itself', () => {
    expect(
      paths({ scripts: { start: 'node apps/lib/b.js' } }, { 'apps/lib/package.json': {}, 'apps/lib/b.js': '' }),
    ).toEqual(['.', 'apps/api']);
  });

  test('counts a member with a manifest that pnpm alone reads', () => {
    const build = detectingOne({
      'pnpm-workspace.yaml': 'packages: ["apps/*", "libs/*"]\n',
      'pnpm-lock.yaml': "lockfileVersion: '9.0'\n",
      'package.json': { private: true },
      'apps/api/package.json': { name: 'api', dependencies: { core: 'workspace:*' }, scripts: { start: 'node a.js' } },
      'apps/api/a.js': 'require("http").createServer().listen(4000)',
      'libs/core/package.yaml': 'name: core\nscripts:\n  build: tsc\n',
    });
    expect(commandLines(build)).toContain('pnpm --filter core run build');
  });

  test("is read from pnpm's own file where there is one", () => {
    const { builds } = detecting({
      'pnpm-workspace.yaml': 'packages: ["demos/*"]\n',
      'pnpm-lock.yaml': "lockfileVersion: '9.0'\n",
      'package.json': { workspaces: ['packages/*'] },
      'demos/a/package.json': app({ name: 'a' }),
    });
    expect(builds.map(({ metadata }) => metadata.build_system)).toEqual(['pnpm']);
  });
});

describe('folders beside services', () => {
  test('of tests are none, even if a workspace names them; examples are where there is nothing else', () => {
    const tree: Files = {
      'package.json': { workspaces: ['packages/**', 'examples/*'] },
      'packages/a/test/fixtures/b/package.json': app({ name: 'b' }),
      'examples/c/package.json': app({ name: 'c' }),
    };
    expect(detecting(tree).builds.map(({ metadata }) => metadata.project_name)).toEqual(['c']);
    const { builds, considered } = detecting({ ...tree, 'packages/web/package.json': app({ name: 'web' }) });
    expect(builds.map(({ metadata }) => metadata.project_name)).toEqual(['web']);
    expect(considered).toContainEqual({
      path: 'examples/c',
      what: 'example',
      because: 'the repository has services of its own',
    });
  });
});
