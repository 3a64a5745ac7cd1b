import type { Channel } from './grpc/channel.ts';

const TICK_MS = 500;
/** A daemon asks for the session's health every 5 s, so that longer silence is worth a question. */
const SILENCE_TICKS = 12;
const ANSWER_MS = 3_000;

/**
 * Notices a daemon that is gone without a word: when nothing has come for a while it must answer a ping, or the
 * connection is closed. Silence is counted in ticks of this process's own clock, so that a process that was stopped
 * or busy itself does not take its own pause for the daemon's.
 *
 * @returns what ends the watch
 */
export function watchLiveness(channel: Channel, received: () => number): () => void {
  let last = received();
  let silent = 0;
  let asking = false;
  const timer = setInterval(() => {
    const now = received();
    silent = now === last ? silent + 1 : 0;
    last = now;
    if (silent < SILENCE_TICKS || asking) return;
    asking = true;
    void channel.ping(ANSWER_MS).then((alive) => {
      asking = false;
      silent = 0;
      if (!alive) channel.close(new Error('the daemon does not answer any more'));
    });
  }, TICK_MS);
  timer.unref();
  return () => {
    clearInterval(timer);
  };
}
