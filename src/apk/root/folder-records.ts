import type { PackageEntry } from '../types.ts';
import { baseOf, folderOf, join } from './entries.ts';
import { compareBytes } from './text-order.ts';

export interface FileRecord {
  readonly name: string;
  readonly entry: PackageEntry;
  /** Base64 of SHA-1; of a hard link, that of the file it is another name of. */
  readonly sha1: string | undefined;
}

export interface FolderRecord {
  readonly path: string;
  /** Undefined for a folder that the package has no entry for, which only the root can be. */
  entry: PackageEntry | undefined;
  readonly files: Map<string, FileRecord>;
}

/** From how many folders on that came out of their order apk sorts the list. */
const SORTED_FROM = 33;

/**
 * What the database holds of a package's files, in apk's order: folders as they come in the archive, but sorted by name each
 * time that more than 32 of them came out of order (`apk_db_diri_get`); the files of each by name.
 */
export class FolderRecords {
  readonly #byPath = new Map<string, FolderRecord>();
  readonly #order: FolderRecord[] = [];
  #current: FolderRecord | undefined;
  #unsorted = 0;

  has(path: string): boolean {
    return this.#byPath.has(path);
  }

  folder(path: string, entry: PackageEntry): void {
    this.#get(path).entry = entry;
  }

  file(path: string, entry: PackageEntry, sha1: string | undefined): void {
    const name = baseOf(path);
    const folder = this.#get(folderOf(path));
    // The later of two entries of one name: the order of a Map is that in which keys came first.
    folder.files.set(name, { name, entry, sha1 });
  }

  /** A file that another package has from now on. */
  forget(path: string): void {
    this.#byPath.get(folderOf(path))?.files.delete(baseOf(path));
  }

  *folders(): Generator<{
    readonly path: string;
    readonly entry: PackageEntry | undefined;
    readonly files: FileRecord[];
  }> {
    for (const { path, entry, files } of this.#order) {
      yield { path, entry, files: [...files.values()].sort((a, b) => compareBytes(a.name, b.name)) };
    }
  }

  /** Paths of all files, in the same order. */
  *files(): Generator<string> {
    for (const { path, files } of this.folders()) for (const { name } of files) yield join(path, name);
  }

  #get(path: string): FolderRecord {
    if (this.#current?.path === path) return this.#current;
    if (this.#unsorted >= SORTED_FROM) {
      this.#order.sort((a, b) => compareBytes(a.path, b.path));
      this.#unsorted = 0;
    }
    this.#current = this.#byPath.get(path) ?? this.#add(path);
    return this.#current;
  }

  #add(path: string): FolderRecord {
    const last = this.#order.at(-1);
    const isBefore = last !== undefined && compareBytes(path, last.path) < 0;
    if (this.#unsorted > 0 || isBefore) this.#unsorted++;
    const record: FolderRecord = { path, entry: undefined, files: new Map() };
    this.#byPath.set(path, record);
    this.#order.push(record);
    return record;
  }
}
