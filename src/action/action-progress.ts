import { say } from '../untrusted/printable.ts';
import { PlainProgress } from '../report/plain.ts';
import type { Change } from '../report/steps.ts';
import * as log from './log.ts';

/** Progress inside one folded group of the log: every line of every step, for when somebody unfolds it. */
export class ActionProgress {
  readonly #plain = new PlainProgress(log.write, 'verbose');
  #open = false;

  show(changes: readonly Change[]): void {
    if (!this.#open) log.startGroup(say`Build`);
    this.#open = true;
    this.#plain.show(changes);
  }

  /** Ends the group, so that what follows is seen. */
  close(): void {
    if (this.#open) log.endGroup();
    this.#open = false;
  }
}
