/** Bytes that a store keeps, read in parts: what a loaded index does not ask for stays on disk. */
export interface StoredBlob {
  readonly size: number;
  /**
   * @throws Error when the bytes cannot be read
   */
  read(offset: number, length: number): Uint8Array;
  /** Gives up whatever reading needs; nothing can be read afterwards. */
  close(): void;
  /** Has the store forget the entry, as far as it can: it turned out not to hold what was put. */
  discard(): void;
}

/**
 * Where indexes are kept between runs. Losing an entry at any time must do no harm; an entry is seen either as it was put or
 * not at all, by other processes too.
 */
export interface IndexStore {
  /** Undefined when there is no such entry. */
  get(name: string): Promise<StoredBlob | undefined>;
  /**
   * Keeps the parts as one entry, replacing one of that name.
   * @param name letters, digits, dots and dashes
   */
  put(name: string, parts: readonly Uint8Array[]): Promise<void>;
  /** Forgets entries; names that do not exist are passed over. */
  remove(names: readonly string[]): Promise<void>;
}
