import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { compareVersions, isVersion, matchesVersion, parseOperator } from '../../../src/wolfi/version.ts';

const sign = { '<': -1, '=': 0, '>': 1 } as const;

describe('order of versions', () => {
  test.each([
    // Numbers count as numbers, part by part.
    ['1.2', '<', '1.10'],
    ['2.0', '>', '1.99.99'],
    ['1.0', '<', '1.0.0'],
    ['20240101', '>', '3.0'],
    ['18446744073709551616', '<', '18446744073709551617'],
    // A leading zero makes a part a fraction; in the first part it does not.
    ['1.05', '<', '1.1'],
    ['1.010', '<', '1.1'],
    ['1.01', '<', '1.010'],
    ['01.0', '=', '1.0'],
    // Letters.
    ['1.0a', '>', '1.0'],
    ['1.0b', '>', '1.0a'],
    ['1.0a', '<', '1.0.1'],
    // Suffixes before and after a release.
    ['1.0_alpha', '<', '1.0_beta'],
    ['1.0_beta2', '<', '1.0_pre1'],
    ['1.0_pre', '<', '1.0_rc1'],
    ['1.0_rc9', '<', '1.0'],
    ['1.0', '<', '1.0_cvs'],
    ['1.0_cvs', '<', '1.0_svn'],
    ['1.0_svn', '<', '1.0_git20240101'],
    ['1.0_git', '<', '1.0_hg'],
    ['1.0_hg', '<', '1.0_p1'],
    ['1.0_p1', '<', '1.0_p2'],
    ['1.0_p9', '<', '1.0_p10'],
    ['1.0_rc', '<', '1.0_rc1'],
    ['1.0_rc1_p1', '>', '1.0_rc1'],
    ['1.0a_rc1', '<', '1.0a'],
    // Revisions.
    ['1.0', '<', '1.0-r0'],
    ['1.0-r2', '<', '1.0-r10'],
    ['1.0-r1', '<', '1.0.1-r0'],
    ['1.0_rc1-r5', '<', '1.0-r0'],
    // Hashes.
    ['1.0~abc', '>', '1.0'],
    ['1.0~abc', '<', '1.0~abd'],
    ['1.0~abc-r1', '>', '1.0~abc'],
    // What breaks the grammar sorts by its valid beginning.
    ['1.0_foo', '<', '1.0'],
    ['1.0_foo', '=', '1.0_bar'],
    ['', '=', 'x'],
  ] as const)('%s %s %s', (a, order, b) => {
    expect(compareVersions(a, b)).toBe(sign[order]);
    expect(compareVersions(b, a)).toBe(order === '=' ? 0 : -sign[order]);
  });
});

const number = fc.oneof(
  fc.integer({ min: 0, max: 12 }).map(String),
  fc.constantFrom('00', '01', '010', '9'.repeat(25)),
);
const version = fc
  .tuple(
    fc.array(number, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('.')),
    fc.constantFrom('', '', 'a', 'b'),
    fc.array(fc.constantFrom('_alpha', '_rc1', '_rc2', '_p1', '_git20240101', '_pre', '_cvs'), { maxLength: 2 }),
    fc.constantFrom('', '', '~a1', '~ff'),
    fc.constantFrom('', '-r0', '-r1', '-r12'),
  )
  .map(([numbers, letter, suffixes, hash, revision]) => numbers + letter + suffixes.join('') + hash + revision);
const anything = fc.oneof(version, fc.string({ maxLength: 12 }), fc.constantFrom('1.', '1..2', '1.0-', '1.0_', '1_x'));

describe('properties of the order', () => {
  test('what the generator makes is valid', () => {
    fc.assert(fc.property(version, (text) => isVersion(text)));
  });

  test('every two versions have one order, whichever way round they are asked', () => {
    fc.assert(fc.property(anything, anything, (a, b) => compareVersions(a, b) + compareVersions(b, a) === 0));
    fc.assert(fc.property(anything, (a) => compareVersions(a, a) === 0));
  });

  test('it is transitive, over equals too', () => {
    fc.assert(
      fc.property(anything, anything, anything, (a, b, c) => {
        const [low = '', middle = '', high = ''] = [a, b, c].sort(compareVersions);
        return (
          compareVersions(low, middle) <= 0 && compareVersions(middle, high) <= 0 && compareVersions(low, high) <= 0
        );
      }),
      { numRuns: 2000 },
    );
    fc.assert(
      fc.property(anything, anything, anything, (a, b, c) => {
        fc.pre(compareVersions(a, b) === 0);
        return compareVersions(a, c) === compareVersions(b, c);
      }),
    );
  });

  test('valid versions that differ only in how they are written are the only equals', () => {
    fc.assert(
      fc.property(version, version, (a, b) => {
        const plain = (text: string): string => text.replace(/^0+(?=\d)/, '');
        return compareVersions(a, b) !== 0 || plain(a) === plain(b);
      }),
    );
  });
});

describe('what is a version', () => {
  test.each(['1', '1.2.3', '1.2a', '1_rc1', '1.2_p3-r4', '1.2~0af-r0', '0.1.0_alpha_pre2'])('%s is one', (text) => {
    expect(isVersion(text)).toBe(true);
  });

  test.each(['', 'a', '1.', '1..2', '1.a', '1ab', '1_foo', '1-r', '1-1', '1.2 ', '1-r1-r2', '1~', '1_rc.1', '1-r0_p1'])(
    '"%s" is none',
    (text) => {
      expect(isVersion(text)).toBe(false);
    },
  );
});

describe('operators', () => {
  test.each([
    ['1.2.3-r0', '=', '1.2.3-r0', true],
    ['1.2.3-r0', '=', '1.2.3', false],
    ['1.2.3-r0', '~', '1.2', true],
    ['1.2.3-r0', '~', '1.2.3', true],
    ['1.20.0', '~', '1.2', false],
    ['1.2_rc1', '~', '1.2', true],
    ['1.3', '>~', '1.2', true],
    ['1.2.9', '>~', '1.2', true],
    ['1.1', '>~', '1.2', false],
    ['1.2.9', '<~', '1.2', true],
    ['1.2', '<', '1.2', false],
    ['1.2', '<=', '1.2', true],
    ['1.3', '>', '1.2', true],
    ['1.2', '>=', '1.3', false],
    ['1.2', '<>', '1.3', true],
    [undefined, '=', '1.2', false],
    [undefined, '>', '0', false],
    [undefined, '<', '0', true],
  ] as const)('%s %s%s: %s', (have, operator, wanted, expected) => {
    expect(matchesVersion(have, parseOperator(operator), wanted)).toBe(expected);
  });

  test('unknown characters make no operator', () => {
    expect(parseOperator('=>?')).toBe(0);
  });
});
