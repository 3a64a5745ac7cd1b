import { OUTSIDE, PIPE, type Tree } from '../../support/hostile/trees.ts';

/** A tree that a stranger could commit, what is asked of it, and how `plan` ends: a plan, or an error with this code. */
export interface HostileTree {
  readonly name: string;
  readonly tree: Tree;
  readonly ends: string;
  /** Further arguments of every verb. */
  readonly args?: readonly string[];
}

const web = JSON.stringify({ name: 'web', scripts: { start: 'node server.js' } });
const server = 'require("http").createServer().listen(process.env.PORT ?? 3000)';
const node: Tree = { 'package.json': web, 'server.js': server };

const ESC = '\u001b';
const SPEAKS = `a\n::set-output name=image::evil\n${ESC}[31mred\u202egnp.exe\u2066`;

/** A program that git would start by itself, and what makes it do so. */
const PROOF = `touch ${OUTSIDE}/started; exit 1`;
/** A commit that is not there, so that git looks for it elsewhere. */
const MISSING = `${'1'.repeat(40)}\n`;
const config = (text: string): Tree => ({
  ...node,
  '.git/HEAD': 'ref: refs/heads/main\n',
  '.git/objects/x': '',
  '.git/refs/heads/main': MISSING,
  '.git/config': `[core]\n\trepositoryformatversion = 0\n${text}`,
});

const times = (text: string, count: number): string => text.repeat(count);
const lines = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join('\n');
/** Nine references to the level below, level by level. */
const billion = lines(9, (index) => `a${index + 1}: &a${index + 1} [${times(`*a${index}, `, 9)}]`);

const links: readonly HostileTree[] = [
  {
    name: 'a manifest that is a link to a file outside',
    tree: { 'package.json': { link: `${OUTSIDE}/manifest.json` } },
    ends: 'REPOSITORY_EMPTY',
  },
  {
    name: 'a manifest that is a link to the environment',
    tree: { 'package.json': { link: '/proc/self/environ' } },
    ends: 'REPOSITORY_EMPTY',
  },
  {
    name: 'a manifest that is a link to a device',
    tree: { 'package.json': { link: '/dev/zero' } },
    ends: 'REPOSITORY_EMPTY',
  },
  { name: 'a manifest that is a pipe', tree: { 'package.json': PIPE }, ends: 'REPOSITORY_EMPTY' },
  {
    name: 'a manifest that is a link to a pipe',
    tree: { p: PIPE, 'package.json': { link: 'p' } },
    ends: 'REPOSITORY_EMPTY',
  },
  {
    name: 'a manifest that is a link to itself',
    tree: { 'package.json': { link: 'package.json' } },
    ends: 'REPOSITORY_EMPTY',
  },
  {
    name: 'a manifest that is a link to a folder',
    tree: { 'a/b': '', 'package.json': { link: 'a' } },
    ends: 'NOTHING_DETECTED',
  },
  {
    name: 'a folder that is a link to itself',
    tree: { ...node, loop: { link: '.' }, 'a/up': { link: '..' } },
    ends: 'plan',
  },
  {
    name: 'a folder that is a link to the root of the machine',
    tree: { ...node, all: { link: '/' }, public: { link: OUTSIDE } },
    ends: 'plan',
  },
  {
    name: 'source that is a link outside',
    tree: { 'package.json': web, 'server.js': { link: `${OUTSIDE}/list` } },
    ends: 'plan',
  },
  { name: '.gitignore as a link outside', tree: { ...node, '.gitignore': { link: `${OUTSIDE}/list` } }, ends: 'plan' },
  {
    name: '.dockerignore as a link to a device',
    tree: { ...node, '.dockerignore': { link: '/dev/zero' } },
    ends: 'plan',
  },
  { name: '.dockerignore as a pipe', tree: { ...node, '.dockerignore': PIPE }, ends: 'plan' },
  {
    name: 'aipack.yml as a link outside',
    tree: { ...node, 'aipack.yml': { link: `${OUTSIDE}/manifest.yml` } },
    ends: 'plan',
  },
  {
    name: 'Dockerfile and Procfile as links outside',
    tree: { ...node, Dockerfile: { link: `${OUTSIDE}/list` }, Procfile: { link: `${OUTSIDE}/list` } },
    ends: 'plan',
  },
];

const gits: readonly HostileTree[] = [
  ...(
    [
      ['a monitor of the file system', '\tfsmonitor = sh -c "PROOF"\n'],
      ['a pager', `\tpager = sh -c "PROOF"\n[pager]\n\tlog = sh -c "PROOF"\n\tls-files = sh -c "PROOF"\n`],
      ['a folder of hooks', `\thooksPath = hooks\n`],
      ['a command for ssh', '\tsshCommand = sh -c "PROOF"\n[remote "origin"]\n\turl = ssh://x/y\n'],
      ['a program that shows signatures', '[log]\n\tshowSignature = true\n[gpg]\n\tprogram = sh -c "PROOF"\n'],
      ['an external diff', '[diff]\n\texternal = sh -c "PROOF"\n'],
      ['a helper for credentials', '[credential]\n\thelper = "!PROOF"\n'],
      ['an alias', '[alias]\n\tls-files = "!PROOF"\n\tlog = "!PROOF"\n'],
      ['a part from outside', `[include]\n\tpath = ${OUTSIDE}/list\n`],
    ] as const
  ).map(([name, text]) => ({
    name: `a configuration of git with ${name}`,
    tree: { ...config(text.replaceAll('PROOF', PROOF)), 'hooks/post-index-change': `#!/bin/sh\n${PROOF}\n` },
    ends: 'plan',
  })),
  { name: 'a file .git that leads outside', tree: { ...node, '.git': `gitdir: ${OUTSIDE}\n` }, ends: 'plan' },
];

const names: readonly HostileTree[] = [
  {
    name: 'a package whose name speaks',
    tree: { 'package.json': JSON.stringify({ name: SPEAKS, scripts: { start: 'node server.js' } }), 'server.js': '' },
    ends: 'plan',
  },
  {
    name: 'versions that speak',
    tree: { ...node, '.nvmrc': `99${ESC}[31m\n`, '.tool-versions': `nodejs 98${ESC}]0;x\u0007\n` },
    ends: 'plan',
  },
  {
    name: 'a package that speaks',
    tree: { ...node, 'aipack.yml': `runtime:\n  packages: [${JSON.stringify(SPEAKS)}]\n` },
    ends: 'SPEC_INVALID',
  },
  {
    name: 'a port and a path that speak',
    tree: { ...node, 'aipack.yml': `runtime:\n  health: { endpoint: ${JSON.stringify(`/${SPEAKS}`)} }\n` },
    ends: 'SPEC_INVALID',
  },
  {
    name: 'names that objects have',
    tree: {
      'constructor/package.json': web,
      'constructor/server.js': server,
      'constructor/Procfile': 'web: node server.js\ntoString: constructor a\n',
      'constructor/k8s/a.yaml': 'kind: constructor\n',
      'aipack.yml': 'services:\n  constructor:\n    runtime: { env: { toString: a, valueOf: b } }\n',
    },
    ends: 'plan',
    args: ['--label', 'constructor=a', '--label', 'toString=b'],
  },
  {
    name: 'a service called as what objects have',
    tree: node,
    args: ['--service', 'constructor'],
    ends: 'SERVICE_UNKNOWN',
  },
  {
    name: 'a name for the prototype',
    tree: { ...node, 'aipack.yml': 'runtime:\n  env: { __proto__: { a: b } }\n' },
    ends: 'SPEC_INVALID',
  },
  {
    name: 'the longest name that there can be',
    tree: { ...node, [`${times('ä', 120)}/${times('n', 250)}`]: '' },
    ends: 'plan',
  },
];

const bombs: readonly HostileTree[] = [
  {
    name: 'aliases that double, in a file of hints',
    tree: { ...node, 'compose.yml': `a0: &a0 x\n${billion}\nservices: { web: { build: ., command: *a9 } }\n` },
    ends: 'plan',
  },
  {
    name: 'aliases that double, in a manifest',
    tree: { 'pubspec.yaml': `name: a\na0: &a0 x\n${billion}\n`, 'bin/a.dart': '' },
    ends: 'MANIFEST_UNREADABLE',
  },
  {
    name: 'aliases that double, in aipack.yml',
    tree: { ...node, 'aipack.yml': `a0: &a0 x\n${billion}\n` },
    ends: 'SPEC_INVALID',
  },
  {
    name: 'a spec file of 100,000 documents',
    tree: { ...node, 'app.yaml': times('---\na: b\n', 100_000) },
    args: ['--spec', 'app.yaml'],
    ends: 'SPEC_INVALID',
  },
  {
    name: 'a spec file with paths that are too long',
    tree: {
      ...node,
      'app.json': JSON.stringify({
        metadata: { project_name: 'a', language: 'x', build_system: 'x', path: times('a/', 3000) },
        build: { commands: [{ run: 'a', inputs: [times('b/', 3000)] }] },
        runtime: { command: ['a'] },
      }),
    },
    args: ['--spec', 'app.json'],
    ends: 'SPEC_INVALID',
  },
  {
    name: 'entities that double',
    tree: {
      'pom.xml': `<!DOCTYPE a [<!ENTITY a "x">${lines(9, (i) => `<!ENTITY a${i} "${times('&a;', 9)}">`)}]><project><artifactId>&a8;</artifactId></project>`,
    },
    ends: 'MANIFEST_UNREADABLE',
  },
  {
    name: 'an entity that is a file',
    tree: {
      'pom.xml': `<!DOCTYPE a [<!ENTITY a SYSTEM "file://${OUTSIDE}/list">]><project><artifactId>&a;</artifactId></project>`,
    },
    ends: 'MANIFEST_UNREADABLE',
  },
  {
    name: 'properties of Maven that double',
    tree: {
      'pom.xml': `<project><artifactId>\${a30}</artifactId><properties><start-class>\${a30}</start-class><a0>x</a0>${lines(30, (i) => `<a${i + 1}>\${a${i}}\${a${i}}</a${i + 1}>`)}</properties></project>`,
    },
    ends: 'any',
  },
  ...(['package.json', 'composer.json', 'deno.json', 'tsconfig.json', 'nx.json'] as const).map((file) => ({
    name: `${file} nested 100,000 deep`,
    tree: { ...node, [file]: times('{"a":', 100_000) },
    ends: 'any',
  })),
  {
    name: 'TOML nested 100,000 deep',
    tree: { 'Cargo.toml': `a = ${times('[', 100_000)}` },
    ends: 'MANIFEST_UNREADABLE',
  },
  { name: 'XML nested 100,000 deep', tree: { 'pom.xml': times('<a>', 100_000) }, ends: 'MANIFEST_UNREADABLE' },
  { name: 'a manifest of 50 MB', tree: { 'package.json': Buffer.alloc(50_000_000, ' ') }, ends: 'MANIFEST_UNREADABLE' },
  { name: 'aipack.yml of 50 MB', tree: { ...node, 'aipack.yml': Buffer.alloc(50_000_000, '#') }, ends: 'any' },
  { name: 'a manifest of zeros', tree: { 'package.json': Buffer.alloc(10_000) }, ends: 'MANIFEST_UNREADABLE' },
  {
    name: 'a manifest that is no UTF-8',
    tree: { 'package.json': Buffer.from('7b226e616d65223a22fffec328227d', 'hex'), 'index.js': server },
    ends: 'plan',
  },
  {
    name: 'a manifest in UTF-16',
    tree: { 'package.json': Buffer.from(`\ufeff${web}`, 'utf16le'), 'server.js': server },
    ends: 'plan',
  },
  {
    name: '.gitignore of 1 MB of patterns',
    tree: { ...node, '.gitignore': lines(50_000, (i) => `**/*a*a*${i}*a*a/**`) },
    ends: 'plan',
  },
  {
    name: 'dots in pyproject.toml',
    tree: { 'pyproject.toml': `[project]\nname = "a"\nx = """\n${times('.', 150)}\n"""\n`, 'main.py': '' },
    ends: 'any',
  },
  {
    name: 'blanks in setup.cfg',
    tree: {
      'setup.cfg': `[options]\ninstall_requires =\n${times(' \n', 30)}x`,
      'setup.py': '',
      'main.py': 'app.run()',
    },
    ends: 'any',
  },
  {
    name: 'a module of Elixir that backtracks',
    tree: {
      'mix.exs': 'defmodule A.MixProject do\n def project, do: [app: :a]\n def application, do: [mod: {A, []}]\nend',
      'lib/a.ex': times('plug ', 20_000),
    },
    ends: 'any',
  },
  {
    name: 'a build.gradle of 500 KB',
    tree: { 'build.gradle': `plugins { id 'application' }\n${times("implementation('a' ", 25_000)}` },
    ends: 'any',
  },
  {
    name: 'a workflow of 240 KB',
    tree: {
      ...node,
      '.github/workflows/a.yml': `on: push\njobs:\n${lines(4000, (i) => `  j${i}:\n    steps:\n      - run: apt-get install ${times('a ', 10)}`)}`,
    },
    ends: 'plan',
  },
  {
    name: 'blanks in every kind of source',
    tree: Object.fromEntries(
      [
        'a.js',
        'a.py',
        'a.go',
        'a.rs',
        'a.rb',
        'a.php',
        'A.java',
        'a.cs',
        'a.ex',
        'a.dart',
        'a.zig',
        'a.c',
        'index.html',
        'start.sh',
      ].map((file) => [file, `${times(' ', 60_000)}\n${times('listen( ', 5000)}`]),
    ),
    ends: 'any',
  },
  { name: '500 folders inside each other', tree: { ...node, [`${times('d/', 500)}package.json`]: web }, ends: 'plan' },
  {
    name: '20,000 files',
    tree: {
      ...node,
      ...Object.fromEntries(Array.from({ length: 20_000 }, (_, i) => [`pages/p${i % 100}/f${i}.js`, ''])),
    },
    ends: 'plan',
  },
];

export const HOSTILE_TREES: readonly HostileTree[] = [...links, ...gits, ...names, ...bombs];
