import { AipackError } from '../schema/errors.ts';
import { IndexError } from '../wolfi/index.ts';

/** Failures that may pass; all others are about what the index holds. */
const PASSING: ReadonlySet<string> = new Set(['INDEX_NETWORK', 'INDEX_STATUS', 'INDEX_TIMEOUT']);

/** An index that can't be had or taken as a problem for a user, which begins with `what`; any other error as it is. */
export function explainIndexError(error: unknown, what?: string): unknown {
  if (!(error instanceof IndexError)) return error;
  const code = PASSING.has(error.code) ? 'INDEX_UNAVAILABLE' : 'INDEX_REFUSED';
  const message = what === undefined ? error.message : `${what} can't be used: ${error.message}`;
  return new AipackError({ code, message, hint: error.hint }, { cause: error });
}
