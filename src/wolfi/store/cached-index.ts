import { messageOf } from '../errors.ts';
import type { Validators } from '../fetch.ts';
import type { RepositoryAddress } from '../repository.ts';
import { decodeIndex, encodeIndex, TABLE_FORMAT, type StoredIndex, type StoredIndexInfo } from '../table/codec.ts';
import type { IndexTable } from '../table/scan.ts';
import type { Architecture, IndexWarning } from '../types.ts';
import { indexName, isEntryName, noteName } from './names.ts';
import type { IndexStore, StoredBlob } from './store.ts';

/** The small entry beside a stored index: which one it is, and how old. */
interface Note {
  readonly format: number;
  /** Name of the entry with the index itself. */
  readonly entry: string;
  /** When the repository last said that this is its newest, in milliseconds since 1970. */
  readonly checkedAt: number;
  readonly validators: Validators;
}

export interface CacheEntry {
  readonly stored: StoredIndex;
  readonly checkedAt: number;
  readonly validators: Validators;
  readonly name: string;
  readonly close: () => void;
}

export interface NewEntry {
  readonly info: StoredIndexInfo;
  readonly table: IndexTable;
  readonly text: Uint8Array;
  readonly checkedAt: number;
  readonly validators: Validators;
}

const LONGEST_NOTE = 64 * 1024;

/** Whether a value of a note can stand in the header by which the repository is asked again. */
function isHeaderValue(value: unknown): boolean {
  return value === undefined || (typeof value === 'string' && /^[\x20-\x7e]{0,1000}$/.test(value));
}

function isNote(value: unknown): value is Note {
  if (typeof value !== 'object' || value === null) return false;
  const note = value as Partial<Note>;
  const { etag, lastModified } = note.validators ?? {};
  return (
    note.format === TABLE_FORMAT &&
    typeof note.entry === 'string' &&
    isEntryName(note.entry) &&
    Number.isFinite(note.checkedAt) &&
    typeof note.validators === 'object' &&
    isHeaderValue(etag) &&
    isHeaderValue(lastModified)
  );
}

/**
 * One repository's index in a store. The index lies under a name made of its digest, so that it never changes under who reads
 * it; a note says which one holds. All of it is best effort: a store that fails costs time, never a build.
 */
export class CachedIndex {
  readonly #store: IndexStore;
  readonly #address: RepositoryAddress;
  readonly #architecture: Architecture;
  readonly #warn: (warning: IndexWarning) => void;
  #previous: string | undefined;
  #complained = false;

  constructor(
    store: IndexStore,
    address: RepositoryAddress,
    architecture: Architecture,
    warn: (warning: IndexWarning) => void,
  ) {
    this.#store = store;
    this.#address = address;
    this.#architecture = architecture;
    this.#warn = warn;
  }

  /** What the store has for this repository, if it is whole and really its. */
  async read(): Promise<CacheEntry | undefined> {
    try {
      const note = await this.#readNote();
      if (!note) return undefined;
      this.#previous = note.entry;
      return await this.#open(note);
    } catch (error) {
      this.#complain('STORE_READ', 'read', error);
      return undefined;
    }
  }

  async write(entry: NewEntry): Promise<void> {
    const name = indexName(this.#address.id, entry.info.digest);
    await this.#attempt(async () => {
      await this.#store.put(name, encodeIndex(entry.info, entry.table, entry.text));
      await this.#putNote({
        format: TABLE_FORMAT,
        entry: name,
        checkedAt: entry.checkedAt,
        validators: entry.validators,
      });
      if (this.#previous !== undefined && this.#previous !== name) await this.#store.remove([this.#previous]);
    });
  }

  /** Notes that an index is still the newest. */
  async confirm(entry: CacheEntry, checkedAt: number): Promise<void> {
    const { name, validators } = entry;
    await this.#attempt(() => this.#putNote({ format: TABLE_FORMAT, entry: name, checkedAt, validators }));
  }

  get #noteName(): string {
    return noteName(this.#address.id);
  }

  async #readNote(): Promise<Note | undefined> {
    const blob = await this.#store.get(this.#noteName);
    if (!blob) return undefined;
    try {
      if (blob.size > LONGEST_NOTE) return undefined;
      const text = Buffer.from(blob.read(0, blob.size)).toString('utf8');
      const note: unknown = JSON.parse(text);
      return isNote(note) && note.entry.startsWith(`${this.#address.id}-`) ? note : undefined;
    } finally {
      blob.close();
    }
  }

  async #open(note: Note): Promise<CacheEntry | undefined> {
    const blob = await this.#store.get(note.entry);
    if (!blob) return undefined;
    const stored = this.#decode(blob);
    if (!stored) {
      blob.close();
      return undefined;
    }
    const { checkedAt, validators, entry } = note;
    return { stored, checkedAt, validators, name: entry, close: () => blob.close() };
  }

  #decode(blob: StoredBlob): StoredIndex | undefined {
    try {
      const stored = decodeIndex(blob);
      const mine = stored?.info.repository === this.#address.url && stored.info.architecture === this.#architecture;
      return mine ? stored : undefined;
    } catch (error) {
      blob.close();
      throw error;
    }
  }

  async #putNote(note: Note): Promise<void> {
    await this.#store.put(this.#noteName, [Buffer.from(JSON.stringify(note))]);
  }

  async #attempt(action: () => Promise<void>): Promise<void> {
    try {
      await action();
    } catch (error) {
      this.#complain('STORE_WRITE', 'written', error);
    }
  }

  #complain(code: 'STORE_READ' | 'STORE_WRITE', verb: string, error: unknown): void {
    if (this.#complained) return;
    this.#complained = true;
    this.#warn({
      code,
      message: `The stored package index of ${this.#address.url} could not be ${verb}: ${messageOf(error)}`,
    });
  }
}
