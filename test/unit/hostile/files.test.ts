import { describe, expect, test } from '@jest/globals';
import { globSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { outcomeOf } from '../../support/hostile/outcome.ts';

const fixtures = join(import.meta.dirname, '../../../fixtures');

const SIZE = 256 * 1024;
const fill = (text: string): string => text.repeat(SIZE / text.length);

type Tree = Readonly<Record<string, string>>;

/** Text files of a fixture, by path. */
function treeOf(fixture: string): Tree {
  const folder = join(fixtures, fixture);
  const files = globSync('**/*', { cwd: folder }).filter((path) => {
    const { size } = statSync(join(folder, path));
    return statSync(join(folder, path)).isFile() && size < 100_000;
  });
  return Object.fromEntries(files.map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
}

/** One tree for each name of a file; YAML and ignore files have bounds, and tests, of their own. */
const cases = new Map<string, readonly [tree: Tree, path: string]>();
for (const fixture of globSync('*', { cwd: fixtures }).sort()) {
  const tree = treeOf(fixture);
  for (const path of Object.keys(tree)) {
    const name = basename(path);
    if (!/\.ya?ml$|ignore$|\.(?:svg|ico|png|css|md)$/.test(name) && !cases.has(name)) cases.set(name, [tree, path]);
  }
}

const longestLine = (text: string): string =>
  text.split('\n').reduce((longest, line) => (line.length > longest.length ? line : longest), '');

/** What stands before the attack stays, so that detection goes on to read what comes after it. */
const SHAPES: Readonly<Record<string, (text: string) => string>> = {
  'its longest line, over and over': (text) => `${text}\n${fill(`${longestLine(text)}\n`)}`,
  'its longest line, without an end': (text) => `${text}\n${fill(`${longestLine(text)} `)}`,
  'ends of lines that are none to everybody': (text) => `${text}\n${fill('\r')}`,
  'quotes that are escaped': (text) => `${text}\n${fill('\\"')}`,
  'comments that are opened': (text) => `${text}\n${fill('/*')}`,
};

describe('a file that somebody filled', () => {
  test.each([...cases].map(([name, [tree, path]]) => ({ name, tree, path })))('$name', ({ tree, path }) => {
    const outcomes = Object.entries(SHAPES).map(([shape, attack]) => ({
      shape,
      outcome: outcomeOf({ ...tree, [path]: attack(tree[path] ?? '') }),
    }));
    expect(outcomes.filter(({ outcome }) => outcome === 'hangs')).toEqual([]);
  });

  test('is tried for every kind of manifest', () => {
    expect([...cases.keys()]).toEqual(
      expect.arrayContaining(['package.json', 'pom.xml', 'build.gradle.kts', 'pyproject.toml', 'Cargo.toml', 'go.mod']),
    );
  });
});

const doubled = (count: number, line: (name: string, before: string) => string): string =>
  Array.from({ length: count }, (_, index) => line(`a${index + 1}`, `a${index}`)).join('\n');

const POM = (inside: string): string => `<project><artifactId>shop</artifactId>${inside}</project>`;
const PROJECT = (inside: string): string => `<Project Sdk="Microsoft.NET.Sdk.Web">${inside}</Project>`;

describe('a small file', () => {
  test.each<[string, Tree, string]>([
    [
      'pyproject.toml with dots in a string of several lines',
      {
        'pyproject.toml': `[project]\nname = "a"\ndependencies = ["flask"]\ndescription = """\n${'. '.repeat(70)}!\n"""\n`,
        'main.py': '',
      },
      '1 services',
    ],
    [
      'setup.cfg with requirements before an end of line that is none to everybody',
      { 'setup.cfg': `install_requires =\n${' a\n'.repeat(30)}\u2028`, 'main.py': 'app.run()', 'requirements.txt': '' },
      '1 services',
    ],
    [
      'a pom with properties that name each other many times',
      {
        'pom.xml': POM(
          `<properties><a0>x</a0>${doubled(9, (name, before) => `<${name}>${`\${${before}}`.repeat(40)}</${name}>`)}</properties>` +
            `<build><finalName>\${a9}</finalName></build>`,
        ),
        'src/main/java/App.java': 'class App { public static void main(String[] args) {} }',
      },
      '1 services',
    ],
    [
      'a pom whose version is its version',
      {
        'pom.xml': POM('<version>${version}</version><build><finalName>${project.version}</finalName></build>'),
        'src/main/java/App.java': 'class App { public static void main(String[] args) {} }',
      },
      '1 services',
    ],
    [
      'a CMakeLists.txt with variables that double',
      {
        'CMakeLists.txt': `project(shop)\nset(a0 xx)\n${doubled(60, (name, before) => `set(${name} "\${${before}}\${${before}}")`)}\nadd_executable(shop main.c)\nadd_executable(\${a60} main.c)`,
        'main.c': 'int main() {}',
      },
      '1 services',
    ],
    [
      'a project of .NET with properties that name each other many times',
      {
        'Shop.csproj': PROJECT(
          `<PropertyGroup>${doubled(12, (name, before) => `<${name}>${`$(${before})`.repeat(40)}</${name}>`)}` +
            '<TargetFramework>net10.0</TargetFramework><AssemblyName>$(a12)</AssemblyName></PropertyGroup>',
        ),
        'Program.cs': '',
      },
      '1 services',
    ],
    [
      'a go.work with a path of a hundred thousand folders',
      {
        'go.work': `use (\n${'./api '.repeat(50_000)}\n)`,
        'go.mod': 'module a',
        'main.go': 'package main\n\nfunc main() {}\n',
      },
      '1 services',
    ],
    [
      'modules that name each other',
      Object.fromEntries(
        ['a', 'b', 'c'].map((folder) => [
          `${folder}/pom.xml`,
          `<project><artifactId>${folder}</artifactId><modules>${['a', 'b', 'c'].map((other) => `<module>../${other}</module>`.repeat(30)).join('')}</modules></project>`,
        ]),
      ),
      'NOTHING_DETECTED',
    ],
  ])('%s', (_, tree, outcome) => {
    expect(outcomeOf(tree)).toBe(outcome);
  });
});

describe('a large file', () => {
  test.each<[string, Tree]>([
    ['lib/a.ex of lines', { 'mix.exs': 'app: :shop', 'lib/a.ex': fill('\r\u2028') }],
    ['lib/a.ex of calls', { 'mix.exs': 'app: :shop', 'lib/a.ex': fill('get (\n') }],
    ['build.gradle of plugins', { 'build.gradle': fill('plugins {id "java"\n').repeat(2) }],
    ['build.gradle of strings', { 'build.gradle': `plugins { id "java" }\n${fill('"\\"').repeat(2)}` }],
    [
      'a workflow that installs',
      {
        'package.json': '{"name": "a", "main": "a.js"}',
        'a.js': '',
        '.github/workflows/ci.yml': `jobs:\n  a:\n    steps:\n      - run: |\n          ${fill('apt-get -')}\n`,
      },
    ],
    ['a Makefile that asks', { Makefile: `all: ${fill('pkg-config ')}\n`, 'main.c': 'int main() {}' }],
    [
      'a manifest of requirements',
      {
        'composer.json': `{"require": {"php": "8.4", ${Array.from({ length: 20_000 }, (_, index) => `"ext-a${index}": "*"`).join()}}}`,
        'index.php': '',
      },
    ],
    ['a .nvmrc of versions', { 'package.json': '{"name": "a", "main": "a.js"}', 'a.js': '', '.nvmrc': fill('20 || ') }],
  ])('%s', (_, tree) => {
    expect(outcomeOf(tree)).not.toBe('hangs');
  });
});
