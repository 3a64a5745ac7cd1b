import { describe, expect, test } from '@jest/globals';
import { unusedInputs } from '../../../src/action/unheard.ts';

const given = (inputs: Readonly<Record<string, string>>): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]));

describe('an input that a mode does not heed is told', () => {
  test.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
    [
      'build',
      { digests: 'sha256:0', from: 'a/b', runners: 'linux/amd64=x', 'changed-since': 'main', tags: 'a/b' },
      [
        'changed-since only counts with mode: plan or detect',
        'runners only counts with mode: plan or detect',
        'digests only counts with mode: merge',
        'from only counts with mode: promote',
      ],
    ],
    ['plan', { 'changed-since': 'main', runners: 'linux/amd64=x', platforms: 'linux/amd64' }, []],
    ['detect', { 'changed-since': 'main' }, []],
    [
      'merge',
      { digests: 'x', tags: 'a/b', annotations: 'a=b', push: 'true', labels: 'a=b', load: 'true' },
      ['labels only counts where something is built', 'load only counts where something is built'],
    ],
    [
      'promote',
      { from: 'x', tags: 'a/b', annotations: 'a=b', 'build-args': 'A=1' },
      ['annotations only counts where something is built', 'build-args only counts where something is built'],
    ],
  ])('by mode %s', (mode, inputs, told) => {
    expect(unusedInputs(mode, given({ mode, ...inputs }))).toEqual(told);
  });

  test('and not where the runner has filled it in', () => {
    const filled = { 'max-package-age': '90', lock: 'true', dockerfile: 'true', context: '.', call: 'build' };
    expect(unusedInputs('merge', given(filled))).toEqual([]);
  });
});
