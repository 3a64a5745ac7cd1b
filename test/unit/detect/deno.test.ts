import { describe, expect, test } from '@jest/globals';
import { commandLines, detecting, detectingOne } from '../../support/detect/detecting.ts';

const SERVER = 'import { h } from "@x/lib"; Deno.serve({ port: 8123 }, h);\n';
const MEMBERS = {
  'services/api/deno.json': { name: '@x/api', exports: './main.ts', tasks: { start: 'deno run -A main.ts' } },
  'services/api/main.ts': SERVER,
  'lib/deno.json': { name: '@x/lib', exports: './mod.ts' },
  'lib/mod.ts': 'export const h = () => new Response("x");\n',
};

describe('a member of a Deno workspace', () => {
  test.each([
    ['as a list', { 'deno.json': { workspace: ['./services/*', './lib'] } }],
    [
      'as an object, in a file with comments',
      { 'deno.jsonc': '{ // all\n "workspace": { "members": ["services/api", "lib"] } }' },
    ],
  ])('is in the image with the root and the other members, at its place: %s', (_, root) => {
    const { runtime, build } = detectingOne({ ...root, ...MEMBERS });
    expect(runtime.copy).toContainEqual({ from: '../..', to: '/app' });
    expect(runtime.workdir).toBe('/app/services/api');
    expect(build.commands).toHaveLength(1);
  });

  test('of which the root has packages for Node.js gets those', () => {
    const build = detectingOne({
      'deno.json': { workspace: ['./services/api', './lib'] },
      'package.json': { dependencies: { chalk: '5' } },
      ...MEMBERS,
    });
    expect(commandLines(build)).toEqual(['deno install', 'deno cache main.ts']);
  });

  test('that exports what listens is a service without a task', () => {
    const { builds } = detecting({
      'deno.json': { workspace: ['./services/api', './lib'] },
      ...MEMBERS,
      'services/api/deno.json': { name: '@x/api', exports: './main.ts' },
    });
    expect(builds.map(({ runtime }) => runtime.command)).toEqual([['deno', 'run', '--allow-all', 'main.ts']]);
  });
});

test('a Deno program beside other folders is in the image alone', () => {
  const { runtime } = detectingOne({
    'api/deno.json': { tasks: { start: 'deno run -A main.ts' } },
    'api/main.ts': 'Deno.serve(() => new Response());\n',
    'docs/a.md': '',
  });
  expect(runtime.copy).toContainEqual({ from: '.', to: '.' });
});
