import type { Channel } from './grpc/channel.ts';

export interface LivenessTiming {
  readonly tickMs: number;
  readonly silentTicks: number;
  readonly answerMs: number;
}

/** A daemon asks for the session's health every 5 s, so that longer silence is worth a question. */
const usual: LivenessTiming = { tickMs: 500, silentTicks: 11, answerMs: 2_500 };

/**
 * Notices a daemon that is gone without a word: when nothing has come for a while it must answer a ping, or the
 * connection is closed. Silence is counted in ticks of this process's own clock, so that a process that was stopped
 * or busy itself does not take its own pause for the daemon's.
 *
 * @returns what ends the watch
 */
export function watchLiveness(channel: Channel, received: () => number, timing: LivenessTiming = usual): () => void {
  let last = received();
  let silent = 0;
  let asking = false;
  const timer = setInterval(() => {
    const now = received();
    silent = now === last ? silent + 1 : 0;
    last = now;
    if (silent < timing.silentTicks || asking) return;
    asking = true;
    void channel.ping(timing.answerMs).then((alive) => {
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
