import { describe, expect, test } from '@jest/globals';
import { parseCall } from '../../../src/options/call.ts';
import { readMemorySize, readUlimit } from '../../../src/options/limits.ts';

test.each([
  ['nofile=1024', 'nofile=1024:1024'],
  ['nofile=1024:2048', 'nofile=1024:2048'],
  ['memlock=-1:-1', 'memlock=-1:-1'],
  ['core=0:-1', 'core=0:-1'],
  ['nofile=2:1', undefined],
  ['nofile=-1:1', undefined],
  ['files=1', undefined],
  ['nofile', undefined],
])('the limit %s is read as Docker reads it', (text, expected) => {
  expect(readUlimit(text)).toBe(expected);
});

test.each([
  ['1024', 1024],
  ['64m', 64 * 1024 ** 2],
  ['1.5G', 1.5 * 1024 ** 3],
  ['2GiB', 2 * 1024 ** 3],
  ['2 gb', 2 * 1024 ** 3],
  ['big', undefined],
  ['-1', undefined],
  ['999999999999999p', undefined],
])('the size %s is read as Docker reads it', (text, expected) => {
  expect(readMemorySize(text)).toBe(expected);
});

describe('a question to a Dockerfile', () => {
  test.each([
    ['build', undefined],
    ['check', { request: 'frontend.lint', format: 'text', ignoreStatus: false }],
    ['outline,format=json', { request: 'frontend.outline', format: 'json', ignoreStatus: false }],
    ['check,ignorestatus=true', { request: 'frontend.lint', format: 'text', ignoreStatus: true }],
  ])('%s is read as buildx reads it', (text, expected) => {
    expect(parseCall(text)).toEqual(expected);
  });

  test.each(['', 'weather', 'check,format=xml', 'check,else=1', 'check,ignorestatus=perhaps', 'toString'])(
    '"%s" is refused',
    (text) => {
      expect(() => parseCall(text)).toThrow("can't be read");
    },
  );
});
