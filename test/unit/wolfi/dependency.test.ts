import { describe, expect, test } from '@jest/globals';
import { parseDependencies, parseDependency } from '../../../src/wolfi/dependency.ts';

describe('one token', () => {
  test('a bare name asks for any version', () => {
    expect(parseDependency('so:libc.so.6')).toMatchObject({ name: 'so:libc.so.6', conflict: false, operator: 0 });
    expect(parseDependency('/bin/sh')).toMatchObject({ name: '/bin/sh' });
  });

  test('an operator comes with a version', () => {
    expect(parseDependency('go-1.26~1.26.7')).toMatchObject({ name: 'go-1.26', version: '1.26.7' });
    expect(parseDependency('libgcc>=16.2.0-r0')).toMatchObject({ name: 'libgcc', version: '16.2.0-r0' });
  });

  test('an exclamation mark forbids', () => {
    expect(parseDependency('!musl')).toMatchObject({ name: 'musl', conflict: true });
    expect(parseDependency('!musl<1.2')).toMatchObject({ conflict: true, version: '1.2' });
  });

  test('a tag names a repository', () => {
    expect(parseDependency('nginx@local>1')).toMatchObject({ name: 'nginx', tag: 'local', version: '1' });
  });

  test('two angles ask for one build by its checksum', () => {
    expect(parseDependency('a><Q1abc=')).toMatchObject({ name: 'a', checksum: true, version: 'Q1abc=' });
  });

  test.each(['', '=1', 'a=', 'a=b', 'a==', 'a<>=', '!', 'a b', 'a@', 'a@b@c'])('"%s" is refused', (text) => {
    expect(parseDependency(text)).toBeUndefined();
  });
});

test('a line keeps what can be read and counts the rest', () => {
  const { dependencies, refused } = parseDependencies('a  b=1 c=nonsense d@tag');
  expect(dependencies.map(({ name }) => name)).toEqual(['a', 'b']);
  expect(refused).toBe(2);
});
