import { describe, expect, test } from '@jest/globals';
import { inTime } from '../../../src/host/in-time.ts';

const task = { what: 'Reading the repository', file: () => 'web/pom.xml' };

describe('work that reads what others wrote', () => {
  test('gives its result, or throws what it throws', async () => {
    expect(await inTime(10_000)(task, () => ({ a: 1 }))).toEqual({ a: 1 });
    const error = new Error('no');
    await expect(
      inTime(10_000)(task, () => {
        throw error;
      }),
    ).rejects.toBe(error);
  });

  test.each([
    [
      'a loop',
      () => {
        for (;;);
      },
    ],
    ['a regular expression', () => /^(?:a|a)*$/.test(`${'a'.repeat(60)}b`)],
    [
      'code that catches everything',
      () => {
        for (;;) {
          try {
            for (;;);
          } catch {
            // Goes on.
          }
        }
      },
    ],
  ])('is cut off in %s when its time is over, and the file is named', async (_, work) => {
    await expect(inTime(100)(task, work)).rejects.toMatchObject({
      problems: [
        {
          code: 'DETECTION_TIMEOUT',
          message: expect.stringMatching(/^Reading the repository took more than 0\.1 seconds/),
          location: { file: 'web/pom.xml' },
        },
      ],
    });
    expect(await inTime(10_000)(task, () => 'goes on')).toBe('goes on');
  });

  test('does not begin when a signal came before', async () => {
    let begun = false;
    await expect(inTime(10_000, undefined, AbortSignal.abort())(task, () => (begun = true))).rejects.toMatchObject({
      code: 'CANCELLED',
    });
    expect(begun).toBe(false);
  });
});
