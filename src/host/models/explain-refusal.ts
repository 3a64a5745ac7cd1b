import { ModelError } from '../../assist/model/model.ts';
import { asObject } from '../../untrusted/json.ts';

/** Characters of a service's own words. */
const MAX_WORDS = 400;

/** How a request is made: by which library, for how long. */
export interface Asking {
  /** Milliseconds that one request may take, from its first byte to the last one of its answer. */
  readonly patience: number;
  /** What must not be in a message. */
  readonly secret: string | undefined;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/**
 * Makes a request with a library, and says in one way what goes wrong in its own.
 * @throws ModelError, or the reason of the signal
 */
export async function asking<T>(
  { patience, secret, now }: Asking,
  signal: AbortSignal,
  request: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const late = AbortSignal.timeout(patience);
  try {
    return await request(AbortSignal.any([signal, late]));
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof ModelError) throw error;
    if (late.aborted) {
      const message = `it did not answer within ${patience / 1000} s`;
      throw new ModelError('MODEL_TIMEOUT', message, { cause: error });
    }
    throw explained(error, secret, now);
  }
}

function explained(error: unknown, secret: string | undefined, now: () => number): ModelError {
  const { status, headers, message, code, cause } = asObject(error) ?? {};
  const words = hidden(typeof message === 'string' ? message : String(error), secret);
  const options = { cause: error };
  if (typeof status === 'number') {
    const retryAfter = headers instanceof Headers ? readRetryAfter(headers, now) : undefined;
    const waiting = { ...options, ...(retryAfter === undefined ? {} : { retryAfter }) };
    if (status === 401 || status === 403)
      return new ModelError('MODEL_UNAUTHORIZED', `it refuses the key: ${words}`, options);
    if (status === 408) return new ModelError('MODEL_TIMEOUT', `it took too long: ${words}`, waiting);
    // A quota that is spent is not filled by waiting.
    if (status === 429 && code !== 'insufficient_quota')
      return new ModelError('MODEL_BUSY', `it is busy: ${words}`, waiting);
    if (status >= 500) return new ModelError('MODEL_BROKEN', `it fails: ${words}`, waiting);
    return new ModelError('MODEL_REFUSED', `it does not take the request: ${words}`, options);
  }
  const name = error instanceof Error ? error.constructor.name : '';
  if (name.startsWith('APIConnection') || error instanceof TypeError) {
    const reason = reasonOf(cause) ?? words;
    return new ModelError('MODEL_UNREACHABLE', `it cannot be reached: ${hidden(reason, secret)}`, options);
  }
  return new ModelError('MODEL_UNREADABLE', `its answer cannot be read: ${words}`, options);
}

/** Causes that one error may have behind it; libraries and `fetch` make two or three. */
const MOST_CAUSES = 8;

/** `fetch` says why in the cause of its error, and libraries put one of their own around that: the innermost knows most. */
function reasonOf(cause: unknown): string | undefined {
  let reason: string | undefined;
  let error = asObject(cause);
  for (let depth = 0; error !== undefined && depth < MOST_CAUSES; depth++) {
    const { message } = error;
    if (typeof message === 'string' && message !== '') reason = message;
    error = asObject(error.cause);
  }
  return reason;
}

function hidden(text: string, secret: string | undefined): string {
  const safe = secret === undefined || secret === '' ? text : text.replaceAll(secret, '***');
  return safe.slice(0, MAX_WORDS);
}

/** Milliseconds that a service asks to wait: seconds or a date, as HTTP has it, or in a header that some have for milliseconds. */
function readRetryAfter(headers: Headers, now: () => number): number | undefined {
  const exact = headers.get('retry-after-ms') ?? '';
  if (/^\d{1,12}(?:\.\d{1,9})?$/.test(exact)) return Number(exact);
  const given = headers.get('retry-after') ?? '';
  if (/^\d{1,9}(?:\.\d{1,9})?$/.test(given)) return Number(given) * 1000;
  const date = Date.parse(given);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now());
}
