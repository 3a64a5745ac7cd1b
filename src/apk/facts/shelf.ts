import { hash } from 'node:crypto';
import { z } from 'zod';
import { parseJson } from '../../untrusted/json.ts';
import { isPackagesName, packagesName, packagesNoteName, type IndexStore, type StoredBlob } from '../../wolfi/index.ts';
import type { ExpectedPackage } from '../read/trust.ts';
import type { ApkPackage, PackageSource } from '../types.ts';
import { decodeFact, FACT_FORMAT } from './codec.ts';
import { readDirectory, writeShelf, type FactPlaces } from './shelf-file.ts';

/** What is kept of one repository and architecture, at most: thousands of images' packages. */
const MOST_BYTES = 16 * 2 ** 20;
const MOST_PACKAGES = 4000;

const LONGEST_NOTE = 4096;

const noteShape = z.strictObject({ format: z.literal(FACT_FORMAT), entry: z.string() });

/** Which shelf a package belongs on: that of its repository's index, whose id this is. */
export function shelfId({ url, architecture }: PackageSource): string {
  const index = new URL('APKINDEX.tar.gz', url);
  return `${architecture.replace('_', '-')}-${hash('sha256', index.href, 'hex').slice(0, 16)}`;
}

interface OpenShelf {
  readonly entry: string;
  readonly blob: StoredBlob;
  readonly places: FactPlaces;
}

/**
 * Facts about the packages of one repository, all in one entry of a store, as the cache service of a workflow wants few of them. The
 * entry's name is made of what it holds, so that it never changes under who reads it; a note says which one holds.
 */
export class Shelf {
  readonly #store: IndexStore;
  readonly #id: string;
  readonly #open: OpenShelf | undefined;

  private constructor(store: IndexStore, id: string, open: OpenShelf | undefined) {
    this.#store = store;
    this.#id = id;
    this.#open = open;
  }

  /** @throws Error when the store fails */
  static async open(store: IndexStore, id: string): Promise<Shelf> {
    const entry = await readNote(store, id);
    const blob = entry === undefined ? undefined : await store.get(entry);
    const places = blob && readDirectory(blob);
    if (entry !== undefined && blob && places) return new Shelf(store, id, { entry, blob, places });
    blob?.close();
    return new Shelf(store, id, undefined);
  }

  /** What is known of a package; undefined when that is nothing, or spoilt. */
  find(expected: ExpectedPackage): ApkPackage | undefined {
    const bytes = this.#read(expected.checksum);
    return bytes && decodeFact(bytes, expected);
  }

  /**
   * Keeps what was learnt, with what is there already, as far as there is room: what was used now before what was not.
   * @param learnt facts by checksum
   * @throws Error when the store fails
   */
  async keep(learnt: ReadonlyMap<string, Uint8Array>, used: Iterable<string>): Promise<void> {
    const facts = new Map<string, Uint8Array>();
    let room = MOST_BYTES;
    for (const checksum of new Set([...learnt.keys(), ...used, ...(this.#open?.places.keys() ?? [])])) {
      const bytes = learnt.get(checksum) ?? this.#read(checksum);
      if (!bytes || bytes.length > room || facts.size >= MOST_PACKAGES) continue;
      room -= bytes.length;
      facts.set(checksum, bytes);
    }
    const parts = writeShelf(facts);
    const entry = packagesName(this.#id, hash('sha256', Buffer.concat(parts), 'hex'), FACT_FORMAT);
    await this.#store.put(entry, parts);
    await this.#store.put(packagesNoteName(this.#id), [Buffer.from(JSON.stringify({ format: FACT_FORMAT, entry }))]);
    if (this.#open && this.#open.entry !== entry) await this.#store.remove([this.#open.entry]);
  }

  close(): void {
    this.#open?.blob.close();
  }

  #read(checksum: string): Uint8Array | undefined {
    const place = this.#open?.places.get(checksum);
    return place && this.#open?.blob.read(place.offset, place.length);
  }
}

/** The writing that is under way in each store. */
const underWay = new WeakMap<IndexStore, Promise<void>>();

/**
 * Keeps facts on a shelf beside those that lie there by now: another part of the same build may have learnt something since it was read.
 * Two processes that do so at the same time may lose some of each other's, which costs the next run a download.
 * @param learnt facts by checksum
 * @throws Error when the store fails
 */
export async function keepFacts(
  store: IndexStore,
  id: string,
  learnt: ReadonlyMap<string, Uint8Array>,
  used: Iterable<string>,
): Promise<void> {
  const before = underWay.get(store) ?? Promise.resolve();
  const writing = before.then(async () => {
    const shelf = await Shelf.open(store, id);
    try {
      await shelf.keep(learnt, used);
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

async function readNote(store: IndexStore, id: string): Promise<string | undefined> {
  const blob = await store.get(packagesNoteName(id));
  if (!blob) return undefined;
  try {
    if (blob.size > LONGEST_NOTE) return undefined;
    const note = noteShape.safeParse(parseJson(blob.read(0, blob.size)));
    return note.success && isPackagesName(note.data.entry, id) ? note.data.entry : undefined;
  } finally {
    blob.close();
  }
}
