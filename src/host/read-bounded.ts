import { readFileSync, statSync } from 'node:fs';
import { AipackError, type ProblemCode } from '../schema/errors.ts';

export interface BoundedRead {
  /** The path as the user gave it, for messages. */
  readonly given: string;
  /** Bytes that the file may have. */
  readonly limit: number;
  readonly code: ProblemCode;
  readonly hint?: string;
}

/**
 * The bytes of a file that a user named.
 * @throws AipackError with the given code when it is not there, not a file, or too large
 */
export function readBounded(path: string, { given, limit, code, hint }: BoundedRead): Buffer {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat?.isFile() !== true) {
    throw new AipackError({
      code,
      message: `The file ${JSON.stringify(given)} is not there`,
      ...(hint === undefined ? {} : { hint }),
    });
  }
  if (stat.size > limit) throw new AipackError({ code, message: `${given} has more than ${limit} bytes` });
  return readFileSync(path);
}
