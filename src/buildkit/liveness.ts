import type { Channel } from './grpc/channel.ts';
import { GrpcCode, GrpcError } from './grpc/status.ts';
import { Control } from '../proto/services.ts';

export interface LivenessTiming {
  readonly tickMs: number;
  readonly silentTicks: number;
  readonly answerMs: number;
}

/** A daemon asks for the session's health every 5 s, so that longer silence is worth a question. */
export const usualTiming: LivenessTiming = { tickMs: 500, silentTicks: 11, answerMs: 2_500 };

/**
 * Whether a daemon answers a question that costs it nothing. Not a ping of HTTP/2: gRPC servers hang up on clients that
 * send more than a few of those.
 */
export async function answers(channel: Channel, withinMs: number): Promise<boolean> {
  try {
    await channel.unary(Control.Info, {}, { signal: AbortSignal.timeout(withinMs) });
    return true;
  } catch (error) {
    // Any other failure is an answer too.
    return error instanceof GrpcError && !error.connectionLost && error.code !== GrpcCode.CANCELLED;
  }
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
  received: () => number,
  timing: LivenessTiming = usualTiming,
): () => void {
  let last = received();
  let silent = 0;
  let asking = false;
  const timer = setInterval(() => {
    const now = received();
    silent = now === last ? silent + 1 : 0;
    last = now;
    if (silent < timing.silentTicks || asking) return;
    asking = true;
    void answers(channel, timing.answerMs).then((alive) => {
      asking = false;
      silent = 0;
      if (!alive) channel.close(new Error('the daemon does not answer any more'));
    });
  }, timing.tickMs);
  timer.unref();
  return () => {
    clearInterval(timer);
  };
}
