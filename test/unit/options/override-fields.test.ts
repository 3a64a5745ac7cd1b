import { describe, expect, test } from '@jest/globals';
import { overridesFromField } from '../../../src/options/override-fields.ts';
import { AipackError } from '../../../src/schema/errors.ts';

describe('a field that is given as text', () => {
  test.each([
    ['start-command', 'node server.js', { runtime: { command: ['node', 'server.js'] } }],
    ['start-command', 'serve --on=:80,:81', { runtime: { command: ['serve', '--on=:80,:81'] } }],
    ['start-command', 'node "my server.js"', { runtime: { command: ['node', 'my server.js'] } }],
    ['start-command', '["node", "my server.js"]', { runtime: { command: ['node', 'my server.js'] } }],
    ['build-commands', 'make\n\n make install ', { build: { commands: ['make', 'make install'] } }],
    ['build-commands', '"./my tool" a,"b c"\n"./tool"', { build: { commands: ['"./my tool" a,"b c"', '"./tool"'] } }],
    ['build-env', 'A=1\n B=x=y ', { build: { env: { A: '1', B: 'x=y' } } }],
    ['build-env', 'A= x \r\nB={"a":"b","c":["d","e"]}', { build: { env: { A: ' x ', B: '{"a":"b","c":["d","e"]}' } } }],
    ['runtime-env', '"KEY=one\ntwo ""2"""\nB=1, 2', { runtime: { env: { KEY: 'one\ntwo "2"', B: '1, 2' } } }],
    ['runtime-env', 'EMPTY=', { runtime: { env: { EMPTY: '' } } }],
    ['runtime-packages', '..., git\ncurl jq', { runtime: { packages: ['...', 'git', 'curl', 'jq'] } }],
    ['port', '80, 81 ...', { runtime: { ports: [80, 81, '...'] } }],
    ['health', 'none', { runtime: { health: null } }],
    ['project-name', ' shop ', { name: 'shop' }],
  ] as const)('%s: %s', (field, text, overrides) => {
    expect(overridesFromField(field, text, 'x')).toEqual([{ name: 'x', overrides }]);
  });

  test.each([
    ['port', 'eighty'],
    ['start-command', '["a", 1]'],
    ['start-command', 'node "server.js'],
    ['build-env', 'A=1\nnothing'],
  ] as const)('%s: %s is refused', (field, text) => {
    expect(() => overridesFromField(field, text, 'x')).toThrow(AipackError);
  });

  test('says nothing where it is blank', () => {
    expect(overridesFromField('port', ' \n', 'x')).toEqual([]);
    expect(overridesFromField('port', undefined, 'x')).toEqual([]);
  });
});

describe('a list whose items are given one by one', () => {
  test('has them as they are', () => {
    const items = ['A=one\ntwo', 'B="c", d'];
    expect(overridesFromField('build-env', items, '--build-env')).toEqual([
      { name: '--build-env', overrides: { build: { env: { A: 'one\ntwo', B: '"c", d' } } } },
    ]);
    expect(overridesFromField('build-env', [], '--build-env')).toEqual([]);
  });

  test('is refused by the place of an item, and nothing of it is repeated', () => {
    const read = (): unknown => overridesFromField('build-env', ['A=1', 'hush'], '--build-env');
    expect(read).toThrow(/^--build-env: item 2 is no variable/);
    expect(read).not.toThrow(/hush/);
  });
});
