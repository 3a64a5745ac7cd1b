import { describe, expect, test } from '@jest/globals';
import { problemsOf } from '../../support/detect/detecting.ts';

describe('a repository without a service', () => {
  test('that is empty is said to be empty', () => {
    expect(problemsOf({ 'README.md': '# Hello', LICENSE: '', '.gitignore': 'src\n' })).toMatchObject([
      { code: 'REPOSITORY_EMPTY' },
    ]);
  });

  test('of an unknown kind is told what was looked for and how to override', () => {
    const [problem] = problemsOf({ 'notes.xyz': '' });
    expect(problem).toMatchObject({ code: 'NOTHING_DETECTED' });
    expect(problem?.message).toContain('package.json');
    expect(problem?.hint).toContain('aipack.yml');
  });

  test('that is a library is told why it is none', () => {
    expect(problemsOf({ 'package.json': { name: 'left-pad' } })[0]?.message).toContain(
      'neither a start script nor an entry file',
    );
  });

  test('with a broken manifest is told the line', () => {
    expect(problemsOf({ 'package.json': '{\n  "name": "a",,\n}' })).toMatchObject([
      { code: 'MANIFEST_UNREADABLE', location: { file: 'package.json', line: 2 } },
    ]);
  });

  test('with a version that does not exist is told where it is asked for', () => {
    expect(problemsOf({ 'package.json': { engines: { node: '99' }, main: 'a.js' }, 'a.js': '' })).toMatchObject([
      { code: 'VERSION_UNAVAILABLE', location: { file: 'package.json', line: 3 } },
    ]);
  });

  test('with several things wrong is told all of them', () => {
    const problems = problemsOf({ 'a/package.json': '{', 'b/package.json': '{' });
    expect(problems.map(({ location }) => location?.file)).toEqual(['a/package.json', 'b/package.json']);
  });
});
