import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { imageName, uniqueNames } from '../../../src/detect/core/names.ts';
import { globSelect, globTest } from '../../../src/detect/core/glob.ts';

describe('a name for an image', () => {
  test.each([
    ['My Shop', 'my-shop'],
    ['Ünïcode', 'unicode'],
    ['a__b..c', 'a-b-c'],
    ['-x-', 'x'],
    ['日本', ''],
  ])('%s → %s', (name, expected) => {
    expect(imageName(name)).toBe(expected);
  });

  test('is a component of an image reference, or nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        expect(imageName(text)).toMatch(/^(?:[a-z0-9]+(?:[._-]+[a-z0-9]+)*)?$/);
      }),
    );
  });
});

describe('names of several services', () => {
  test('get a counter where they repeat, around names that look counted already', () => {
    expect(uniqueNames(['api', 'api', 'api-2', 'api'])).toEqual(['api', 'api-3', 'api-2', 'api-4']);
  });

  test('are unique, and the first of each keeps its name', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'b', 'a-2', 'a-3', 'b-2')), (names) => {
        const unique = uniqueNames(names);
        expect(new Set(unique).size).toBe(names.length);
        for (const name of new Set(names)) expect(unique[names.indexOf(name)]).toBe(name);
      }),
    );
  });
});

describe('patterns of paths', () => {
  test.each([
    ['packages/*', 'packages/a', true],
    ['packages/*', 'packages/a/b', false],
    ['packages/**', 'packages/a/b', true],
    ['./apps/*/', 'apps/web', true],
    ['**/api', 'x/y/api', true],
    ['**/api', 'api', true],
    ['{apps,libs}/*', 'libs/a', true],
    ['a.b', 'axb', false],
  ])('%s and %s: %j', (pattern, path, expected) => {
    expect(globTest(pattern)(path)).toBe(expected);
  });

  test('take out what an exclamation mark names', () => {
    expect(globSelect(['packages/a', 'packages/b'], ['packages/*', '!packages/b'])).toEqual(['packages/a']);
  });
});
