import * as core from '@actions/core';
import { AipackError } from '../schema/errors.ts';
import { FAILURE_KINDS, type FailureKind } from '../schema/failure-kinds.ts';

/** Tells the steps after one that failed whose the failure is to mend: the output `failure-kind`. */
export function setFailureKind(error: unknown, signal: AbortSignal): void {
  core.setOutput('failure-kind', failureKind(error, signal));
}

function failureKind(error: unknown, signal: AbortSignal): FailureKind {
  if (signal.aborted) return 'cancelled';
  return error instanceof AipackError ? FAILURE_KINDS[error.code] : 'internal';
}
