import { describe, expect, test } from '@jest/globals';
import { detecting, problemsOf, type Files } from '../../support/detect/detecting.ts';

const web = { 'web/package.json': { name: 'web', scripts: { start: 'node i.js' } }, 'web/i.js': 'listen(3000)' };
const framework = (more: string) =>
  `<Project><PropertyGroup><OutputType>Library</OutputType><TargetFrameworkVersion>v4.7.2</TargetFrameworkVersion>${more}</PropertyGroup></Project>`;

describe('what aipack does not build is refused by name', () => {
  test.each<[string, Files, RegExp]>([
    [
      'Redwood',
      { 'redwood.toml': '', 'package.json': { private: true, workspaces: ['api', 'web'] } },
      /Redwood project/,
    ],
    [
      'Meteor, with the packages that lie in it',
      {
        '.meteor/release': 'METEOR@3.1\n',
        'package.json': { scripts: { start: 'meteor run' } },
        'npm-packages/a/package.json': { main: 'index.js' },
        'npm-packages/a/index.js': '',
      },
      /Meteor project/,
    ],
    [
      'a site of the .NET Framework by its kind',
      { 'A.csproj': framework('<ProjectTypeGuids>{349c5851-65df-11da-9384-00065b846f21}</ProjectTypeGuids>') },
      /\.NET Framework/,
    ],
    ['a site of the .NET Framework by its files', { 'A.csproj': framework(''), 'Global.asax': '' }, /\.NET Framework/],
    ['a script of Babashka', { 'bb.edn': '{}' }, /Clojure/],
    ['a language in a folder', { 'app/deps.edn': '{}' }, /Clojure/],
  ])('%s', (_what, files, words) => {
    expect(problemsOf(files)).toMatchObject([{ code: 'FEATURE_UNSUPPORTED', message: expect.stringMatching(words) }]);
  });

  test('but Redwood is built where a script says how it starts', () => {
    const files = { 'redwood.toml': '', 'package.json': { scripts: { start: 'node server.js' } }, 'server.js': '' };
    expect(detecting(files).builds.map(({ metadata }) => metadata.language)).toEqual(['javascript']);
  });

  test('and Meteor where a script starts what it made', () => {
    const files = { '.meteor/release': '', 'package.json': { scripts: { start: 'node main.js' } }, 'main.js': '' };
    expect(detecting(files).builds).toHaveLength(1);
  });

  test('and a library of the .NET Framework is a library', () => {
    expect(problemsOf({ 'A.csproj': framework('') })).toMatchObject([{ code: 'NOTHING_DETECTED' }]);
  });
});

describe('beside a service that can be built', () => {
  test('a language without a toolchain is told', () => {
    const { builds, notices } = detecting({ ...web, 'ledger/deps.edn': '{}' });
    expect(builds.map(({ metadata }) => metadata.path)).toEqual(['web']);
    expect(notices).toMatchObject([{ code: 'FEATURE_UNSUPPORTED', message: expect.stringContaining('Clojure') }]);
  });

  test('inside of another service it is a part of that, and among what was looked at', () => {
    const { notices, considered } = detecting({
      'package.json': { scripts: { start: 'node i.js' } },
      'i.js': '',
      'ui/deps.edn': '{}',
    });
    expect(notices).toEqual([]);
    expect(considered).toContainEqual(expect.objectContaining({ path: 'ui', what: 'Clojure project' }));
  });

  test('a folder with a Dockerfile alone is among what was looked at, and told with what to do', () => {
    const files = { ...web, 'mail/Dockerfile': 'FROM scratch\n', 'test/Dockerfile': '', 'web/Dockerfile': '' };
    const alone = detecting(files);
    expect(alone.considered).toMatchObject([{ path: 'mail', what: 'Dockerfile' }]);
    expect(alone.notices).toMatchObject([{ code: 'DOCKERFILE_ONLY', location: { file: 'mail/Dockerfile' } }]);
    const composed = detecting({ ...files, 'compose.yaml': 'services:\n  mail:\n    build: mail\n' });
    expect(composed.notices).toMatchObject([{ code: 'DOCKERFILE_ONLY', location: { file: 'mail/Dockerfile' } }]);
  });
});
