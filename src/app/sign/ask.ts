import { setTimeout as pause } from 'node:timers/promises';
import { AipackError } from '../../schema/errors.ts';
import { parseJsonObject } from '../../untrusted/json.ts';
import { readBody } from '../../untrusted/read-body.ts';

/** How the services that sign are reached. */
export interface ServiceCalls {
  readonly fetch: typeof fetch;
  readonly signal: AbortSignal;
}

export interface Question {
  /** What is asked, as errors call it. */
  readonly what: string;
  readonly url: string;
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** Statuses besides 2xx that are an answer. */
  readonly also?: readonly number[];
  /** Is never part of a message, though a service may repeat it. */
  readonly secret?: string;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Uint8Array;
}

/** Certificates, entries of logs and timestamps are a few kilobytes; an entry may hold a whole statement. */
const MOST_BYTES = 64 * 1024 * 1024;
const TRIES = 3;
const PAUSE_MS = 1_000;
const TIMEOUT_MS = 60_000;

/**
 * Asks one of the services. One that doesn't answer, or not now, is asked again.
 * @throws AipackError SIGNING_FAILED, CANCELLED
 */
export async function ask(question: Question, calls: ServiceCalls): Promise<Answer> {
  const { also = [], secret, url, what } = question;
  for (let left = TRIES - 1; ; left -= 1) {
    const answer = await once(question, calls).catch((error: unknown) => error);
    calls.signal.throwIfAborted();
    if (isAnswer(answer) && (answer.status < 300 || also.includes(answer.status))) return answer;
    if (left > 0 && !(isAnswer(answer) && answer.status < 500 && answer.status !== 429)) {
      await pause(PAUSE_MS, undefined, { signal: calls.signal });
      continue;
    }
    const told = isAnswer(answer) ? `${answer.status}${messageOf(answer.bytes)}` : `nothing: ${reasonOf(answer)}`;
    throw new AipackError({
      code: 'SIGNING_FAILED',
      message: `${what} at ${new URL(url).origin} answered ${secret === undefined ? told : told.replaceAll(secret, '…')}`,
      hint: 'Run the step again, or check the address of the service: docs/attestations.md names the variables for it.',
    });
  }
}

async function once({ body, headers, method = 'POST', url }: Question, calls: ServiceCalls): Promise<Answer> {
  const signal = AbortSignal.any([calls.signal, AbortSignal.timeout(TIMEOUT_MS)]);
  const response = await calls.fetch(url, {
    method,
    signal,
    redirect: 'error',
    ...(headers === undefined ? {} : { headers }),
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : Buffer.from(body) }),
  });
  return { status: response.status, headers: response.headers, bytes: await readBody(response, MOST_BYTES) };
}

function isAnswer(value: unknown): value is Answer {
  return typeof value === 'object' && value !== null && 'bytes' in value;
}

function messageOf(bytes: Uint8Array): string {
  const { message } = parseJsonObject(bytes) ?? {};
  return typeof message === 'string' ? `: ${message.slice(0, 300)}` : '';
}

function reasonOf(error: unknown): string {
  const { cause, message } = error instanceof Error ? error : new Error(String(error));
  return cause instanceof Error ? cause.message : message;
}
