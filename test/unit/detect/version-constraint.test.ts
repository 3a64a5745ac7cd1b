import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import semver from 'semver';
import { composerRange, pythonRange, readJavaVersion, rubyRange } from '../../../src/wolfi/ranges/notations.ts';
import { readNodeVersion } from '../../../src/detect/ecosystems/javascript/node-version.ts';
import { chooseConstraint, type VersionConstraint } from '../../../src/detect/core/version-constraint.ts';
import { streamRange } from '../../../src/wolfi/ranges/stream-range.ts';

function constraint(text: string, source: string): VersionConstraint {
  return { request: text, text, source, range: streamRange(text, 1) ?? '*' };
}

describe('a range widened to streams', () => {
  test.each([
    ['20.11.1', 1, '20.99.0', true],
    ['20.11.1', 1, '21.0.0', false],
    ['~20.11', 1, '20.1.0', true],
    ['>=18.17 <21', 1, '18.0.0', true],
    ['>=18.17 <21', 1, '21.0.0', false],
    ['<=20.5', 1, '20.9.0', true],
    ['^3.11.4', 2, '3.11.0', true],
    ['3.12', 2, '3.12.9', true],
    ['3.12', 2, '3.13.0', false],
    ['18 || 20', 1, '19.0.0', false],
  ] as const)('%s at depth %i: %s is %j', (text, depth, version, inside) => {
    expect(semver.satisfies(version, streamRange(text, depth) ?? '')).toBe(inside);
  });

  test('holds everything that the range held', () => {
    const version = fc.tuple(fc.nat(30), fc.nat(30), fc.nat(30)).map((parts) => parts.join('.'));
    const range = fc.tuple(fc.constantFrom('^', '~', '>=', '<=', '>', '<', ''), version).map((parts) => parts.join(''));
    fc.assert(
      fc.property(range, version, fc.constantFrom(1 as const, 2 as const), (text, candidate, depth) => {
        if (semver.satisfies(candidate, text))
          expect(semver.satisfies(candidate, streamRange(text, depth) ?? '')).toBe(true);
      }),
    );
  });

  test('is undefined for what is no range', () => {
    expect(streamRange('banana', 1)).toBeUndefined();
  });
});

describe('several constraints', () => {
  test('an open one gives way to a pin inside it', () => {
    expect(chooseConstraint([constraint('>=18', 'a'), constraint('20', 'b')], 1)).toEqual({
      constraint: constraint('20', 'b'),
    });
  });

  test('a pin first stays, and what contradicts it is told', () => {
    expect(chooseConstraint([constraint('22', 'a'), constraint('20', 'b')], 1)).toEqual({
      constraint: constraint('22', 'a'),
      conflict: 'a asks for 22 and b for 20; a was followed',
    });
  });

  test('none at all', () => {
    expect(chooseConstraint([], 1)).toEqual({});
  });
});

describe("versions in each language's own words", () => {
  test.each([
    ['v20.1.0', '20.1.0'],
    ['lts/jod', '22'],
    ['lts/*', undefined],
    ['node', undefined],
  ])('Node.js: %s', (text, expected) => {
    expect(readNodeVersion(text)).toBe(expected);
  });

  test.each([
    ['>=3.11,<4', '>=3.11 <4'],
    ['~=3.11', '^3.11.0'],
    ['~=3.11.2', '~3.11.2'],
    ['==3.12.*', '3.12'],
    ['>=3.9,!=3.9.1', '>=3.9'],
    ['python-3.12.1', '3.12.1'],
    ['3.13.0rc1', '3.13.0'],
    ['pypy', undefined],
  ])('Python: %s', (text, expected) => {
    expect(pythonRange(text)).toBe(expected);
  });

  test.each([
    ['1.8', '8'],
    ['17', '17'],
    ['17.0.9-tem', '17'],
    ['temurin-21.0.2', '21'],
    ['zulu-8.72', '8'],
  ])('Java: %s', (text, expected) => {
    expect(readJavaVersion(text)).toBe(expected);
  });

  test.each([
    ['^8.1|^8.2', '^8.1 || ^8.2'],
    ['>=8.1,<8.4', '>=8.1 <8.4'],
    ['~8.2', '^8.2.0'],
    ['8.3.*', '8.3.*'],
  ])('PHP: %s', (text, expected) => {
    expect(composerRange(text)).toBe(expected);
  });

  test.each([
    ['~> 3.2', '^3.2.0'],
    ['~> 3.2.1', '~3.2.1'],
    ['ruby-3.3.1', '3.3.1'],
    ['2.6.6p146', '2.6.6'],
    ['jruby', undefined],
  ])('Ruby: %s', (text, expected) => {
    expect(rubyRange(text)).toBe(expected);
  });
});
