import type { Answer } from './answer.ts';

/** An answer that goes on beyond what it may have. */
export class BodyTooLargeError extends Error {
  override readonly name = 'BodyTooLargeError';

  constructor(limit: number) {
    super(`the answer has more than ${limit} bytes`);
  }
}

/**
 * The bytes of an answer.
 * @param limit bytes that it may have; it is not read any further
 * @throws BodyTooLargeError, or whatever ends the answer early
 */
export async function readBody(response: Pick<Answer, 'body'>, limit: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > limit) throw new BodyTooLargeError(limit);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
