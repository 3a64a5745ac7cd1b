import { describe, expect, test } from '@jest/globals';
import { detect } from '../../../src/detect/detect.ts';
import { memoryRepository } from '../../../src/detect/repository.ts';
import { writeFile } from '../../../src/detect/core/shell.ts';
import { AipackError } from '../../../src/schema/errors.ts';
import { normaliseCommand } from '../../../src/schema/universal-build.ts';
import { fixtureNames } from '../../support/detect/golden.ts';
import { indexCatalog } from '../../support/detect/index-catalog.ts';
import { commandWords, HOSTILE_NAMES, misplaced } from '../../support/hostile/command-words.ts';
import { fixtureTexts, isLockFile } from '../../support/hostile/fixture-texts.ts';
import { slotsOf, type Texts } from '../../support/hostile/slots.ts';

/** The command lines of everything that is detected in a tree; none where detection tells a problem. */
function linesOf(files: Texts): readonly string[] {
  try {
    const { builds } = detect({ repository: memoryRepository(files, 'shop'), catalog: indexCatalog() });
    return builds.flatMap(({ build }) => build.commands.map((command) => normaliseCommand(command).run));
  } catch (error) {
    if (error instanceof AipackError) return [];
    throw error;
  }
}

describe('a hostile name stays one word of a command line', () => {
  let turn = 0;
  test.each(fixtureNames())('at every place of %s where a name stands', (fixture) => {
    const wrong = slotsOf(fixtureTexts(fixture), (path) => !isLockFile(path)).flatMap((slot) => {
      const name = HOSTILE_NAMES[turn++ % HOSTILE_NAMES.length] ?? '';
      const files = slot.put(name);
      return (files === undefined ? [] : linesOf(files)).flatMap((line) => {
        const why = misplaced(line, name);
        return why === undefined ? [] : [{ where: slot.where, name, line, why }];
      });
    });
    expect(wrong).toEqual([]);
  });

  const cases: readonly (readonly [string, (name: string) => Texts])[] = [
    ['the file of a COBOL program', (name) => ({ [`${name}.cbl`]: '' })],
    ['the file of a Go program', (name) => ({ [`${name}.go`]: 'package main\n\nfunc main() {}\n' })],
    [
      'the folder of a Go program',
      (name) => ({ 'go.mod': 'module a\n', [`cmd/${name}/main.go`]: 'package main\n\nfunc main() {}\n' }),
    ],
    [
      'the project of a .NET program',
      (name) => ({
        [`${name}.csproj`]:
          '<Project Sdk="Microsoft.NET.Sdk.Web"><PropertyGroup><TargetFramework>net8.0</TargetFramework></PropertyGroup></Project>',
      }),
    ],
    ['a program of Dart', (name) => ({ 'pubspec.yaml': `name: ${JSON.stringify(name)}\n`, [`bin/${name}.dart`]: '' })],
    [
      'a package of Cargo',
      (name) => ({ 'Cargo.toml': `[package]\nname = ${JSON.stringify(name)}\n`, 'src/main.rs': '' }),
    ],
    [
      'a program of Cargo',
      (name) => ({
        'Cargo.toml': `[package]\nname = "a"\n[[bin]]\nname = ${JSON.stringify(name)}\npath = "src/b.rs"\n`,
        'src/b.rs': '',
      }),
    ],
    [
      'a project of sbt',
      (name) => ({
        'build.sbt': `lazy val \`${name}\` = (project in file("a"))\n`,
        'project/build.properties': 'sbt.version=1.9.0\n',
        'a/src/main/scala/M.scala': 'object M extends App {}\n',
      }),
    ],
    [
      'the document root of PHP',
      (name) => ({
        'composer.json': '{"require":{"php":"*"}}',
        [`${name}/index.php`]: '',
        Procfile: `web: heroku-php-nginx '${name}/'\n`,
      }),
    ],
    [
      'the folder of libraries of Composer',
      (name) => ({
        'composer.json': JSON.stringify({ config: { 'vendor-dir': name }, require: { 'a/b': '1' } }),
        'index.php': '',
      }),
    ],
    [
      'a file of requirements',
      (name) => ({
        'main.py': '',
        [`requirements/${name}.txt`]: 'flask\n',
        'requirements.txt': `-r requirements/${name}.txt\n`,
      }),
    ],
    [
      'a member of a workspace',
      (name) => ({
        'package.json': '{"private":true,"workspaces":["*"]}',
        [`${name}/package.json`]: JSON.stringify({ name, scripts: { build: 'x' } }),
        'web/package.json': JSON.stringify({
          name: 'web',
          scripts: { start: 'node a.js' },
          dependencies: { [name]: '*' },
        }),
        'web/a.js': '',
      }),
    ],
    [
      'a member of a workspace of pnpm',
      (name) => ({
        'package.json': '{}',
        'pnpm-workspace.yaml': 'packages: ["*"]\n',
        'pnpm-lock.yaml': '',
        [`${name}/package.json`]: JSON.stringify({
          name,
          scripts: { start: 'node a.js' },
          devDependencies: { x: '1' },
        }),
        [`${name}/a.js`]: '',
      }),
    ],
    [
      'a project of Nx',
      (name) => ({
        'nx.json': '{}',
        'package.json': '{}',
        'apps/a/project.json': JSON.stringify({
          name,
          targets: { build: { executor: '@nx/vite:build', options: { outputPath: 'dist/a' } } },
        }),
      }),
    ],
    [
      'a pattern of Lerna',
      (name) => ({
        'lerna.json': JSON.stringify({ packages: ['a', name] }),
        'package.json': '{}',
        'a/package.json': '{"name":"a","scripts":{"start":"node a.js"}}',
        'a/a.js': '',
      }),
    ],
    [
      'pages of a site',
      (name) => ({
        'index.html': '',
        ...Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`${name}${i}.html`, ''])),
      }),
    ],
    [
      'a folder of a Java program',
      (name) => ({ 'Main.java': 'class Main { public static void main(String[] a) {} }', [`lib/${name}.jar`]: '' }),
    ],
    ['a program of CMake', (name) => ({ 'CMakeLists.txt': `project(a)\nadd_executable("${name}" a.c)\n`, 'a.c': '' })],
    ['a program of Meson', (name) => ({ 'meson.build': `project('a')\nexecutable('${name}', 'a.c')\n`, 'a.c': '' })],
    [
      'a release of Mix',
      (name) => ({
        'mix.exs': `defmodule A do\n def project, do: [app: :a, releases: ["${name}": []]]\n def application, do: [mod: {A, []}]\nend\n`,
      }),
    ],
    [
      'a project of Gradle',
      (name) => ({
        'settings.gradle': `include '${name}'\n`,
        [`${name}/build.gradle`]: "plugins { id 'application' }\napplication { mainClass = 'A' }\n",
      }),
    ],
    [
      'a module of Maven',
      (name) => ({
        'pom.xml': `<project><artifactId>p</artifactId><packaging>pom</packaging><modules><module>m</module></modules></project>`,
        'm/pom.xml': `<project><artifactId>a</artifactId><properties><start-class>${name.replaceAll(/[<>&]/g, '')}</start-class></properties></project>`,
      }),
    ],
    [
      'the secret of a program of Django',
      (name) => ({
        'manage.py': '',
        'requirements.txt': 'django\nwhitenoise\n',
        'a/settings.py': `STATIC_ROOT = 1\nos.environ['${name}SECRET_KEY']\n`,
        'a/wsgi.py': '',
      }),
    ],
    [
      'a version of a package manager',
      (name) => ({
        'package.json': JSON.stringify({ packageManager: `pnpm@${name}`, scripts: { start: 'node a.js', build: 'x' } }),
        'a.js': '',
      }),
    ],
    [
      'the release of Rush',
      (name) => ({
        'rush.json': JSON.stringify({ rushVersion: name, projects: [{ packageName: name, projectFolder: 'a' }] }),
        'a/package.json': JSON.stringify({ name, scripts: { start: 'node a.js' } }),
        'a/a.js': '',
      }),
    ],
  ];
  test.each(cases)('%s', (_, files) => {
    const wrong = HOSTILE_NAMES.flatMap((name) =>
      linesOf(files(name)).flatMap((line) => {
        const why = misplaced(line, name);
        return why === undefined ? [] : [{ name, line, why }];
      }),
    );
    expect(wrong).toEqual([]);
  });
});

describe('how a name is written', () => {
  test('a tame one as it is, any other in quotes', () => {
    const lines = linesOf({ "it's one.cbl": '' });
    expect(lines).toEqual([String.raw`cobc -x -o /root/app 'it'\''s one.cbl'`]);
    expect(commandWords(lines[0] ?? '').at(-1)).toEqual({ value: "it's one.cbl", active: false });
  });

  test('behind what ends the options where it looks like one', () => {
    expect(linesOf({ '-x.cbl': '' })).toEqual(['cobc -x -o /root/app ./-x.cbl']);
  });

  test('the text of a written file does not end it', () => {
    const { line } = writeFile('/root/a', 'one\nEND\n$(stolen)\n', 'END');
    expect(line).toBe("cat > /root/a <<'END_18'\none\nEND\n$(stolen)\nEND_18");
    expect(commandWords(line).map(({ value }) => value)).toEqual(['cat', '/root/a']);
  });
});
