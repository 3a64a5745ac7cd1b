import { hash } from 'node:crypto';
import * as z from 'zod/mini';
import { parseJson } from '../../untrusted/json.ts';
import {
  isShelfName,
  shelfName,
  shelfNoteName,
  type IndexStore,
  type ShelfKind,
  type StoredBlob,
} from '../../wolfi/index.ts';
import type { PackageSource } from '../types.ts';
import { readDirectory, writeShelf, type ShelfPlaces } from './shelf-file.ts';

/** What lies on a shelf, and how much of it. */
export interface ShelfLabel {
  readonly kind: ShelfKind;
  /** Changes whenever what was kept can't be read any more, or means something else. */
  readonly format: number;
  readonly mostBytes: number;
  readonly mostEntries: number;
}

const LONGEST_NOTE = 4096;

const noteShape = z.strictObject({ format: z.int(), entry: z.string() });

/** Which shelf a package belongs on: that of its repository's index, whose id this is. */
export function shelfId({ url, architecture }: PackageSource): string {
  const index = new URL('APKINDEX.tar.gz', url);
  return `${architecture.replace('_', '-')}-${hash('sha256', index.href, 'hex').slice(0, 16)}`;
}

interface OpenShelf {
  /** The entry that the note names, which may be of another format, spoilt or gone. */
  readonly entry: string | undefined;
  readonly content: { readonly blob: StoredBlob; readonly places: ShelfPlaces } | undefined;
}

/**
 * Values by keys beside the index of one repository, all in one entry of a store, as the cache service of a workflow wants few of them.
 * The entry's name is made of what it holds, so that it never changes under who reads it; a note says which one holds.
 */
export class Shelf {
  readonly #store: IndexStore;
  readonly #label: ShelfLabel;
  readonly #id: string;
  readonly #open: OpenShelf;

  private constructor(store: IndexStore, label: ShelfLabel, id: string, open: OpenShelf) {
    this.#store = store;
    this.#label = label;
    this.#id = id;
    this.#open = open;
  }

  /** @throws Error when the store fails */
  static async open(store: IndexStore, label: ShelfLabel, id: string): Promise<Shelf> {
    const { entry, format } = (await readNote(store, label.kind, id)) ?? {};
    const blob = entry === undefined || format !== label.format ? undefined : await store.get(entry);
    const places = blob && readDirectory(blob);
    if (blob && places) return new Shelf(store, label, id, { entry, content: { blob, places } });
    blob?.close();
    return new Shelf(store, label, id, { entry, content: undefined });
  }

  /** Undefined for what is not there. */
  read(key: string): Uint8Array | undefined {
    const { content } = this.#open;
    const place = content?.places.get(key);
    return place && content?.blob.read(place.offset, place.length);
  }

  /**
   * Keeps what is new, with what is there already, as far as there is room: what was used now before what was not.
   * @throws Error when the store fails
   */
  async keep(added: ReadonlyMap<string, Uint8Array>, used: Iterable<string>): Promise<void> {
    const { format, kind, mostBytes, mostEntries } = this.#label;
    const values = new Map<string, Uint8Array>();
    let room = mostBytes;
    for (const key of new Set([...added.keys(), ...used, ...(this.#open.content?.places.keys() ?? [])])) {
      const bytes = added.get(key) ?? this.read(key);
      if (!bytes || bytes.length > room || values.size >= mostEntries) continue;
      room -= bytes.length;
      values.set(key, bytes);
    }
    const parts = writeShelf(values);
    const entry = shelfName(kind, this.#id, hash('sha256', Buffer.concat(parts), 'hex'), format);
    await this.#store.put(entry, parts);
    await this.#store.put(shelfNoteName(kind, this.#id), [Buffer.from(JSON.stringify({ format, entry }))]);
    const before = this.#open.entry;
    if (before !== undefined && before !== entry) await this.#store.remove([before]);
  }

  close(): void {
    this.#open.content?.blob.close();
  }
}

/** The writing that is under way in each store. */
const underWay = new WeakMap<IndexStore, Promise<void>>();

/**
 * Keeps values on a shelf beside those that lie there by now: another part of the same build may have put something there since it was
 * read. Two processes that do so at the same time may lose some of each other's, which costs the next run to have it again.
 * @throws Error when the store fails
 */
export async function keepOnShelf(
  store: IndexStore,
  label: ShelfLabel,
  id: string,
  added: ReadonlyMap<string, Uint8Array>,
  used: Iterable<string>,
): Promise<void> {
  const before = underWay.get(store) ?? Promise.resolve();
  const writing = before.then(async () => {
    const shelf = await Shelf.open(store, label, id);
    try {
      await shelf.keep(added, used);
    } finally {
      shelf.close();
    }
  });
  // Whoever wrote before was told of what went wrong then.
  underWay.set(
    store,
    writing.catch(() => undefined),
  );
  await writing;
}

async function readNote(
  store: IndexStore,
  kind: ShelfKind,
  id: string,
): Promise<z.infer<typeof noteShape> | undefined> {
  const blob = await store.get(shelfNoteName(kind, id));
  if (!blob) return undefined;
  try {
    if (blob.size > LONGEST_NOTE) return undefined;
    const note = noteShape.safeParse(parseJson(blob.read(0, blob.size)));
    return note.success && isShelfName(note.data.entry, kind, id) ? note.data : undefined;
  } finally {
    blob.close();
  }
}
