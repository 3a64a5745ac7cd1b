import { describe, expect, test } from '@jest/globals';
import { changedServices } from '../../../src/detect/core/changed.ts';
import { explainText } from '../../../src/detect/explain.ts';
import { tablesOf } from '../../../src/detect/core/tables.ts';
import { REGISTRY } from '../../../src/detect/registry.ts';
import { memoryRepository } from '../../../src/detect/repository.ts';
import { detecting, detectingOne, type Files } from '../../support/detect/detecting.ts';

const TREE = {
  'package.json': JSON.stringify({ name: 'root', workspaces: ['apps/*', 'libs/*'] }),
  'package-lock.json': '{}',
  'apps/web/package.json': JSON.stringify({
    name: 'web',
    scripts: { start: 'node a.js', build: 'tsc' },
    dependencies: { ui: '*' },
  }),
  'apps/web/a.js': '',
  'apps/api/package.json': JSON.stringify({ name: 'api', scripts: { start: 'node a.js' } }),
  'apps/api/a.js': '',
  'libs/ui/package.json': JSON.stringify({ name: 'ui', scripts: { build: 'tsc' }, dependencies: { core: '*' } }),
  'libs/core/package.json': JSON.stringify({ name: 'core', scripts: { build: 'tsc' } }),
};

describe('services of a workspace', () => {
  const { builds } = detecting(TREE);
  const web = builds.find(({ metadata }) => metadata.project_name === 'web');

  test('are the applications, not the libraries', () => {
    expect(builds.map(({ metadata }) => metadata.path)).toEqual(['apps/api', 'apps/web']);
  });

  test('are built after what they need, in that order', () => {
    const runs = (web?.build.commands ?? []).map((command) => (typeof command === 'string' ? command : command.run));
    expect(runs).toEqual([
      'npm ci --prefix ../..',
      'npm --prefix ../../libs/core run build',
      'npm --prefix ../../libs/ui run build',
      'npm run build',
    ]);
  });

  test('ship what they need and nothing of the other services', () => {
    expect(web?.runtime.copy.map(({ to }) => to)).toEqual([
      '/app/node_modules',
      '/app/package.json',
      '/app/libs/core',
      '/app/libs/ui',
      '/app/apps/web',
    ]);
    expect(web?.runtime.workdir).toBe('/app/apps/web');
  });
});

describe('services that a change touches', () => {
  const { builds } = detecting(TREE);
  const touched = (...files: string[]) =>
    changedServices(memoryRepository(TREE), tablesOf(REGISTRY), builds, files).map(
      ({ metadata }) => metadata.project_name,
    );

  test.each([
    [['apps/api/a.js'], ['api']],
    [['libs/core/index.js'], ['web']],
    [['package-lock.json'], ['api', 'web']],
    [['README.md'], []],
    [['apps/website/a.js'], []],
    [
      ['apps/api/a.js', 'libs/ui/b.js'],
      ['api', 'web'],
    ],
  ])('%j: %j', (files, expected) => {
    expect(touched(...files)).toEqual(expected);
  });

  test('at the root are touched by whatever belongs to no other', () => {
    const files = {
      'package.json': '{"name":"root","main":"a.js"}',
      'a.js': '',
      'api/go.mod': 'module api\n\ngo 1.26\n',
      'api/main.go': 'package main\n\nfunc main() {}\n',
    };
    const all = detecting(files).builds;
    const names = (changed: string) =>
      changedServices(memoryRepository(files), tablesOf(REGISTRY), all, [changed]).map(({ metadata }) => metadata.path);
    expect(names('lib/x.js')).toEqual(['.']);
    expect(names('api/main.go')).toEqual(['api']);
  });
});

describe('an account of what was decided', () => {
  const text = explainText(detecting(TREE));

  test('names decisions with their places, what commands see, and what was rejected', () => {
    expect(text).toContain('web (apps/web)\n');
    expect(text).toContain(
      'start command: node a.js, because scripts.start says `node a.js` [apps/web/package.json:1]',
    );
    expect(text).toContain(
      'runs: npm --prefix ../../libs/core run build (sees ../../package-lock.json, ../../package.json, ., ../../libs)',
    );
    expect(text).toContain('runs: npm run build (sees what the commands before it saw)');
    expect(text).toContain('libs/ui: javascript package: package.json has neither a start script');
  });
});

describe('projects side by side', () => {
  test('need no manifest where the compose file builds them, but have to be programs', () => {
    const files = {
      'site/index.html': '<p>shop</p>',
      'api/main.go': 'package main\n\nimport "net/http"\n\nfunc main() { http.ListenAndServe(":8081", nil) }\n',
      'database/start.sh': 'exec postgres\n',
      'pictures/index.html': '<p>nobody builds this</p>',
    };
    const compose =
      'services:\n  web: { build: ./site }\n  api: { build: { context: api/ } }\n  db: { build: database }\n';
    const { builds } = detecting({ ...files, 'compose.yaml': compose });
    expect(builds.map(({ metadata }) => [metadata.project_name, metadata.path, metadata.language])).toEqual([
      ['api', 'api', 'go'],
      ['web', 'site', 'html'],
    ]);
  });

  test('vendored, hidden and example projects are no services', () => {
    const app = { 'package.json': '{"scripts":{"start":"node a.js"}}' };
    const at = (folder: string) => ({ [`${folder}/package.json`]: app['package.json'] });
    const { builds } = detecting({
      ...at('api'),
      ...at('vendor/x'),
      ...at('examples/y'),
      ...at('.github/z'),
      ...at('node_modules/w'),
    });
    expect(builds.map(({ metadata }) => metadata.path)).toEqual(['api']);
  });

  test('a workspace may call its members as it likes', () => {
    const { builds } = detecting({
      'package.json': { workspaces: ['examples/*'] },
      'examples/a/package.json': { name: 'a', scripts: { start: 'node x' } },
    });
    expect(builds.map(({ metadata }) => metadata.path)).toEqual(['examples/a']);
  });

  test('only what lies in a service tells of it', () => {
    const { builds } = detecting({
      'one/package.json': { name: 'one', scripts: { start: 'node a.js' } },
      'one/a.js': 'app.listen(1111)',
      'two/package.json': { name: 'two', scripts: { start: 'node a.js' } },
      'two/a.js': 'app.listen(2222)',
    });
    expect(builds.map(({ runtime }) => runtime.ports)).toEqual([[1111], [2222]]);
  });
});

describe('what lies in a folder of templates', () => {
  const SERVER = "require('express')().get('/health', () => {}).listen(process.env.PORT || 4711);\n";

  test.each<[string, Files]>([
    [
      'a project',
      {
        'templates/express/package.json': { name: 't', scripts: { start: 'node server.js' } },
        'templates/express/server.js': SERVER,
      },
    ],
    [
      'a project whose manifest has another name',
      { 'templates/api/_package.json': {}, 'templates/api/server.js': SERVER },
    ],
    [
      'a project below the source',
      { 'src/template/package.json': { scripts: { start: 'node a.js' } }, 'src/template/a.js': SERVER },
    ],
  ])('%s is no service and has no say in the port', (_, files) => {
    const { runtime } = detectingOne({
      'package.json': {
        name: 'ide',
        scripts: { build: 'next build', start: 'next start' },
        dependencies: { next: '15' },
      },
      'pages/index.js': '',
      ...files,
    });
    expect(runtime.ports).toEqual([3000]);
    expect(runtime.health).toBeUndefined();
  });

  test('is part of a program where it lies beside the rest of it', () => {
    const { runtime } = detectingOne({
      'package.json': { name: 'a', scripts: { start: 'node index.js' } },
      'index.js': "require('./src/templates/server');\n",
      'src/templates/server.js': SERVER,
    });
    expect(runtime.ports).toEqual([4711]);
  });
});
