import type { IndexStore, StoredBlob } from './store.ts';

function memoryBlob(bytes: Uint8Array, discard: () => void): StoredBlob {
  return {
    size: bytes.length,
    read: (offset, length) => {
      if (offset + length > bytes.length) throw new RangeError(`The entry ends before byte ${offset + length}.`);
      return bytes.subarray(offset, offset + length);
    },
    close: () => undefined,
    discard,
  };
}

/** A store that lasts as long as the process. */
export class MemoryStore implements IndexStore {
  readonly #entries = new Map<string, Uint8Array>();

  async get(name: string): Promise<StoredBlob | undefined> {
    const bytes = this.#entries.get(name);
    return bytes && memoryBlob(bytes, () => this.#entries.delete(name));
  }

  async put(name: string, parts: readonly Uint8Array[]): Promise<void> {
    this.#entries.set(name, Uint8Array.from(Buffer.concat(parts)));
  }

  async remove(names: readonly string[]): Promise<void> {
    for (const name of names) this.#entries.delete(name);
  }

  /** Names of the entries, sorted. */
  names(): string[] {
    return [...this.#entries.keys()].sort();
  }
}
