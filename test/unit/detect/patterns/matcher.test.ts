import { describe, expect, test } from '@jest/globals';
import picomatch from 'picomatch';
import fc from 'fast-check';
import { globTest } from '../../../../src/detect/core/glob.ts';
import { buildContextFilter } from '../../../../src/detect/repository.ts';
import { matcher, type Part } from '../../../../src/detect/core/patterns/matcher.ts';
import { contentsOf } from '../../../support/detect/contents.ts';

describe('a pattern', () => {
  test('looks at no character of a text more often than it has parts', () => {
    const part = fc.constantFrom<'one' | 'run' | 'choice'>('one', 'run', 'choice');
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 12 }), fc.string({ maxLength: 60 }), (kinds, text) => {
        let looks = 0;
        const has = (): boolean => ++looks > 0;
        const parts = kinds.map((kind): Part =>
          kind === 'choice' ? { kind, options: [[{ kind: 'run', has }], [{ kind: 'one', has }]] } : { kind, has },
        );
        matcher(parts)(text);
        expect(looks).toBeLessThanOrEqual(2 * parts.length * text.length);
      }),
    );
  });

  const long = 'a'.repeat(4096);
  const deep = Array.from({ length: 2048 }, () => 'a').join('/');
  test.each([
    ['*a*a*a*a*a*b', long],
    ['*a'.repeat(1000) + 'b', long],
    ['**/a/**/a/**/b', deep],
    ['**/a/'.repeat(100) + 'b', deep],
    ['{a,b}'.repeat(20) + '*c', long],
    ['{a,b}'.repeat(500), long],
    ['{'.repeat(2000) + 'a,b' + '}'.repeat(2000), long],
    ['{'.repeat(4000), long],
    ['[['.repeat(1000) + 'a]', long],
    ['[a-'.repeat(1000), long],
    [`*[${'a-z'.repeat(300)}]*[!b]*c`, long],
  ])('that backtracking would never come back from answers: %.40s', (pattern, path) => {
    expect(globTest(pattern)(path)).toBe(false);
    const read = contentsOf({ '.gitignore': `${pattern}\n`, '.dockerignore': `${pattern}\n` });
    expect(buildContextFilter(read, [], () => undefined).includes(path, false)).toBe(true);
  });
});

describe('a pattern of paths', () => {
  test.each([
    ['packages/*', 'packages/a', true],
    ['packages/*', 'packages/a/b', false],
    ['packages/**', 'packages/a/b', true],
    ['./apps/*/', 'apps/web', true],
    ['**/api', 'x/y/api', true],
    ['**/api', 'api', true],
    ['a/**/b', 'a/b', true],
    ['{apps,libs}/*', 'libs/a', true],
    ['{apps,libs/{x,y}}/*', 'libs/y/a', true],
    ['{apps', '{apps', true],
    ['a.b', 'axb', false],
    ['[ab]-[!c]', 'b-d', true],
    ['[ab]-[!c]', 'b-c', false],
    [String.raw`\*`, '*', true],
    [String.raw`\*`, 'a', false],
    ['?', '😀', true],
  ])('%s and %s: %j', (pattern, path, expected) => {
    expect(globTest(pattern)(path)).toBe(expected);
  });

  const name = fc.constantFrom('a', 'b', 'ab', 'ba', 'abc', 'a.b', '.a');
  const path = fc.array(name, { minLength: 1, maxLength: 4 }).map((names) => names.join('/'));
  const piece = fc.constantFrom('a', 'b', '*', '?', '.', '[ab]', '[^a]', '[a-c]', '{a,b}', '{ab,c*}', 'c');
  const segment = fc.oneof(
    {
      weight: 3,
      arbitrary: fc
        .array(piece, { minLength: 1, maxLength: 3 })
        .map((pieces) => pieces.join(''))
        .filter((name) => !/^\.+$/.test(name)),
    },
    { weight: 1, arbitrary: fc.constant('**') },
  );
  const pattern = fc
    .array(segment, { minLength: 1, maxLength: 4 })
    // What `a/**` says of `a` itself is where the grammars differ.
    .map((segments) => (segments.at(-1) === '**' ? [...segments, '*'] : segments).join('/').replace(/\*{3,}/g, '*'));

  test('means what picomatch takes it for', () => {
    fc.assert(
      fc.property(pattern, path, (glob, text) => {
        expect([glob, text, globTest(glob)(text)]).toEqual([glob, text, picomatch(glob, { dot: true })(text)]);
      }),
      { numRuns: 5000 },
    );
  });
});
