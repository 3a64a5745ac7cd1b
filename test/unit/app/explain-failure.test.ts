import { describe, expect, test } from '@jest/globals';
import { explainBuildFailure } from '../../../src/app/explain-failure.ts';
import { BuildkitError } from '../../../src/buildkit/index.ts';
import { StepTracker } from '../../../src/report/steps.ts';
import { AipackError } from '../../../src/schema/errors.ts';

const nothing = { vertexes: [], statuses: [], logs: [], warnings: [] };

/** What is told of a step that prints these lines and fails. */
function told(lines: readonly string[], shown = false): { message: string; hint: string } {
  const tracker = new StepTracker(shown);
  const vertex = { digest: 'a', name: '[build] step', inputs: [], cached: false, started: 1 };
  tracker.update({ ...nothing, vertexes: [vertex] });
  const data = Buffer.from(lines.map((line) => `${line}\n`).join(''));
  tracker.update({ ...nothing, logs: [{ vertex: 'a', stream: 'stderr', data, time: 2 }] });
  const failed = new BuildkitError('EXEC_FAILED', 'failed', { exitCode: 1, vertex: { digest: 'a' } });
  const error = explainBuildFailure(failed, tracker);
  if (!(error instanceof AipackError)) throw new Error('it is no problem of a user');
  const [problem] = error.problems;
  return { message: problem?.message ?? '', hint: problem?.hint ?? '' };
}

const many = (count: number, line: (index: number) => string): readonly string[] =>
  Array.from({ length: count }, (_, index) => line(index));

describe('a step whose output', () => {
  test('stands whole in the message sends nobody to look for more', () => {
    const { message, hint } = told(['one', 'two']);
    expect(message).toContain('failed with exit code 1. Its output:\n  | one\n  | two');
    expect(hint).not.toContain('--verbose');
  });

  test('is longer has its end, and the way to the rest', () => {
    const { message, hint } = told(many(50, (index) => `line ${index}`));
    expect(message).toContain('Its last output, of 50 lines:\n  | line 30\n');
    expect(hint).toContain('--verbose');
  });

  test('was shown while it came needs no way to the rest', () => {
    expect(
      told(
        many(50, (index) => `line ${index}`),
        true,
      ).hint,
    ).not.toContain('--verbose');
  });
});

describe('apk that could not read a repository', () => {
  const missing = many(40, (index) => `  p${index} (no such package):`);
  const address = 'https://apk.example/x86_64/APKINDEX.tar.gz';

  test.each([
    [`WARNING: fetching ${address}: temporary error (try again later)`, 'must reach the repository'],
    [`WARNING: Ignoring ${address}: Permission denied`, 'wants credentials'],
    [`WARNING: opening ${address}: UNTRUSTED signature`, 'package-keys'],
    [`WARNING: updating and opening ${address}: HTTP 403: Forbidden`, 'wants credentials'],
  ])('is told with its own words: %s', (warning, advice) => {
    const { message, hint } = told([warning, 'ERROR: unable to select packages:', ...missing]);
    expect(message).toContain(`apk could not read a repository:\n  | ${warning}`);
    expect(hint).toContain(advice);
  });

  test('has nothing to do with packages that no repository has', () => {
    const { message } = told(['fetch https://apk.example/x86_64/APKINDEX.tar.gz', ...missing]);
    expect(message).not.toContain('could not read');
  });
});
