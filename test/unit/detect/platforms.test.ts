import { describe, expect, test } from '@jest/globals';
import { memorySource } from '../../../src/detect/core/memory-source.ts';
import { detect } from '../../../src/detect/detect.ts';
import { repositoryOf } from '../../../src/detect/repository.ts';
import { decision, detectingOne, type Files } from '../../support/detect/detecting.ts';
import { indexCatalog } from '../../support/detect/index-catalog.ts';

const server = {
  'package.json': { name: 'shop', scripts: { start: 'node server.js' }, dependencies: { express: '^4.0.0' } },
  'server.js': 'require("express")().listen(process.env.PORT ?? 3000);\n',
};

const EXPRESS_RANGE = { express: '^4.0.0' };

/** What a lock file of npm says of packages below node_modules. */
function npmLock(packages: Readonly<Record<string, object>>): object {
  const entries = Object.entries(packages).map(([name, entry]): [string, object] => [`node_modules/${name}`, entry]);
  return { lockfileVersion: 3, packages: { '': { dependencies: EXPRESS_RANGE }, ...Object.fromEntries(entries) } };
}

const EXPRESS = { express: { version: '4.21.0' } };

function platformsOf(files: Files): string {
  const build = detectingOne(files);
  return `${build.build.platforms ?? 'unsaid'}: ${decision(build, 'platforms') ?? ''}`;
}

describe('a JavaScript server is built once for all platforms', () => {
  test.each<[string, Files]>([
    ['by the lock file of npm', { 'package-lock.json': npmLock(EXPRESS) }],
    [
      'with a tool for one processor that only development needs',
      {
        'package-lock.json': npmLock({
          ...EXPRESS,
          '@esbuild/linux-x64': { version: '0.25.0', dev: true, cpu: ['x64'] },
        }),
      },
    ],
    [
      'with a package whose script only prints something',
      {
        'package-lock.json': npmLock({ ...EXPRESS, 'core-js': { version: '3.40.0', hasInstallScript: true } }),
      },
    ],
    [
      'by a lock file of pnpm 9',
      {
        'pnpm-lock.yaml':
          "lockfileVersion: '9.0'\n\npackages:\n\n  express@4.21.0:\n    resolution: {integrity: sha512-x}\n\nsnapshots:\n\n  express@4.21.0: {}\n",
      },
    ],
    [
      'by a lock file of pnpm 8 that says what is for development',
      {
        'pnpm-lock.yaml':
          "lockfileVersion: '6.0'\n\npackages:\n\n  /express@4.21.0:\n    resolution: {integrity: sha512-x}\n    dev: false\n\n  /@esbuild/linux-x64@0.18.0:\n    resolution: {integrity: sha512-x}\n    cpu: [x64]\n    requiresBuild: true\n    dev: true\n",
      },
    ],
    ['by a lock file of Yarn 1', { 'yarn.lock': '# yarn lockfile v1\n\n\nexpress@^4.0.0:\n  version "4.21.0"\n' }],
    [
      'by a lock file of a later Yarn',
      {
        'yarn.lock': '__metadata:\n  version: 8\n\n"express@npm:^4.0.0":\n  version: 4.21.0\n  languageName: node\n',
      },
    ],
    [
      'by a bun.lock',
      { 'bun.lock': '{\n  "packages": {\n    "express": ["express@4.21.0", "", {}, "sha512-x"],\n  }\n}\n' },
    ],
  ])('%s', (_, lock) => {
    const [file = ''] = Object.keys(lock);
    expect(platformsOf({ ...server, ...lock })).toBe(`portable: portable (${file})`);
  });

  test('without anything to install', () => {
    const files = {
      'package.json': { name: 'shop', scripts: { start: 'node server.js' } },
      'server.js': 'require("http").createServer().listen(3000);\n',
    };
    expect(platformsOf(files)).toBe('portable: portable');
  });
});

describe('a JavaScript server is built on each platform', () => {
  test.each<[string, Files]>([
    [
      'with a package for one processor',
      {
        'package-lock.json': npmLock({
          ...EXPRESS,
          '@img/sharp-linux-x64': { version: '0.33.0', optional: true, cpu: ['x64'] },
        }),
      },
    ],
    [
      'with a package that compiles, deep in the tree',
      {
        'package-lock.json': npmLock({
          ...EXPRESS,
          'express/node_modules/bcrypt': { version: '5.1.1', hasInstallScript: true },
        }),
      },
    ],
    [
      'by a lock file of pnpm 9 with a package that compiles',
      {
        'pnpm-lock.yaml':
          "lockfileVersion: '9.0'\n\npackages:\n\n  bcrypt@5.1.1:\n    resolution: {integrity: sha512-x}\n\n  '@types/node@22.0.0':\n    resolution: {integrity: sha512-x}\n\nsnapshots:\n",
      },
    ],
    [
      'by a lock file of pnpm with a package for one processor',
      {
        'pnpm-lock.yaml':
          "lockfileVersion: '9.0'\n\npackages:\n\n  '@rollup/rollup-linux-x64-gnu@4.0.0':\n    resolution: {integrity: sha512-x}\n    cpu: [x64]\n    os: [linux]\n\nsnapshots:\n",
      },
    ],
    [
      'by a lock file of Yarn 1 with a package for one processor',
      {
        'yarn.lock':
          '# yarn lockfile v1\n\n\n"@esbuild/linux-x64@0.21.5":\n  version "0.21.5"\n\nexpress@^4.0.0:\n  version "4.21.0"\n',
      },
    ],
    [
      'by a lock file of a later Yarn with conditions',
      {
        'yarn.lock':
          '__metadata:\n  version: 8\n\n"@swc/core@npm:1.0.0":\n  version: 1.0.0\n  conditions: os=linux & cpu=x64\n',
      },
    ],
    [
      'by a bun.lock with a package for one processor',
      {
        'bun.lock':
          '{\n  "packages": {\n    "x": ["@x/linux@1.0.0", "", { "os": "linux", "cpu": "x64" }, "sha512-x"],\n  }\n}\n',
      },
    ],
  ])('%s', (_, lock) => {
    const [file = ''] = Object.keys(lock);
    expect(platformsOf({ ...server, ...lock })).toBe(`native: native (${file})`);
  });

  test('without a lock file, since nothing shows what is installed', () => {
    expect(platformsOf(server)).toBe('native: native');
  });

  test('where its own dependency compiles', () => {
    const files = {
      ...server,
      'package.json': { ...server['package.json'], dependencies: { bcrypt: '^5.0.0' } },
      'package-lock.json': npmLock({}),
    };
    expect(platformsOf(files)).toMatch(/^native/);
  });

  test('where it becomes a program of its own', () => {
    const manifest = {
      name: 'shop',
      scripts: { build: 'bun build --compile server.ts --outfile shop', start: './shop' },
    };
    expect(
      platformsOf({
        'package.json': manifest,
        'bun.lock': '{}',
        'server.ts': 'Bun.serve({ port: 3000, fetch() {} });\n',
      }),
    ).toMatch(/^native/);
  });
});

test('the lock file of a workspace is searched once, however many members ask for it', () => {
  const member = (name: string) => ({
    [`${name}/package.json`]: JSON.stringify({ ...server['package.json'], name }),
    [`${name}/server.js`]: server['server.js'],
  });
  const texts = {
    'package.json': JSON.stringify({ private: true, workspaces: ['one', 'two', 'three'] }),
    'package-lock.json': JSON.stringify(npmLock(EXPRESS), null, 2),
    ...member('one'),
    ...member('two'),
    ...member('three'),
  };
  const source = memorySource(texts, 'shop');
  const limits: number[] = [];
  const repository = repositoryOf({
    ...source,
    read: (path, limit) => {
      if (path === 'package-lock.json') limits.push(limit);
      return source.read(path, limit);
    },
  });
  const { builds } = detect({ repository, catalog: indexCatalog() });
  expect(builds.map(({ build }) => build.platforms)).toEqual(['portable', 'portable', 'portable']);
  expect(limits.filter((limit) => limit > 1024 * 1024)).toHaveLength(1);
});

test('a site is built once, whatever tools build it', () => {
  const manifest = { name: 'site', scripts: { build: 'vite build' }, devDependencies: { vite: '^6.0.0' } };
  expect(platformsOf({ 'package.json': manifest, 'index.html': '<!doctype html>' })).toBe('portable: portable');
});

const flask = {
  'app.py': 'from flask import Flask\napp = Flask(__name__)\n',
  'pyproject.toml': '[project]\nname = "shop"\nversion = "1"\ndependencies = ["flask"]\n',
};

/** A uv.lock of a project, what it needs, and a tool of its developers. */
function uvLock(wheel: string): string {
  return `version = 1

[[package]]
name = "flask"
version = "3.0.0"
source = { registry = "https://pypi.org/simple" }
dependencies = [
    { name = "markupsafe" },
]
wheels = [
    { url = "https://files.example/flask-3.0.0-py3-none-any.whl", hash = "sha256:0" },
]

[[package]]
name = "markupsafe"
version = "3.0.0"
source = { registry = "https://pypi.org/simple" }
wheels = [
    { url = "https://files.example/${wheel}", hash = "sha256:0" },
]

[[package]]
name = "ruff"
version = "0.9.0"
source = { registry = "https://pypi.org/simple" }
wheels = [
    { url = "https://files.example/ruff-0.9.0-py3-none-manylinux_2_17_x86_64.whl", hash = "sha256:0" },
]

[[package]]
name = "shop"
version = "1"
source = { virtual = "." }
dependencies = [
    { name = "flask" },
]

[package.dev-dependencies]
dev = [
    { name = "ruff" },
]
`;
}

describe('a Python program', () => {
  test('of pure distributions is built once; what its developers use does not count', () => {
    expect(platformsOf({ ...flask, 'uv.lock': uvLock('markupsafe-3.0.0-py3-none-any.whl') })).toBe(
      'portable: portable (uv.lock)',
    );
  });

  test('that needs a compiled one, if only through another, is built on each platform', () => {
    const wheel = 'markupsafe-3.0.0-cp313-cp313-manylinux_2_17_x86_64.whl';
    expect(platformsOf({ ...flask, 'uv.lock': uvLock(wheel) })).toBe('native: native (uv.lock)');
  });

  test('of Poetry is told by the groups of its lock file', () => {
    const pyproject =
      '[tool.poetry]\nname = "shop"\nversion = "1"\n[tool.poetry.dependencies]\npython = "^3.12"\nflask = "*"\n';
    const lock = (group: string) =>
      `\n[[package]]\nname = "flask"\ngroups = ["main"]\nfiles = [\n    {file = "flask-3.0.0-py3-none-any.whl", hash = "sha256:0"},\n]\n\n[[package]]\nname = "ruff"\ngroups = ["${group}"]\nfiles = [\n    {file = "ruff-0.9.0-py3-none-win_amd64.whl", hash = "sha256:0"},\n]\n`;
    const files = { 'app.py': flask['app.py'], 'pyproject.toml': pyproject };
    expect(platformsOf({ ...files, 'poetry.lock': lock('dev') })).toBe('portable: portable (poetry.lock)');
    expect(platformsOf({ ...files, 'poetry.lock': lock('main') })).toBe('native: native (poetry.lock)');
  });

  test('with a list of requirements only is built on each platform', () => {
    expect(platformsOf({ 'app.py': flask['app.py'], 'requirements.txt': 'flask\n' })).toBe('native: native');
  });
});

describe('a Go program', () => {
  const main = 'package main\n\nimport "net/http"\n\nfunc main() { http.ListenAndServe(":8080", nil) }\n';
  const mod = 'module example.com/shop\n\ngo 1.24\n';

  test('is compiled for other machines where the daemon runs', () => {
    const { build } = detectingOne({ 'go.mod': mod, 'main.go': main });
    expect(build.platforms).toBe('cross');
    expect(build.commands.map((each) => (typeof each === 'string' ? each : each.run))).toEqual([
      expect.stringContaining('GOARCH="$TARGETARCH" go build'),
    ]);
  });

  test('with C code is compiled on each platform', () => {
    const { build } = detectingOne({
      'go.mod': mod,
      'main.go': main.replace('import "net/http"', 'import "C"\nimport "net/http"'),
    });
    expect(build.platforms).toBe('native');
    expect(JSON.stringify(build.commands)).not.toContain('GOARCH');
  });
});
