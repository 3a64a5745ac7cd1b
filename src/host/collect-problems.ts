import { AipackError, type Problem } from '../schema/errors.ts';

export interface ProblemCollector {
  /** What `run` gives, or `otherwise` after noting its problems. */
  readonly attempt: <T>(run: () => T, otherwise: T) => T;
  /** @throws AipackError with everything that was noted */
  readonly finish: () => void;
}

/** Lets several checks fail before a user is told, so that they are told once. */
export function collectProblems(): ProblemCollector {
  const problems: Problem[] = [];
  return {
    attempt: (run, otherwise) => {
      try {
        return run();
      } catch (error) {
        if (!(error instanceof AipackError)) throw error;
        problems.push(...error.problems);
        return otherwise;
      }
    },
    finish: () => {
      if (problems.length > 0) throw new AipackError(problems);
    },
  };
}
