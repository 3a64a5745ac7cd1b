import { describe, expect, test } from '@jest/globals';
import { AipackError, MOST_PROBLEMS, type Problem } from '../../../src/schema/errors.ts';

const problems = (count: number): readonly Problem[] =>
  Array.from({ length: count }, (_, index) => ({ code: 'SPEC_INVALID', message: `problem ${index}` }));

describe('an error of very many problems', () => {
  test('tells the first ones and how many there are besides', () => {
    const { problems: told, message } = new AipackError(problems(MOST_PROBLEMS + 23));
    expect(told).toHaveLength(MOST_PROBLEMS + 1);
    expect(message).toMatch(/problem 99\nand 23 more problems$/);
  });

  test('tells all of them where it can', () => {
    expect(new AipackError(problems(MOST_PROBLEMS)).message).toMatch(/problem 99$/);
    expect(new AipackError(problems(MOST_PROBLEMS + 1)).message).toMatch(/and 1 more problem$/);
  });

  test('counts on when it is made of such errors', () => {
    const part = new AipackError(problems(MOST_PROBLEMS + 5));
    const { problems: told, message } = new AipackError([...part.problems, ...problems(10), ...part.problems]);
    expect(told).toHaveLength(MOST_PROBLEMS + 1);
    expect(message).toMatch(/problem 99\nand 120 more problems$/);
  });
});
