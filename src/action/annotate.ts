import * as core from '@actions/core';
import { AipackError, describeProblem, type Problem, type SourceLocation } from '../schema/errors.ts';

/** Every problem as an annotation at its place; the step fails with the first one's text. */
export function annotateFailure(error: unknown, signal: AbortSignal): void {
  if (signal.aborted) {
    core.setFailed('Cancelled.');
    return;
  }
  if (!(error instanceof AipackError)) {
    core.setFailed(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return;
  }
  const [first, ...more] = error.problems;
  for (const problem of more) core.error(textOf(problem), annotation(problem));
  if (first !== undefined) {
    core.error(textOf(first), annotation(first));
    process.exitCode = core.ExitCode.Failure;
  }
}

function textOf(problem: Problem): string {
  const { hint, message } = problem;
  return describeProblem({ code: problem.code, message, ...(hint === undefined ? {} : { hint }) });
}

function annotation({ code, location }: Problem): core.AnnotationProperties {
  return { title: code, ...annotationAt(location) };
}

/** Where an annotation points to, if anywhere. */
export function annotationAt(location: SourceLocation | undefined): core.AnnotationProperties {
  return {
    ...(location === undefined ? {} : { file: location.file }),
    ...(location?.line === undefined ? {} : { startLine: location.line }),
  };
}
