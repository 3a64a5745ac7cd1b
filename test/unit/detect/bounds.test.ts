import { describe, expect, test } from '@jest/globals';
import { detect } from '../../../src/detect/detect.ts';
import { memoryRepository } from '../../../src/detect/repository.ts';
import { AipackError } from '../../../src/schema/errors.ts';
import { indexCatalog } from '../../support/detect/index-catalog.ts';

const times = (count: number, line: (index: number) => string, between = '\n'): string =>
  Array.from({ length: count }, (_, index) => line(index)).join(between);
const server = { 'package.json': '{"scripts":{"start":"node a.js"}}', 'a.js': '' };

type Told = readonly string[];

/** What a user is told of a tree: codes and places of problems, or the notices of what was left out. */
function told(files: Readonly<Record<string, string>>, totalBytes = 64 * 1024 * 1024): Told {
  const limits = { entries: 500_000, depth: 40, fileBytes: 4 * 1024 * 1024, totalBytes };
  const repository = memoryRepository(files, 'shop', { limits });
  try {
    return detect({ repository, catalog: indexCatalog() }).notices.map(({ message }) => message);
  } catch (error) {
    if (!(error instanceof AipackError)) throw error;
    return error.problems.map(({ code, message, location }) => `${code} ${location?.file ?? ''}: ${message}`);
  }
}

describe('what is too much of a file is left out and told', () => {
  test.each<[string, Readonly<Record<string, string>>, RegExp]>([
    ['keys of YAML', { ...server, 'compose.yml': times(100_000, (i) => `k${i}: 1`) }, /^compose\.yml holds more than/],
    [
      'documents of YAML',
      { ...server, 'k8s/a.yaml': times(100_000, () => '---\na: 1') },
      /^k8s\/a\.yaml holds more than/,
    ],
    [
      'few but many documents',
      { ...server, 'k8s/a.yaml': times(1100, () => '---\na: 1') },
      /^k8s\/a\.yaml holds more than the 1000 documents/,
    ],
    [
      'aliases',
      { ...server, 'compose.yml': `a: &a 1\nb: [${times(2000, () => '*a', ',')}]` },
      /^compose\.yml has more than the 1000 aliases/,
    ],
    [
      'a workflow',
      {
        ...server,
        '.github/workflows/ci.yml': times(8000, (i) => `j${i}:\n  steps:\n    - run: apt-get install -y x`),
      },
      /^\.github\/workflows\/ci\.yml holds more than/,
    ],
    [
      'a list of folders',
      { ...server, 'pnpm-workspace.yaml': `packages: [${times(100_000, () => 'a', ',')}]` },
      /^pnpm-workspace\.yaml holds more than/,
    ],
    [
      'keys of JSON',
      { 'package.json': `{${times(250_000, (i) => `"k${i}":1`, ',')}}` },
      /^MANIFEST_UNREADABLE package\.json: holds more than/,
    ],
    ['depth of JSON', { 'package.json': '{"a":'.repeat(100_000) }, /^MANIFEST_UNREADABLE package\.json: is nested/],
    [
      'tables of TOML',
      { 'pyproject.toml': times(150_000, () => '[[t]]') },
      /^MANIFEST_UNREADABLE pyproject\.toml: holds more than/,
    ],
    ['depth of TOML', { 'Cargo.toml': `a = ${'['.repeat(50_000)}` }, /^MANIFEST_UNREADABLE Cargo\.toml/],
    [
      'elements of XML',
      { 'pom.xml': `<project>${'<a/>'.repeat(300_000)}</project>` },
      /^MANIFEST_UNREADABLE pom\.xml: holds more than/,
    ],
    ['depth of XML', { 'pom.xml': '<a>'.repeat(50_000) }, /^MANIFEST_UNREADABLE pom\.xml: is nested/],
  ])('%s', (_, files, expected) => {
    expect(told(files)).toContainEqual(expect.stringMatching(expected));
  });

  test('many files that are each small enough', () => {
    const workflows = Array.from({ length: 30 }, (_, i): [string, string] => [
      `.github/workflows/${i}.yml`,
      times(2500, (j) => `j${j}:\n  steps:\n    - run: make`),
    ]);
    expect(told({ ...server, ...Object.fromEntries(workflows) })).toContainEqual(
      expect.stringMatching(/^\.github\/workflows\/\d+\.yml and files after it were not parsed/),
    );
  });

  test('bytes of all files together', () => {
    const files = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`src/f${i}.js`, 'x'.repeat(1000)]));
    expect(told({ ...server, ...files }, 10_000)).toEqual([
      expect.stringMatching(/^src\/f\d+\.js and files after it were not read, after 10000 bytes of others$/),
    ]);
  });

  test('requirements files that include each other', () => {
    const files = Object.fromEntries(
      Array.from({ length: 40 }, (_, i) => [`r${i}.txt`, times(500, (j) => `-r ./r${j % 40}.txt`)]),
    );
    expect(told({ 'requirements.txt': '-r r0.txt', 'main.py': '', ...files })).toContainEqual(
      expect.stringMatching(/^r\d+\.txt and files after it were not read: 20 requirements files are$/),
    );
  });

  test('folders with manifests, and the problems in them', () => {
    const files = Object.fromEntries(Array.from({ length: 2500 }, (_, i) => [`s${i}/package.json`, '{']));
    const all = told(files);
    expect(all).toHaveLength(101);
    expect(all.at(-1)).toBe('MANIFEST_UNREADABLE : and 1899 more problems');
  });
});

describe('a Maven project', () => {
  const pom = (text: string) => `<project><artifactId>a</artifactId>${text}</project>`;
  test.each<[string, string]>([
    ['double', times(60, (i) => `<p${i}>\${p${i + 1}}\${p${i + 1}}</p${i}>`, '') + '<p60>x</p60>'],
    ['hold themselves', '<p0>${p1}${p1}</p0><p1>${p0}${p0}${project.version}</p1>'],
    ['hold themselves many times', `<p0>${'${p0}'.repeat(1000)}</p0>`],
  ])('whose properties %s ends', (_, properties) => {
    const files = { 'pom.xml': pom(`<version>\${p0}</version><properties>${properties}</properties>`) };
    expect(told(files)).toEqual([expect.stringMatching(/^NOTHING_DETECTED/)]);
  });

  test('whose modules list each other again and again has each once', () => {
    const modules = (...names: readonly string[]) =>
      `<modules>${times(20, () => names.map((name) => `<module>${name}</module>`).join(''))}</modules>`;
    const files = Object.fromEntries(
      Array.from({ length: 8 }, (_, i) => [`${'m/'.repeat(i)}pom.xml`, pom(modules('m', '.', '..'))]),
    );
    expect(told(files)).toEqual([expect.stringMatching(/^NOTHING_DETECTED/)]);
  });
});
