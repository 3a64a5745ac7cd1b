import { hash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { DirectoryStore, type IndexStore, type StoredBlob } from '../../wolfi/index.ts';
import type { Restored } from './restore-entry.ts';

export interface ActionsCacheOptions {
  /** Absolute, and the same on every run: it is a part of what an entry is found by. */
  readonly directory: string;
  /** What keys begin with; entries of other repositories, platforms or formats have others. */
  readonly prefix: string;
  /** Fills the directory from the newest entry whose key begins with the prefix; never throws. */
  readonly restore: (directory: string, prefix: string, patience: number) => Promise<Restored>;
  readonly reads: boolean;
  /** Milliseconds that a build waits for the service. */
  readonly patience: number;
  readonly now: () => number;
  /** Tells runs apart. */
  readonly runId: string;
  readonly onComplaint: (message: string) => void;
}

/** What is left for the end of the job: entries are sent when no build waits for it any more. */
export interface PendingSave {
  readonly key: string;
  /** Trouble with the service was told already. */
  readonly complained: boolean;
}

/**
 * Indexes, and what is known of packages and their root file systems, in the cache service of GitHub Actions. All of it is one entry,
 * which is fetched when the first is asked for. Entries can't be changed: a new one is kept for each day and each state of what is kept,
 * and the newest is what the next run gets.
 */
export class ActionsCacheStore implements IndexStore {
  readonly #options: ActionsCacheOptions;
  readonly #files: DirectoryStore;
  #restoring: Promise<void> | undefined;
  #restoredKey: string | undefined;
  /** There is an entry, and it could not be used. */
  #spoilt = false;
  #reached = true;
  #complained = false;
  #changed = false;
  /** More was put than only a note that an index still holds. */
  #replaced = false;

  constructor(options: ActionsCacheOptions) {
    this.#options = options;
    this.#files = new DirectoryStore(options.directory);
  }

  /** Begins to fetch the entry, while the action does something else. */
  prepare(): void {
    this.#restoring ??= this.#restore();
  }

  async get(name: string): Promise<StoredBlob | undefined> {
    this.prepare();
    await this.#restoring;
    return this.#files.get(name);
  }

  async put(name: string, parts: readonly Uint8Array[]): Promise<void> {
    await this.#files.put(name, parts);
    this.#changed = true;
    if (!name.endsWith('.json')) this.#replaced = true;
  }

  async remove(names: readonly string[]): Promise<void> {
    await this.#files.remove(names);
  }

  /** What to save once the work is done; undefined when the service has it all, or was not to be reached. */
  pending(): PendingSave | undefined {
    if (!this.#changed || !this.#reached) return undefined;
    const { prefix, now, runId } = this.#options;
    const complained = this.#complained;
    const state = hash('sha256', this.#names().join('\n'), 'hex').slice(0, 12);
    const key = `${prefix}${new Date(now()).toISOString().slice(0, 10)}-${state}`;
    if (key !== this.#restoredKey && !this.#spoilt) return { key, complained };
    // What is there can't be used. The key may be taken, but a newer entry comes first.
    return this.#replaced ? { key: `${key}-${runId}`, complained } : undefined;
  }

  #names(): readonly string[] {
    try {
      return readdirSync(this.#options.directory).sort();
    } catch {
      // No folder, or none that can be read: there is nothing to save, which must not fail a build.
      return [];
    }
  }

  async #restore(): Promise<void> {
    const { restore, directory, prefix, reads, patience, onComplaint } = this.#options;
    // An earlier step of this job has been here.
    if (!reads || this.#names().length > 0) return;
    const { reached, key, complaint } = await restore(directory, prefix, patience);
    this.#reached = reached;
    this.#restoredKey = key;
    if (complaint === undefined) return;
    this.#spoilt = key !== undefined;
    this.#complained = true;
    onComplaint(complaint);
  }
}
