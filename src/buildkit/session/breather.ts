import { setImmediate } from 'node:timers/promises';

/** Far below what would delay an answer to the daemon or a signal. */
const SLICE_MS = 10;

/**
 * Lets long work that never waits give way to everything else now and then. Working synchronously in slices is several
 * times faster here than waiting for each of a hundred thousand small reads.
 */
export class Breather {
  #since = performance.now();

  /** Undefined while there is time left. */
  pause(): Promise<void> | undefined {
    if (performance.now() - this.#since < SLICE_MS) return undefined;
    return this.#breathe();
  }

  /** To be called after anything else was waited for. */
  restart(): void {
    this.#since = performance.now();
  }

  async #breathe(): Promise<void> {
    await setImmediate();
    this.#since = performance.now();
  }
}
