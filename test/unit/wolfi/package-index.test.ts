import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { IndexError, parseIndexText, type PackageIndex } from '../../../src/wolfi/index.ts';
import { indexText, type TestPackage } from './support/index-text.ts';

function parse(text: string): PackageIndex {
  return parseIndexText(Buffer.from(text));
}

function codeOf(text: string): string {
  try {
    parse(text);
    return 'parsed';
  } catch (error) {
    if (error instanceof IndexError) return error.code;
    throw error;
  }
}

describe('what an index is asked', () => {
  const index = parse(
    indexText(
      { name: 'zlib', version: '1.3-r9' },
      { name: 'zlib', version: '1.3-r10' },
      { name: 'node-24', version: '24.1-r0', provides: 'node=24.1-r0', buildTime: 1_800_000_000 },
      { name: 'zlib', version: '1.2.13-r0' },
    ),
  );

  test('which packages there are', () => {
    expect(index.names()).toEqual(['node-24', 'zlib']);
    expect(index.size).toBe(4);
    expect(index.has('zlib')).toBe(true);
    expect(index.has('node')).toBe(false);
    expect(index.has('')).toBe(false);
    expect(index.has('zli')).toBe(false);
  });

  test('which versions, newest first, wherever they stand', () => {
    expect(index.versions('zlib')).toEqual(['1.3-r10', '1.3-r9', '1.2.13-r0']);
    expect(index.versions('nothing')).toEqual([]);
  });

  test('who provides a name', () => {
    expect(index.providers('node').map((id) => index.nameOf(id))).toEqual(['node-24']);
    expect(index.providers('zlib')).toHaveLength(3);
  });

  test('when the newest of all was built', () => {
    expect(index.newestBuild).toBe(1_800_000_000);
  });

  test('everything of a build: the newest one, or the one that is named', () => {
    expect(index.record('zlib')?.version).toBe('1.3-r10');
    expect(index.record('zlib', '1.2.13-r0')?.version).toBe('1.2.13-r0');
    expect(index.record('zlib', '9')).toBeUndefined();
    expect(index.record('nothing')).toBeUndefined();
  });
});

test('every field is read', () => {
  const stanza =
    'C:Q1abc=\nP:tool\nV:1.0-r0\nA:noarch\nS:12\nI:34\nT:Ein schönes Werkzeug\nU:https://example.org\nL:MIT AND BSD\n' +
    'o:recipe\nm:Somebody <a@b.c>\nt:1700000000\nc:deadbeef\nD:so:libc.so.6 busybox>1\np:cmd:tool=1.0-r0\np:tool-alias\ni:a b\nk:10\nr:old\nx:future\n';
  expect(parse(stanza).recordOf(0)).toEqual({
    name: 'tool',
    version: '1.0-r0',
    architecture: 'noarch',
    checksum: 'Q1abc=',
    size: 12,
    installedSize: 34,
    description: 'Ein schönes Werkzeug',
    url: 'https://example.org',
    license: 'MIT AND BSD',
    origin: 'recipe',
    maintainer: 'Somebody <a@b.c>',
    commit: 'deadbeef',
    buildTime: 1_700_000_000,
    dependencies: ['so:libc.so.6', 'busybox>1'],
    provides: ['cmd:tool=1.0-r0', 'tool-alias'],
    installIf: ['a', 'b'],
    providerPriority: 10,
  });
});

describe('odd texts', () => {
  test('no packages at all', () => {
    expect(parse('').size).toBe(0);
    expect(parse('\n\n\n').names()).toEqual([]);
  });

  test('numbers that are none count as nothing', () => {
    const record = parse('P:a\nV:1\nk:${{range.value}}\nS:-1\nt:soon\n').recordOf(0);
    expect(record).toMatchObject({ providerPriority: 0, size: 0, buildTime: 0 });
  });

  test('a missing newline at the end', () => {
    expect(parse('P:a\nV:1').record('a')?.version).toBe('1');
    expect(parse('P:a\nV:1\np:b').providers('b')).toEqual([0]);
  });

  test('several empty lines between packages', () => {
    expect(parse('P:a\nV:1\n\n\n\nP:b\nV:2\n').names()).toEqual(['a', 'b']);
  });

  test.each(['P:a\n', 'V:1\n', 'P:\nV:1\n', 'P:a\nV:\n', 'hello\n', 'P:a\nV:1\n\ngarbage', 'PP'])(
    '%j is malformed',
    (text) => {
      expect(codeOf(text)).toBe('INDEX_FORMAT');
    },
  );

  test('a line of 100 KB and a package that provides 20,000 names', () => {
    const many = Array.from({ length: 20_000 }, (_, i) => `so:lib${i}.so.1=1`);
    const index = parse(
      indexText({ name: 'huge', provides: many.join(' '), description: 'x'.repeat(100_000) }, 'next'),
    );
    expect(index.providers('so:lib19999.so.1')).toEqual([0]);
    expect(index.recordOf(0).description).toHaveLength(100_000);
    expect(index.has('next')).toBe(true);
  });

  test('names that other languages would trip over', () => {
    const index = parse(indexText('__proto__', 'constructor', 'toString'));
    expect(index.names()).toEqual(['__proto__', 'constructor', 'toString']);
    expect(index.has('hasOwnProperty')).toBe(false);
  });

  test('300,000 packages', () => {
    const lines: string[] = [];
    for (let i = 0; i < 300_000; i++) lines.push(`P:package-${i >> 2}\nV:${i & 3}-r0\np:cmd:c${i % 5000}\n`);
    const index = parse(lines.join('\n'));
    expect(index.size).toBe(300_000);
    expect(index.versions('package-74999')).toEqual(['3-r0', '2-r0', '1-r0', '0-r0']);
    expect(index.providers('cmd:c4999')).toHaveLength(60);
  });
});

describe('properties', () => {
  const word = fc.stringMatching(/^[a-z0-9][a-z0-9.+_-]{0,8}$/);
  const item: fc.Arbitrary<TestPackage> = fc.record({
    name: word,
    version: fc.integer({ min: 0, max: 30 }).map((number) => `${number}-r0`),
    provides: fc.array(word, { maxLength: 4 }).map((words) => words.join(' ')),
    description: fc.string({ maxLength: 20 }).map((text) => text.replace(/[\r\n]/g, ' ')),
  });

  test('what is found is what is there', () => {
    fc.assert(
      fc.property(fc.array(item, { maxLength: 40 }), word, (items, other) => {
        const index = parse(indexText(...items));
        expect(index.names()).toEqual([...new Set(items.map((entry) => entry.name))].sort());
        for (const name of [other, ...items.map((entry) => entry.name)]) {
          const own = items.flatMap((entry, id) => (entry.name === name ? [id] : []));
          expect(index.packagesNamed(name)).toEqual(own);
          const providing = items.flatMap((entry, id) => {
            return entry.name === name || (entry.provides ?? '').split(' ').includes(name) ? [id] : [];
          });
          expect([...new Set(index.providers(name))]).toEqual(providing);
        }
        items.forEach((entry, id) =>
          expect(index.recordOf(id).description).toBe(entry.description === '' ? '' : entry.description),
        );
      }),
    );
  });

  test('any text is read or refused, and nothing else', () => {
    const line = fc.oneof(
      fc.string({ maxLength: 10 }),
      fc.constantFrom('', 'P:a', 'V:1', 'p:b=1 c', 'A:x86_64', 'D:!x', 'i:a b', 't:9'),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 20 }), (lines) => {
        return ['parsed', 'INDEX_FORMAT', 'INDEX_ARCHITECTURE'].includes(codeOf(lines.join('\n')));
      }),
      { numRuns: 500 },
    );
  });
});
