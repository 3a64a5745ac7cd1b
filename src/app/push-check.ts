import type { Reference, RegistryClient } from '../oci/index.ts';
import { onePerRepository } from './repositories.ts';

/** A name whose registry would not take a push, and why. */
export interface PushRefusal {
  readonly tag: Reference;
  readonly error: unknown;
}

/** Asks registries whether they would take a push: once, ahead of when somebody has to know. */
export class PushCheck {
  readonly #registry: RegistryClient;
  #asked: { readonly tags: string; readonly answers: Promise<readonly PushRefusal[]> } | undefined;

  constructor(registry: RegistryClient) {
    this.#registry = registry;
  }

  /** Begins to ask. */
  begin(tags: readonly Reference[]): void {
    if (tags.length > 0) void this.answers(tags);
  }

  /** Those that are refused, or could not be asked about; one name stands for all of its repository. It never fails. */
  answers(tags: readonly Reference[]): Promise<readonly PushRefusal[]> {
    const key = JSON.stringify(tags);
    if (this.#asked?.tags !== key) this.#asked = { tags: key, answers: this.#ask(tags) };
    return this.#asked.answers;
  }

  async #ask(tags: readonly Reference[]): Promise<readonly PushRefusal[]> {
    const answers = onePerRepository(tags).map((tag) =>
      this.#registry.checkPush(tag).then(
        () => [],
        (error: unknown) => [{ tag, error }],
      ),
    );
    return (await Promise.all(answers)).flat();
  }
}
