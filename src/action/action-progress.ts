import { PlainProgress } from '../progress/plain.ts';
import type { Change } from '../progress/steps.ts';

/** Progress inside one folded group of the log: every line of every step, for when somebody unfolds it. */
export class ActionProgress {
  readonly #write: (text: string) => void;
  readonly #plain: PlainProgress;
  #open = false;

  constructor(write: (text: string) => void) {
    this.#write = write;
    this.#plain = new PlainProgress(write, 'verbose');
  }

  show(changes: readonly Change[]): void {
    if (!this.#open) this.#write('::group::Build\n');
    this.#open = true;
    this.#plain.show(changes);
  }

  /** Ends the group, so that what follows is seen. */
  close(): void {
    if (this.#open) this.#write('::endgroup::\n');
    this.#open = false;
  }
}
