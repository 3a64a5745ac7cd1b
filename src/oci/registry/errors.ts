import { asObject, parseJsonObject } from '../../untrusted/json.ts';
import { BodyTooLargeError, readBody } from '../../untrusted/read-body.ts';

/**
 * `DENIED`: the credentials don't reach; `INSECURE`: they would have to be told without TLS; `UNREACHABLE`: no answer;
 * `PROTOCOL`: an answer that makes no sense.
 */
export type RegistryErrorCode = 'DENIED' | 'INSECURE' | 'RATE_LIMITED' | 'UNREACHABLE' | 'PROTOCOL';

export interface RegistryErrorDetails extends ErrorOptions {
  /** What the reader can do next. */
  readonly hint?: string;
}

export class RegistryError extends Error {
  override readonly name = 'RegistryError';
  readonly code: RegistryErrorCode;
  readonly hint: string | undefined;

  constructor(code: RegistryErrorCode, message: string, details: RegistryErrorDetails = {}) {
    super(message, details);
    this.code = code;
    this.hint = details.hint;
  }
}

/** What went wrong with a request that `host` did not answer, or not to its end. */
export function unreachable(host: string, cause: unknown): RegistryError {
  const inner = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause;
  const reason = inner instanceof Error ? inner.message : String(inner);
  return new RegistryError('UNREACHABLE', `${host} did not answer: ${reason}`, { cause });
}

/**
 * The bytes of an answer of `host`; `limit` is how many it may have.
 * @throws RegistryError PROTOCOL, UNREACHABLE
 */
export async function bodyOf(response: Response, host: string, limit: number): Promise<Uint8Array> {
  try {
    return await readBody(response, limit);
  } catch (cause) {
    if (!(cause instanceof BodyTooLargeError)) throw unreachable(host, cause);
    throw new RegistryError('PROTOCOL', `${host} answers too much: ${cause.message}`, { cause });
  }
}

/** What a registry says of its refusal, in its own form or as the start of whatever it sends. */
export function errorDetail(body: Uint8Array): string {
  const list = parseJsonObject(body)?.errors;
  const errors = (Array.isArray(list) ? list : []).map((each) => {
    const { code, message } = asObject(each) ?? {};
    return [code, message].filter((part) => typeof part === 'string' && part !== '').join(': ');
  });
  const text = errors.length > 0 ? errors.join('; ') : Buffer.from(body).toString('utf8');
  return text.slice(0, 200).replaceAll(/\s+/g, ' ').trim();
}
