import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import dockerignore from '@balena/dockerignore';
import fc from 'fast-check';
import ignore from 'ignore';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dockerfileFilter } from '../../../../src/detect/core/ignore.ts';
import { buildContextFilter } from '../../../../src/detect/repository.ts';
import { contentsOf, mustNotTell } from '../../../support/detect/contents.ts';

const dockerFilter = (text: string) => dockerfileFilter({ text, cut: false }, '.dockerignore', mustNotTell);

const NAMES = ['a', 'b', 'ab', 'b.a', 'é', ' a', '#a', '[a'];
const FOLDERS = NAMES.flatMap((name) => [name, ...NAMES.slice(0, 4).map((below) => `${name}/${below}`)]);
const FILES = FOLDERS.flatMap((folder) => ['f', 'a.f', 'f '].map((file) => `${folder}/${file}`));

/** Files whose names hold nothing that the libraries take for something else. */
const PLAIN_FILES = FILES.filter((path) => /^[\w./]*$/.test(path));

const piece = fc.constantFrom('a', 'b', 'f', '.', '*', '**', '***', '?', 'ab', 'é', ' ', '#', '!', '-', ']');
const set = fc.constantFrom(
  '[ab]',
  '[!a]',
  '[^b]',
  '[a-f]',
  '[f-a]',
  '[]a]',
  '[[:alpha:]]',
  '[[:x:]]',
  '[a',
  '[a-',
  '[[a]',
  '[!-a]',
  String.raw`[\]a]`,
);
const escaped = fc.constantFrom(
  String.raw`\a`,
  String.raw`\*`,
  String.raw`\#`,
  String.raw`\!`,
  String.raw`\ `,
  String.raw`\[`,
  String.raw`\\`,
  '\\',
);
const segment = fc
  .array(fc.oneof({ weight: 8, arbitrary: piece }, { weight: 2, arbitrary: set }, { weight: 1, arbitrary: escaped }), {
    minLength: 1,
    maxLength: 3,
  })
  .map((pieces) => pieces.join(''));
const line = fc
  .tuple(
    fc.constantFrom('', '', '', '!', '/', '**/', '#', ' '),
    fc.array(fc.oneof(segment, fc.constantFrom('a', 'b', '**')), { minLength: 1, maxLength: 3 }),
    fc.constantFrom('', '', '/', '/**', ' ', '\r'),
  )
  .map(([start, segments, end]) => start + segments.join('/') + end);
const file = fc.array(line, { maxLength: 6 }).map((lines) => lines.join('\n'));

describe('.gitignore', () => {
  let root = '';
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'aipack-gitignore-'));
    execFileSync('git', ['init', '-q', root]);
    for (const folder of FOLDERS) mkdirSync(join(root, folder), { recursive: true });
    for (const path of FILES) writeFileSync(join(root, path), '');
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  function ignoredByGit(files: Readonly<Record<string, string>>): readonly string[] {
    for (const [path, text] of Object.entries(files)) writeFileSync(join(root, path), text);
    const paths = [...FOLDERS, ...FILES];
    const { stdout } = spawnSync('git', ['check-ignore', '--no-index', '-z', '--stdin'], {
      cwd: root,
      input: paths.join('\0'),
      env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' },
      encoding: 'utf8',
    });
    return stdout.split('\0').filter((path) => path !== '');
  }

  function ignoredByUs(files: Readonly<Record<string, string>>): readonly string[] {
    const filter = buildContextFilter(contentsOf(files), [], mustNotTell);
    return [...FOLDERS.filter((path) => filter.prunes(path)), ...FILES.filter((path) => !filter.includes(path, false))];
  }

  test('means what git takes it for, also where one lies below another', () => {
    fc.assert(
      fc.property(file, file, (outer, inner) => {
        const files = { '.gitignore': outer, 'a/.gitignore': inner };
        expect(ignoredByUs(files)).toEqual(ignoredByGit(files));
      }),
      { numRuns: 100 },
    );
  });

  test('means what the usual library takes it for', () => {
    const plain = fc.array(
      fc
        .tuple(
          fc.constantFrom('', '!', '/'),
          fc.array(fc.constantFrom('a', 'b', '*', 'a*', '*b', '?', '[ab]'), { minLength: 1, maxLength: 3 }),
          fc.constantFrom('', '/'),
        )
        .map(([start, segments, end]) => start + segments.join('/') + end),
      { maxLength: 5 },
    );
    fc.assert(
      fc.property(plain, fc.constantFrom(...PLAIN_FILES), (lines, path) => {
        const ours = buildContextFilter(contentsOf({ '.gitignore': lines.join('\n') }), [], mustNotTell);
        const theirs = ignore({ ignorecase: false }).add(lines);
        expect([lines, path, ours.includes(path, false)]).toEqual([lines, path, !theirs.ignores(path)]);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('.dockerignore', () => {
  /** The package exports the function itself; its types describe a default export that does not exist at run time. */
  const createDockerignore = dockerignore as unknown as typeof dockerignore.default;

  test('means what the usual library takes it for', () => {
    const name = fc.array(fc.constantFrom('a', 'b', '.', '*', '?', 'f', '[ab]', '[a-f]', String.raw`\a`), {
      minLength: 1,
      maxLength: 3,
    });
    const each = fc.oneof(
      { weight: 3, arbitrary: name.map((pieces) => pieces.join('').replace(/\*{2,}/g, '*')) },
      { weight: 1, arbitrary: fc.constant('**') },
    );
    const rule = fc
      .tuple(
        fc.constantFrom('', '', '!', '/', ' ', '! '),
        fc.array(each, { minLength: 1, maxLength: 4 }),
        fc.constantFrom('', '/', ' '),
      )
      // Of folders above the context the library takes an exception for a rule.
      .filter(([, names]) => !names.includes('..'))
      .map(([start, names, end]) => start + names.join('/') + end);
    fc.assert(
      fc.property(fc.array(rule, { maxLength: 6 }), fc.constantFrom(...PLAIN_FILES), (lines, path) => {
        const ours = dockerFilter(lines.join('\n'));
        const theirs = createDockerignore({ ignorecase: false }).add(lines.join('\n'));
        expect([lines, path, ours.includes(path, false)]).toEqual([lines, path, !theirs.ignores(path)]);
      }),
      { numRuns: 5000 },
    );
  });

  test.each([
    // Of moby's own tests.
    ['**', 'dir/file', true],
    ['**/', 'dir/file', true],
    ['dir/**', 'dir/dir2/file', true],
    ['**/dir2/*', 'dir/dir2/file', true],
    ['**/file', 'dir/dir/file', true],
    ['**/file', 'file', true],
    ['**/file', 'xfile', false],
    ['**file', 'xfile', true],
    ['dir**', 'dirx/file', true],
    ['**/**/*.txt', 'dir/dir/file.txt', true],
    ['a**/*.txt', 'a/file.txt', true],
    ['a**/*.txt', 'a/dir/dir/file.txt', true],
    ['a/*.txt', 'a/b/file.txt', false],
    ['[a-c]', 'b', true],
    ['[^ab]c', 'bc', false],
    ['[!a]', 'b', false],
    ['a[^b]c', 'a/c/file', true],
    ['a[b', 'ab', false],
    ['a]', 'a]', true],
    [String.raw`abc\def`, 'abcdef', true],
    ['abc.def', 'abcZdef', false],
    ['a(b)c/def', 'a(b)c/xyz', false],
    ['a.|)$(}+{bc', 'a.|)$(}+{bc', true],
    ['?', '日', true],
    ['?', '😀', true],
    ['.', 'dir', false],
    ['/dir', 'dir/file', true],
    ['dir\n!dir/*\ndir/x', 'dir/file', false],
    ['dir\n!dir/*\ndir/x', 'dir/x', true],
  ])('%j ignores %s: %j', (text, path, ignored) => {
    expect(dockerFilter(text).includes(path, false)).toBe(!ignored);
  });
});
