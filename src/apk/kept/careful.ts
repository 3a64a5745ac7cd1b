import type { IndexWarning } from '../../wolfi/index.ts';
import { messageOf } from '../errors.ts';

/** Does what a store may fail at: that costs time, never a build, and is told once. */
export class Careful {
  readonly #what: string;
  readonly #onWarning: ((warning: IndexWarning) => void) | undefined;
  #complained = false;

  /** @param what what is kept, as the beginning of a sentence */
  constructor(what: string, onWarning: ((warning: IndexWarning) => void) | undefined) {
    this.#what = what;
    this.#onWarning = onWarning;
  }

  read<T>(action: () => Promise<T>): Promise<T | undefined> {
    return this.#attempt('STORE_READ', 'read', action);
  }

  async write(action: () => Promise<void>): Promise<void> {
    await this.#attempt('STORE_WRITE', 'written', action);
  }

  async #attempt<T>(
    code: 'STORE_READ' | 'STORE_WRITE',
    verb: string,
    action: () => Promise<T>,
  ): Promise<T | undefined> {
    try {
      return await action();
    } catch (error) {
      if (this.#complained) return undefined;
      this.#complained = true;
      this.#onWarning?.({ code, message: `${this.#what} could not be ${verb}: ${messageOf(error)}` });
      return undefined;
    }
  }
}
