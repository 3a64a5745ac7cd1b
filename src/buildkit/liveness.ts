import { unaryCall } from './grpc/requests.ts';
import type { Channel } from './grpc/wire.ts';
import { GrpcCode, GrpcError } from './grpc/status.ts';
import { Control } from '../proto/services.ts';

/** Of a daemon that says nothing, in ticks of `tickMs` each. */
export interface LivenessTiming {
  readonly tickMs: number;
  /** Until it is asked something. */
  readonly silentTicks: number;
  /** From the question until its silence is told. */
  readonly toldTicks: number;
  /** From the question until it is given up. */
  readonly lostTicks: number;
}

/**
 * A daemon asks for the session's health every 5 s, so that longer silence is worth a question. It is told after 8 s, and
 * given up after 30: a machine that is suspended for a snapshot, or short of memory, comes back within that, and the daemon
 * itself gives a session up no sooner.
 */
export const usualTiming: LivenessTiming = { tickMs: 500, silentTicks: 11, toldTicks: 5, lostTicks: 49 };

/**
 * Whether a daemon answers a question that costs it nothing. Not a ping of HTTP/2: gRPC servers hang up on clients that
 * send more than a few of those.
 */
export async function answers(channel: Channel, signal: AbortSignal): Promise<boolean> {
  try {
    await unaryCall(channel, Control.Info, {}, { signal });
    return true;
  } catch (error) {
    // Any other failure is an answer too.
    return error instanceof GrpcError && !error.connectionLost && error.code !== GrpcCode.CANCELLED;
  }
}

export interface Watch {
  /** How many times anything has come from the daemon. */
  readonly received: () => number;
  /** Told how many seconds of silence there have been, and of how many it is given up; then that it is over. */
  readonly onSilence?: (seconds: number, limit: number) => void;
  readonly onReturn?: () => void;
  readonly timing?: LivenessTiming;
}

/**
 * Notices a daemon that is gone without a word: when nothing has come for a while it must answer a question, or the
 * connection is closed. Silence is counted in ticks of this process's own clock, so that a process that was stopped
 * or busy itself does not take its own pause for the daemon's.
 *
 * @returns what ends the watch
 */
export function watchLiveness(
  channel: Channel,
  { received, onSilence, onReturn, timing = usualTiming }: Watch,
): () => void {
  const { tickMs, silentTicks, toldTicks, lostTicks } = timing;
  const seconds = (ticks: number): number => Math.round((ticks * tickMs) / 1000);
  let last = received();
  let silent = 0;
  let question: AbortController | undefined;
  const ask = async (): Promise<void> => {
    question = new AbortController();
    const alive = await answers(channel, question.signal);
    if (alive && silent >= silentTicks + toldTicks) onReturn?.();
    question = undefined;
    silent = 0;
    if (!alive) channel.close(new Error(`the daemon does not answer any more`));
  };
  const timer = setInterval(() => {
    const now = received();
    // While a question is open only its answer counts.
    silent = now === last || question !== undefined ? silent + 1 : 0;
    last = now;
    if (question === undefined) {
      if (silent >= silentTicks) void ask();
    } else if (silent === silentTicks + toldTicks) onSilence?.(seconds(silent), seconds(silentTicks + lostTicks));
    else if (silent >= silentTicks + lostTicks) question.abort();
  }, tickMs);
  timer.unref();
  return () => {
    clearInterval(timer);
  };
}
