import { describe, expect, test } from '@jest/globals';
import { findStale, parseIndexText, searchPackages, suggestNames, validateNames } from '../../../src/wolfi/index.ts';
import { concepts } from '../../../src/wolfi/search/concepts.ts';
import { namesElsewhere } from '../../../src/wolfi/search/elsewhere.ts';
import { editDistance } from '../../../src/wolfi/search/suggest.ts';
import { indexText } from './support/index-text.ts';
import { wolfiIndex } from '../../support/wolfi-data.ts';

function search(query: string, limit = 10): string[] {
  return searchPackages(wolfiIndex(), query, limit).map((result) => result.name);
}

describe('search', () => {
  test('a language brings its interpreter first, the newest before the older', () => {
    expect(search('python').slice(0, 5)).toEqual([
      'python-3.14',
      'python-3.13',
      'python-3.12',
      'python-3.11',
      'python-3.10',
    ]);
    expect(search('python')).toEqual(expect.arrayContaining(['py3-pip', 'py3-setuptools']));
    expect(search('nodejs')[0]).toBe('nodejs-26');
    expect(search('java')[0]).toBe('openjdk-26');
  });

  test('a word that no name contains brings what people mean by it', () => {
    expect(search('compiler')).toEqual(expect.arrayContaining(['gcc', 'clang', 'build-base']));
    expect(search('web server')[0]).toBe('nginx-mainline');
    expect(search('timezone')[0]).toBe('tzdata');
  });

  test('an exact name comes first, whatever else contains it', () => {
    for (const name of ['git', 'curl', 'busybox', 'gcc']) expect(search(name)[0]).toBe(name);
  });

  test('all words have to fit', () => {
    expect(search('php mysql').every((name) => name.startsWith('php-'))).toBe(true);
    expect(search('zebra xylophone')).toEqual([]);
  });

  test('commands and descriptions are searched too', () => {
    const index = parseIndexText(
      Buffer.from(
        indexText({ name: 'a', provides: 'cmd:convert=1' }, { name: 'b', description: 'Converts images to art' }, 'c'),
      ),
    );
    expect(searchPackages(index, 'convert').map((result) => result.name)).toEqual(['a', 'b']);
  });

  test('nothing asked, nothing found', () => {
    expect(search('')).toEqual([]);
    expect(search('  !? ')).toEqual([]);
  });

  test('results carry version and description', () => {
    const [first] = searchPackages(wolfiIndex(), 'tzdata');
    expect(first).toMatchObject({ name: 'tzdata', description: 'Timezone data provided by IANA' });
    expect(first?.version).toMatch(/^20\d\d[a-z]-r\d+$/);
  });

  test('every word that is explained names something that exists', () => {
    const names = wolfiIndex().names();
    for (const [word, meant] of concepts) {
      const known = meant.filter((name) =>
        names.some((other) => other === name || new RegExp(`^${name}-[\\d.]+$`).test(other)),
      );
      expect([word, known]).toEqual([word, meant]);
    }
  });
});

describe('suggestions', () => {
  const index = wolfiIndex();

  test.each([
    ['pyhton3', 'python-3.14'],
    ['nodejs', 'nodejs-26'],
    ['nodjs', 'nodejs-26'],
    ['ngnix', 'nginx-mainline'],
    ['node', 'nodejs-26'],
    ['nodejs-99', 'nodejs-26'],
    ['openjdk', 'openjdk-26'],
    ['postgres', 'postgresql-18'],
    ['buildbase', 'build-base'],
    ['ngnix-mainline', 'nginx-mainline'],
    ['imagemagik', 'imagemagick'],
    ['ca-certificate-bundle', 'ca-certificates-bundle'],
    ['build-essential', 'build-base'],
  ])('%s: %s first', (wanted, expected) => {
    expect(suggestNames(index, wanted)[0]).toBe(expected);
  });

  test('are few, and none for what resembles nothing', () => {
    expect(suggestNames(index, 'nodejs', 3)).toHaveLength(3);
    expect(suggestNames(index, 'qqqqqqqqqqqqqqqqqqqq')).toEqual([]);
    expect(suggestNames(index, 'x'.repeat(100_000))).toEqual([]);
  });

  test('edits are counted, swaps as one', () => {
    expect(editDistance('python', 'pyhton', 3)).toBe(1);
    expect(editDistance('kitten', 'sitting', 3)).toBe(3);
    expect(editDistance('abc', 'xyzuvw', 2)).toBe(3);
    expect(editDistance('', 'ab', 3)).toBe(2);
  });
});

test("every name that other distributions' names lead to exists", () => {
  const meant = [...namesElsewhere.values()].flat();
  expect(meant.filter((name) => !wolfiIndex().has(name))).toEqual([]);
});

describe('verdicts', () => {
  test('each name gets its own, in order', () => {
    const names = [
      'nodejs-24',
      'python3',
      'go-1.26~1.26.7',
      'go-1.26~1.26.1',
      'pyhton3',
      '--allow-untrusted',
      'so:none',
    ];
    const verdicts = validateNames(wolfiIndex(), names);
    expect(verdicts.map(({ name, status, valid }) => [name, status, valid])).toEqual([
      ['nodejs-24', 'package', true],
      ['python3', 'provided', true],
      ['go-1.26~1.26.7', 'package', true],
      ['go-1.26~1.26.1', 'version', false],
      ['pyhton3', 'unknown', false],
      ['--allow-untrusted', 'invalid', false],
      ['so:none', 'unknown', false],
    ]);
    expect(verdicts[0]?.version).toBe('24.19.0-r0');
    expect(verdicts[1]?.providers?.[0]).toBe('python-3.13');
    expect(verdicts[3]?.suggestions[0]).toBe('go-1.26=1.26.7-r0');
    expect(verdicts[4]?.message).toContain('Did you mean python-3.14');
  });

  test('a version counts for names that are provided too, and a package may be provided by another', () => {
    const index = parseIndexText(
      Buffer.from(
        indexText(
          { name: 'npm', version: '11.0-r0' },
          { name: 'npm-12', version: '12.1-r0', provides: 'npm=12.1-r0 node-tools' },
        ),
      ),
    );
    const statuses = validateNames(index, [
      'npm~12',
      'npm<12',
      'npm',
      'npm=13',
      'node-tools',
      'node-tools=1',
      ' npm',
    ]).map(({ status }) => status);
    expect(statuses).toEqual(['provided', 'package', 'package', 'version', 'provided', 'version', 'invalid']);
  });
});

describe('packages that are no longer maintained', () => {
  const now = 1_800_000_000;
  const day = 86_400;
  const index = parseIndexText(
    Buffer.from(
      indexText(
        { name: 'old', buildTime: now - 100 * day },
        { name: 'fresh', buildTime: now },
        { name: 'again', version: '1-r0', buildTime: now - 500 * day },
        { name: 'again', version: '2-r0', buildTime: now - 89 * day },
        { name: 'undated', buildTime: 0 },
      ),
    ),
  );

  test('are those whose newest build is much older than the newest of the index', () => {
    expect(findStale(index, ['old', 'fresh', 'again', 'undated', 'missing', 'old'])).toEqual([
      { name: 'old', version: '1.0-r0', ageDays: 100 },
    ]);
    expect(findStale(index, ['again'], { maxBuildAgeDays: 30 })).toEqual([
      { name: 'again', version: '2-r0', ageDays: 89 },
    ]);
  });
});
