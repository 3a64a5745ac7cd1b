import { AipackError, type Problem } from '../../src/schema/errors.ts';

/** The problems that something ends in; anything else that it throws goes on, and that it does not fail is an error too. */
export function problemsOf(work: () => unknown): readonly Problem[] {
  try {
    work();
  } catch (error) {
    if (error instanceof AipackError) return error.problems;
    throw error;
  }
  throw new Error('nothing was wrong');
}
