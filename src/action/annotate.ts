import { AipackError, describeProblem, type PrintableProblem } from '../schema/errors.ts';
import { say, type Printable } from '../untrusted/printable.ts';
import * as log from './log.ts';

/** Every problem as an annotation at its place; the step fails. */
export function annotateFailure(error: unknown, signal: AbortSignal): void {
  log.fail();
  if (signal.aborted) log.error(say`Cancelled.`);
  else if (!(error instanceof AipackError)) {
    log.error(log.told(error instanceof Error ? (error.stack ?? error.message) : String(error)));
  } else {
    const [first, ...more] = error.problems;
    // The first one stands last, right above the end of the step.
    for (const problem of [...more, first]) {
      if (problem !== undefined) log.error(textOf(problem), { title: problem.code, location: problem.location });
    }
  }
}

function textOf({ code, message, hint }: PrintableProblem): Printable {
  return describeProblem({ code, message, ...(hint === undefined ? {} : { hint }) });
}
