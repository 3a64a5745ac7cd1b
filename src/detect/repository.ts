import { posix } from 'node:path';
import { AipackError } from '../schema/errors.ts';
import { diskSource } from './disk-source.ts';
import { contextFilter, type ContextFilter } from './ignore.ts';
import type { Document, DocumentKind } from './manifests/document.ts';
import { parseDocument } from './manifests/parse.ts';
import { memorySource } from './memory-source.ts';
import type { Listing, TreeSource } from './tree.ts';

/** Bounds of a view. Real repositories stay far below; a hostile one must not hold a runner. */
export interface RepositoryLimits {
  /** Files and folders that the walk counts before it stops. */
  readonly entries: number;
  readonly depth: number;
  /** Largest file that is read whole, in bytes. */
  readonly fileBytes: number;
}

const DEFAULT_LIMITS: RepositoryLimits = { entries: 500_000, depth: 40, fileBytes: 4 * 1024 * 1024 };

/** A read-only, filtered view of a source tree. Paths are relative to its root, with forward slashes; the root is `.`. */
export class Repository {
  /** Name of the root folder. */
  readonly name: string;
  readonly #source: TreeSource;
  readonly #limits: RepositoryLimits;
  readonly #filter: ContextFilter;
  readonly #listings = new Map<string, Listing>();
  readonly #texts = new Map<string, string | undefined>();
  readonly #documents = new Map<string, Document>();
  #folders: readonly string[] | undefined;
  readonly #cuts = new Set<string>();

  constructor(source: TreeSource, limits: RepositoryLimits = DEFAULT_LIMITS) {
    this.#source = source;
    this.#limits = limits;
    this.name = source.name;
    this.#filter = contextFilter((path) => this.#source.read(path, limits.fileBytes)?.text);
  }

  /** Where a limit cut something off, as sentences. */
  get cuts(): readonly string[] {
    return [...this.#cuts];
  }

  /** All folders that belong to the context, parents first, sorted; one walk, at the first call. */
  get folders(): readonly string[] {
    this.#folders ??= this.#walk();
    return this.#folders;
  }

  /** What a folder holds after filtering, sorted; empty when there is no such folder. */
  list(directory: string): Listing {
    const known = this.#listings.get(directory);
    if (known !== undefined) return known;
    const raw = this.#filter.prunes(directory) ? undefined : this.#source.list(directory);
    const listing = filteredListing(directory, raw ?? { files: [], directories: [] }, this.#filter);
    this.#listings.set(directory, listing);
    return listing;
  }

  isFile(path: string): boolean {
    return this.list(posix.dirname(path)).files.includes(posix.basename(path));
  }

  isDirectory(path: string): boolean {
    return path === '.' || this.list(posix.dirname(path)).directories.includes(posix.basename(path));
  }

  /** Text of a file; undefined when it does not exist, is ignored, or is larger than the limit. */
  read(path: string): string | undefined {
    if (this.#texts.has(path)) return this.#texts.get(path);
    const contents = this.isFile(path) ? this.#source.read(path, this.#limits.fileBytes) : undefined;
    if (contents?.cut === true)
      this.#cuts.add(`${path} is larger than ${this.#limits.fileBytes} bytes and was not read`);
    const text = contents?.cut === true ? undefined : contents?.text;
    this.#texts.set(path, text);
    return text;
  }

  /** Text of a file whether or not ignore files hide it: hints such as a Dockerfile are read, though never sent. */
  peek(path: string): string | undefined {
    const contents = this.#source.read(path, this.#limits.fileBytes);
    return contents?.cut === true ? undefined : contents?.text;
  }

  /** The first `bytes` of a file, for files that may be large: lock files tell their format at the top. */
  head(path: string, bytes: number): string | undefined {
    return this.isFile(path) ? this.#source.read(path, bytes)?.text : undefined;
  }

  /**
   * A manifest, parsed once however many detectors ask for it; undefined when the file does not exist.
   * @throws AipackError MANIFEST_UNREADABLE with file and line.
   */
  document(path: string, kind: DocumentKind): Document | undefined {
    const known = this.#documents.get(path);
    if (known !== undefined) return known;
    if (!this.isFile(path)) return undefined;
    const text = this.read(path);
    if (text === undefined) {
      throw new AipackError({
        code: 'MANIFEST_UNREADABLE',
        message: `cannot be read, or is larger than ${this.#limits.fileBytes} bytes`,
        location: { file: path },
      });
    }
    const document = parseDocument(kind, path, text);
    this.#documents.set(path, document);
    return document;
  }

  #walk(): readonly string[] {
    const folders: string[] = [];
    let entries = 0;
    const visit = (directory: string, depth: number): void => {
      if (entries > this.#limits.entries) return;
      const listing = this.list(directory);
      folders.push(directory);
      entries += listing.files.length + listing.directories.length;
      if (entries > this.#limits.entries) this.#cuts.add(`the walk stopped after ${this.#limits.entries} entries`);
      if (depth >= this.#limits.depth && listing.directories.length > 0) {
        this.#cuts.add(`folders more than ${this.#limits.depth} levels deep were not entered`);
        return;
      }
      for (const name of listing.directories) visit(directory === '.' ? name : `${directory}/${name}`, depth + 1);
    };
    visit('.', 0);
    return folders;
  }
}

/** Folders are filtered at once, since they steer the walk; files only when someone asks for them. */
function filteredListing(directory: string, raw: Listing, filter: ContextFilter): Listing {
  const under = (name: string) => (directory === '.' ? name : `${directory}/${name}`);
  let files: readonly string[] | undefined;
  return {
    directories: raw.directories.filter((name) => filter.includes(under(name), true)).sort(),
    get files() {
      files ??= raw.files.filter((name) => filter.includes(under(name), false)).sort();
      return files;
    },
  };
}

/**
 * The tree below a folder on disk.
 * @throws AipackError CONTEXT_NOT_FOUND when `root` is not a folder.
 */
export function openRepository(root: string, limits?: RepositoryLimits): Repository {
  return new Repository(diskSource(root), limits);
}

/** The same view over path → text. */
export function memoryRepository(files: Readonly<Record<string, string>>, name = 'repository'): Repository {
  return new Repository(memorySource(files, name));
}
