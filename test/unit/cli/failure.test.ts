import { describe, expect, test } from '@jest/globals';
import { exitCodeOf, explain } from '../../../src/cli/failure.ts';
import { AipackError, type Problem } from '../../../src/schema/errors.ts';

const running = new AbortController().signal;
const problem = (code: Problem['code']): Problem => ({ code, message: `What ${code} says` });

describe('the exit code', () => {
  test.each<[string, unknown, number]>([
    ['what will fail again', new AipackError(problem('INPUT_INVALID')), 1],
    ['an index that may be there later', new AipackError(problem('INDEX_UNAVAILABLE')), 75],
    ['a registry that may be there later', new AipackError(problem('REGISTRY_UNREACHABLE')), 75],
    ['both', new AipackError([problem('INDEX_UNAVAILABLE'), problem('REGISTRY_UNREACHABLE')]), 75],
    ['one of several that will fail again', new AipackError([problem('INDEX_UNAVAILABLE'), problem('TAG_INVALID')]), 1],
    ['a mistake of our own', new TypeError('x is not a function'), 1],
  ])('of %s', (_what, error, code) => {
    expect(exitCodeOf(error, running)).toBe(code);
  });

  test('after Ctrl-C is that, whatever it made fail', () => {
    expect(exitCodeOf(new AipackError(problem('INPUT_INVALID')), AbortSignal.abort())).toBe(130);
  });
});

describe('a failure', () => {
  test('tells each problem with its code', () => {
    const error = new AipackError([
      { ...problem('SPEC_INVALID'), location: { file: 'aipack.yml', line: 3 }, hint: 'Mend it.' },
      problem('TAG_INVALID'),
    ]);
    const lines = explain(error, running).split('\n');
    expect(lines[0]).toMatch(/^error: .*aipack\.yml:3.*What SPEC_INVALID says/);
    expect(lines.join('\n')).toMatch(/Mend it\..*\[SPEC_INVALID\]\nerror: What TAG_INVALID says \[TAG_INVALID\]$/s);
  });

  test('that is a mistake of our own asks for a report, with the stack', () => {
    expect(explain(new TypeError('x is not a function'), running)).toMatch(
      /^error: this is a bug in aipack.*\nTypeError: x is not a function\n\s+at /,
    );
    expect(explain('a text', running)).toMatch(/\na text$/);
  });

  test('after Ctrl-C is no failure', () => {
    expect(explain(new Error('aborted'), AbortSignal.abort())).toBe('Cancelled.');
  });
});
