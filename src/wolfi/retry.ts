import { setTimeout as delay } from 'node:timers/promises';
import { codeOf, messageOf } from './errors.ts';

export interface RetryOptions {
  /** How often to try altogether. */
  readonly attempts: number;
  /** Milliseconds without a byte after which an attempt is given up. */
  readonly silenceMs: number;
  /** Milliseconds after which an attempt is given up, whatever it brings. */
  readonly deadlineMs: number;
  /** Milliseconds before the second attempt; doubles with each further one. */
  readonly backoffMs: number;
  /** Longest wait between two attempts, also where the server asks for more. */
  readonly maxBackoffMs: number;
  /** Waits; rejects when the signal is aborted. */
  readonly sleep: (milliseconds: number, signal: AbortSignal | undefined) => Promise<void>;
  /** From 0 to 1, spreads the attempts of many machines. */
  readonly random: () => number;
}

export const defaultRetry: RetryOptions = {
  attempts: 4,
  silenceMs: 20_000,
  deadlineMs: 300_000,
  backoffMs: 500,
  maxBackoffMs: 30_000,
  sleep: (milliseconds, signal) => delay(milliseconds, undefined, signal ? { signal } : {}),
  random: Math.random,
};

/** An attempt that failed in a way that may pass. */
export class Passing extends Error {
  /** What the caller is told when no attempt is left. */
  readonly error: Error;
  /** Milliseconds that the server asks to wait. */
  readonly retryAfter: number | undefined;

  constructor(error: Error, retryAfter?: number) {
    super(error.message);
    this.error = error;
    this.retryAfter = retryAfter;
  }
}

const PASSING_STATUS = new Set([408, 425, 429, 500, 502, 503, 504]);

/** The error of an answer with this status, as one that may pass where it may. */
export function statusFailure(response: Response, error: Error): Error {
  return PASSING_STATUS.has(response.status) ? new Passing(error, retryAfter(response)) : error;
}

function retryAfter(response: Response): number | undefined {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : undefined;
}

/** What kept a request from being answered: fetch says "fetch failed" and hides what happened in the cause. */
export function networkReason(error: unknown): string {
  const cause = (error as { cause?: unknown } | undefined)?.cause ?? error;
  return codeOf(cause) ?? messageOf(cause);
}

const NETWORK_HINT = 'Check the connection, the proxy settings and the address; a mirror can be given instead.';
const CERTIFICATE_HINT =
  'Something on the way inspects TLS, or the server has an authority of its own: give the certificate of that with `ca-file` (--ca-file).';

/** What to do about a request that was not answered. */
export function networkHint(error: unknown): string {
  const untrusted = /^(?:CERT_|DEPTH_ZERO|ERR_TLS_CERT|SELF_SIGNED|UNABLE_TO_)/.test(networkReason(error));
  return untrusted ? CERTIFICATE_HINT : NETWORK_HINT;
}

/** Waits before the attempt that comes after `tried` others. */
export async function backOff(
  { backoffMs, maxBackoffMs, random, sleep }: RetryOptions,
  tried: number,
  { retryAfter: asked }: Passing,
  signal: AbortSignal | undefined,
): Promise<void> {
  const backoff = backoffMs * 2 ** (tried - 1) * (0.5 + random() / 2);
  await sleep(Math.min(asked ?? backoff, maxBackoffMs), signal);
}

/** Aborts when nothing happened for a while, when it takes too long altogether, or when the caller says so. */
export class Watchdog {
  readonly #controller = new AbortController();
  readonly #silenceMs: number;
  #deadline: NodeJS.Timeout | undefined;
  #silence: NodeJS.Timeout | undefined;
  /** Milliseconds of waiting that are left. */
  #left: number;
  #since = 0;
  timedOut = false;
  readonly signal: AbortSignal;

  constructor(retry: RetryOptions, signal: AbortSignal | undefined) {
    this.#silenceMs = retry.silenceMs;
    this.#left = retry.deadlineMs;
    this.signal = signal ? AbortSignal.any([signal, this.#controller.signal]) : this.#controller.signal;
    this.progress();
  }

  progress(): void {
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => this.#expire(), this.#silenceMs);
    if (this.#deadline) return;
    this.#since = performance.now();
    this.#deadline = setTimeout(() => this.#expire(), this.#left);
  }

  /** Nothing is waited for until the next progress: who takes the bytes may take its time. */
  stop(): void {
    clearTimeout(this.#deadline);
    clearTimeout(this.#silence);
    if (this.#deadline) this.#left = Math.max(0, this.#left - (performance.now() - this.#since));
    this.#deadline = undefined;
  }

  #expire(): void {
    this.timedOut = true;
    this.#controller.abort();
  }
}
