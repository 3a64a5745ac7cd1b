import { describe, expect, test } from '@jest/globals';
import { estimateTokens, formatForPrompt } from '../../../src/assist/context/format.ts';
import { wolfiHints } from '../../../src/assist/context/hints.ts';
import { SCAN_LIMITS, scanRepository } from '../../../src/assist/context/scan.ts';
import { repositoryState } from '../../../src/assist/context/state.ts';
import { memoryRepository } from '../../../src/detect/repository.ts';
import { REGISTRY } from '../../../src/detect/registry.ts';
import { indexCatalog } from '../../support/detect/index-catalog.ts';
import { wolfiIndex } from '../../support/wolfi-data.ts';

const stopped = (): number => 0;
const FILES = {
  'build.zig': 'pub fn build() void {}\n',
  'src/main.zig': '',
  'src/http.zig': '',
  'web/index.html': '',
  'web/package.json': '{"name":"web"}',
  'README.md': '# Shop\n',
  'data.bin': '\0',
};

describe('the scan', () => {
  test('counts files and languages, and keeps what says how something is built', () => {
    const scan = scanRepository(memoryRepository(FILES, 'shop'), stopped);
    expect(scan).toMatchObject({
      name: 'shop',
      files: 7,
      folders: 3,
      languages: [
        { name: 'Zig', files: 3, share: 0.75 },
        { name: 'HTML', files: 1, share: 0.25 },
      ],
      root: ['src/', 'web/', 'README.md', 'build.zig', 'data.bin'],
      members: ['web'],
      cuts: [],
    });
    expect(scan.manifests.map(({ path }) => path)).toEqual(['README.md', 'build.zig', 'web/package.json']);
  });

  test.each([
    ['files', { files: 2 }, /only the first 2 files/],
    ['depth', { depth: 1 }, /more than 1 levels deep/],
    ['bytes', { bytes: 10 }, /manifests were read up to 10 bytes/],
  ])('ends at a limit of %s, and says so', (_, limit, said) => {
    const scan = scanRepository(memoryRepository(FILES), stopped, { ...SCAN_LIMITS, ...limit });
    expect(scan.cuts).toContainEqual(expect.stringMatching(said));
  });

  test('ends when its time is over, with what it has', () => {
    let now = 0;
    const clock = (): number => (now += 3_000);
    const scan = scanRepository(memoryRepository(FILES), clock);
    expect(scan.cuts).toEqual(['the scan ended after 5000 ms']);
    expect(scan.files).toBeGreaterThan(0);
    expect(scan.files).toBeLessThan(7);
  });

  test('shortens a manifest, and says that it goes on', () => {
    const scan = scanRepository(memoryRepository({ 'README.md': 'x'.repeat(9_000) }), stopped);
    expect(scan.manifests).toEqual([{ path: 'README.md', text: 'x'.repeat(4_000), cut: true }]);
  });
});

describe('hints of packages', () => {
  const hintsOf = (files: Readonly<Record<string, string>>) =>
    wolfiHints(scanRepository(memoryRepository(files), stopped), REGISTRY, indexCatalog(), wolfiIndex());

  test('are what the rules of the language take', () => {
    expect(hintsOf({ 'a.go': '', 'b.rs': '' })).toEqual([
      {
        of: 'Go',
        build: expect.arrayContaining([expect.stringMatching(/^go-1\./)]) as unknown,
        runtime: expect.any(Array) as unknown,
        found: [],
      },
      {
        of: 'Rust',
        build: expect.arrayContaining([expect.stringMatching(/^rust/)]) as unknown,
        runtime: expect.any(Array) as unknown,
        found: [],
      },
    ]);
  });

  test('are found by name for a language without rules, and for a build tool', () => {
    const hints = hintsOf({ 'a.tcl': '', BUILD: '' });
    expect(hints.map(({ of, found }) => [of, found.length > 0])).toEqual([
      ['Tcl', true],
      ['Bazel', true],
    ]);
    expect(hints[0]?.found).toContain('tcl');
    expect(hints.flatMap(({ found }) => found).every((name) => wolfiIndex().has(name))).toBe(true);
  });
});

describe('the context as text', () => {
  const context = (files: Readonly<Record<string, string>>) => {
    const scan = scanRepository(memoryRepository(files, 'shop'), stopped);
    return { scan, hints: wolfiHints(scan, REGISTRY, indexCatalog(), wolfiIndex()) };
  };

  test('names the tools to check packages with, and the packages', () => {
    const text = formatForPrompt(context({ 'main.go': '' }));
    expect(text).toContain('validate_wolfi_packages');
    expect(text).toContain('search_wolfi_packages');
    expect(text).toMatch(/- Go: to build: .*go-1\./);
    expect(text).toContain('languages: Go 100 % (1)');
  });

  test.each([600, 1_000, 4_000])('stays within %i tokens, whatever there is', (tokens) => {
    const many = Object.fromEntries(
      Array.from({ length: 300 }, (_, i) => [`service-${i}/package.json`, `{"name":"${'x'.repeat(3_000)}"}`]),
    );
    const text = formatForPrompt(context(many), tokens);
    expect(estimateTokens(text)).toBeLessThanOrEqual(tokens);
    expect(text).toContain('name of the folder: shop');
  });

  test('is the same for the same repository', () => {
    expect(formatForPrompt(context(FILES))).toBe(formatForPrompt(context(FILES)));
  });
});

describe('the state of a repository', () => {
  const stateOf = (files: Readonly<Record<string, string>>) => repositoryState(memoryRepository(files));

  test('is another one with any change that a model could see', () => {
    const states = [
      FILES,
      { ...FILES, 'src/main.zig': ' ' },
      { ...FILES, more: '' },
      { 'build.zig': FILES['build.zig'] },
    ];
    expect(new Set(states.map(stateOf)).size).toBe(4);
    expect(stateOf({ ...FILES })).toBe(stateOf(FILES));
  });

  test('does not mix up where a file ends', () => {
    expect(stateOf({ a: 'x"b" 1\ny' })).not.toBe(stateOf({ a: 'x', b: 'y' }));
  });

  test('is unknown for a repository that is too large', () => {
    const many = Object.fromEntries(Array.from({ length: 20_001 }, (_, i) => [`f${i}`, '']));
    expect(stateOf(many)).toBeUndefined();
  });
});
