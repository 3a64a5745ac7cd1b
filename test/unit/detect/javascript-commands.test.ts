import { describe, expect, test } from '@jest/globals';
import { commandsOf } from '../../../src/detect/core/start-line.ts';
import { isDevelopmentServer, reloads } from '../../../src/detect/ecosystems/javascript/commands/development.ts';
import { mentions } from '../../../src/detect/ecosystems/javascript/commands/pattern.ts';
import { knowledgeOf } from '../../../src/detect/ecosystems/javascript/knowledge.ts';
import { makesStandalone } from '../../../src/detect/ecosystems/javascript/commands/standalone.ts';
import { MANAGERS } from '../../../src/detect/ecosystems/javascript/managers/index.ts';
import { delegatesToMember } from '../../../src/detect/ecosystems/javascript/tasks/delegation.ts';

const { runners } = knowledgeOf(MANAGERS, [], []);

describe('the commands of a line', () => {
  test.each([
    ['node server.js', [['node', 'server.js']]],
    ['a -b && c; d | e', [['a', '-b'], ['c'], ['d'], ['e']]],
    ['a 2>&1', [['a', '2>&1']]],
    [
      "a 'b c' d",
      [
        ['a', 'b c', 'd'],
        ['b', 'c'],
      ],
    ],
    ["a 'b", [['a', "'b"]]],
    [' ', []],
  ])('%s', (line, commands) => {
    expect(commandsOf(line)).toEqual(commands);
  });
});

describe('a server for development', () => {
  test.each([
    'vite',
    'vite --host',
    'npx vite preview',
    'NODE_ENV=production cross-env A=b react-scripts start',
    'pnpm exec ng serve',
    'serve -s build -l $PORT',
    'parcel index.html',
    'turbo run dev:web',
    'stencil build --dev --serve',
    'webpack --watch & node server.js',
  ])('%s', (line) => {
    expect(isDevelopmentServer(line, runners)).toBe(true);
  });

  test.each([
    'vite build',
    'vite & node server.js',
    'next start',
    'parcel build index.html',
    'stencil build',
    'node serve.js',
    'npm start',
    '',
  ])('is not `%s`', (line) => {
    expect(isDevelopmentServer(line, runners)).toBe(false);
  });

  test('that starts again at every change runs a server all the same', () => {
    expect(['nodemon server.js', 'nest start', 'tsx watch a.ts'].every(reloads)).toBe(true);
    expect(['node server.js', 'nest build', 'tsx a.ts'].some(reloads)).toBe(false);
  });
});

describe('a line that hands on to a member', () => {
  test.each([
    'turbo start',
    'npx nx serve api',
    'bunx turbo start',
    'cd api && npm start',
    'npm --prefix api start',
    'npm start -w api',
    'npm run start --workspace=api',
    'yarn workspace api start',
    'pnpm -r start',
    'bun --cwd api start',
    'npm run build && pnpm --filter api start',
  ])('%s', (line) => {
    expect(delegatesToMember(line, MANAGERS)).toBe(true);
  });

  test.each(['npm start', 'yarn start', 'tsc -w', 'lerna-changelog', 'node server.js'])('is not `%s`', (line) => {
    expect(delegatesToMember(line, MANAGERS)).toBe(false);
  });
});

test.each([
  ['bun build --compile server.ts --outfile shop', true],
  ['tsc && npx pkg . -t node22', true],
  ['deno compile -A main.ts', true],
  ['bun build server.ts --outfile shop.js', false],
  ['echo pkgs', false],
])('`%s` makes a program that needs no interpreter: %j', (line, makes) => {
  expect(makesStandalone(line)).toBe(makes);
});

test('a line names a tool under its own name or as a part of one', () => {
  expect(
    ['electron .', 'npx electron-forge start', 'concurrently "vite" "electron ."'].every((line) =>
      mentions(line, 'electron'),
    ),
  ).toBe(true);
  expect(['node electronics.js', 'node server.js'].some((line) => mentions(line, 'electron'))).toBe(false);
});
