import { expect, test } from '@jest/globals';
import type { BuildSystem } from '../../../../src/detect/core/build-system.ts';
import { NO_TREE_WORDS, NO_WORKSPACES, type Ecosystem } from '../../../../src/detect/core/ecosystem.ts';
import { decidePort, portEnv, scanPorts } from '../../../../src/detect/core/ports.ts';
import { sh } from '../../../../src/detect/core/shell.ts';
import { sourceFiles } from '../../../../src/detect/core/sources.ts';
import { hintedProgram } from '../../../../src/detect/core/start-hint.ts';
import { NO_START_WORDS } from '../../../../src/detect/core/start-words.ts';
import { tablesOf } from '../../../../src/detect/core/tables.ts';
import { detect } from '../../../../src/detect/detect.ts';
import { createRegistry } from '../../../../src/detect/registry.ts';
import { asksHistory, memoryRepository } from '../../../../src/detect/repository.ts';
import { STATIC_RULES, validateBuild } from '../../../../src/schema/validator.ts';
import { commandLines, decision } from '../../../support/detect/detecting.ts';
import { indexCatalog } from '../../../support/detect/index-catalog.ts';

// A language that nobody else knows, all of it in this file.

const press: BuildSystem = {
  id: 'press',
  language: 'Quill',
  looksFor: 'press.json',
  manifests: ['press.json'],
  strength: 'manifest',
  recognise: (folder) => (folder.has('press.json') ? folder.where('press.json') : undefined),
  plan(project) {
    const { folder } = project;
    project.decide('language', 'quill', 'press.json is its manifest', folder.where('press.json'));
    const scan = scanPorts(sourceFiles(folder, { extensions: ['.quill'], comments: 'hash' }), {
      withDefault: [],
      literal: [/listen on (?<port>\d+)/],
      mention: [/env PORT/],
    });
    const port = decidePort(project, scan);
    const start = hintedProgram(project, port, ['/usr/local/bin/shop']);
    return {
      language: 'quill',
      buildSystem: 'press',
      build: {
        packages: ['build-base'],
        commands: [{ run: sh`press --to /root/shop`, name: 'build' }],
      },
      runtime: {
        packages: ['glibc'],
        env: portEnv(port, scan.readsPort),
        copy: [{ from: '/root/shop', to: '/usr/local/bin/shop' }],
        command: start?.command ?? ['/usr/local/bin/shop'],
        ports: port === undefined ? [] : [port],
      },
    };
  },
};

const quill: Ecosystem = {
  id: 'quill',
  buildSystems: [press],
  versions: [{ family: 'quill', plain: ['.quill-version'], tools: ['quill'], depth: 1 }],
  workspaces: NO_WORKSPACES,
  tree: {
    ...NO_TREE_WORDS,
    noise: ['.press-cache'],
    testFiles: [/-proof\.quill$/],
    testFolders: ['proofs'],
    asideFolders: ['drafts'],
  },
  start: { ...NO_START_WORDS, builders: [{ program: 'press' }] },
  tools: {
    caches: ['/root/.press'],
    installs: [],
    // Pages that it sets for programs of any language.
    assets: ({ folder }) =>
      folder.has('pages.press')
        ? {
            packages: [],
            env: {},
            cache: ['/root/.press'],
            install: [],
            build: [{ run: sh`press pages`, name: 'set pages' }],
            cleanup: [],
          }
        : undefined,
    // Its program, where the build of another language calls it.
    toolchain: (_project, calls) =>
      calls.some(({ words }) => words[0] === 'press')
        ? { folders: ['.'], packages: ['build-base'], env: { PRESS: 'quiet' }, cache: ['/root/.press'], install: [] }
        : undefined,
    asksHistory: (repository) => repository.isFile('edition.press'),
  },
};

const registry = createRegistry({ ecosystems: [quill] });

function detecting(files: Readonly<Record<string, string>>) {
  const { builds } = detect({
    repository: memoryRepository(files, 'shop', { registry }),
    catalog: indexCatalog(),
    registry,
  });
  for (const build of builds) expect(validateBuild(build, STATIC_RULES)).toEqual([]);
  return builds;
}

test('a language that is one value is detected with its build system', () => {
  const [build] = detecting({ 'press.json': '{}', 'main.quill': '# listen on 1\nlisten on 4711\n' });
  expect(build?.metadata).toMatchObject({ language: 'quill', build_system: 'press', path: '.' });
  expect(build?.runtime).toMatchObject({ command: ['/usr/local/bin/shop'], ports: [4711] });
  expect(build && decision(build, 'port')).toBe('4711 (main.quill:2)');
});

test('in any folder that has its manifest, beside services of other languages', () => {
  const builds = detecting({
    'api/press.json': '{}',
    'api/main.quill': 'listen on 4711',
    'web/package.json': '{ "name": "web", "scripts": { "start": "node server.js" } }',
    'web/server.js': 'require("http").createServer().listen(3000);',
  });
  expect(builds.map(({ metadata }) => [metadata.path, metadata.language])).toEqual([
    ['api', 'quill'],
    ['web', 'javascript'],
  ]);
});

test('what it says of tests, of what is aside and of what tools leave behind holds', () => {
  const builds = detecting({
    'press.json': '{}',
    'a-proof.quill': 'listen on 1111',
    'drafts/old.quill': 'listen on 1112',
    '.press-cache/press.json': '{}',
    'proofs/press.json': '{}',
    'proofs/a.quill': 'listen on 1113',
    'src/main.quill': 'listen on 4711',
  });
  expect(builds.map(({ metadata, runtime }) => [metadata.path, runtime.ports])).toEqual([['.', [4711]]]);
});

test('a start line that has its tool build the program means the program', () => {
  const [build] = detecting({
    'press.json': '{}',
    Procfile: 'web: press run -- --loud',
    'main.quill': 'listen on 4711',
  });
  expect(build?.runtime.command).toEqual(['/usr/local/bin/shop', '--loud']);
});

test('its tools build pages for a project of another language', () => {
  const page = { 'index.php': '<?php echo 1;', 'composer.json': '{ "require": { "php": "^8.3" } }' };
  const commands = (files: Readonly<Record<string, string>>) => detecting(files).flatMap(commandLines);
  expect(commands({ ...page, 'pages.press': '' })).toContain('press pages');
  expect(commands(page)).not.toContain('press pages');
});

test('files that pin its version concern all members of a workspace', () => {
  const { isShared } = tablesOf(registry);
  expect(['.quill-version', '.python-version', '.mise.toml', '.config/mise.toml'].filter(isShared)).toHaveLength(4);
  expect(isShared('.brush-version')).toBe(false);
});

test('git is asked for the history of a tree where its tools ask for that', () => {
  const asks = (name: string) => asksHistory(memoryRepository({ [name]: '' }), registry);
  expect([asks('edition.press'), asks('press.json')]).toEqual([true, false]);
  expect(asksHistory(memoryRepository({ 'edition.press': '' }))).toBe(false);
});

test('its plans keep no folder that it does not list', () => {
  const untidy = createRegistry({ ecosystems: [{ ...quill, tools: { ...quill.tools, caches: [] } }] });
  const repository = memoryRepository({ 'pages.press': '', 'index.php': '<?php echo 1;', 'composer.json': '{}' });
  expect(() => detect({ repository, catalog: indexCatalog(), registry: untidy })).toThrow('/root/.press');
});

test('without it nothing is found', () => {
  const repository = memoryRepository({ 'press.json': '{}', 'main.quill': 'listen on 4711' });
  expect(() => detect({ repository, catalog: indexCatalog() })).toThrow('looked for');
});

test('a build of another language that calls its program has what that needs', () => {
  const [build] = detecting({
    'build.gradle':
      "plugins { id 'application' }\napplication { mainClass = 'a.B' }\ntasks.register('pages', Exec) { commandLine 'press', 'pages' }\n",
    'src/main/java/a/B.java': 'package a; class B { public static void main(String[] a) {} }',
  });
  expect(build?.build.packages).toContain('build-base');
  expect(build?.build.env).toMatchObject({ PRESS: 'quiet' });
  expect(build?.build.cache).toContain('/root/.press');
});
