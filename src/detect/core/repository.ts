import { posix } from 'node:path';
import { AipackError } from '../../schema/errors.ts';
import { EMPTY, FilteredListing } from './filtered-listing.ts';
import { contextFilter, type ContextFilter } from './ignore.ts';
import type { Document, DocumentKind } from './manifests/document.ts';
import { sizeOf } from './manifests/limits.ts';
import { parseDocument } from './manifests/parse.ts';
import type { History } from './history.ts';
import { DEFAULT_LIMITS, PARSING, type RepositoryLimits } from './repository-limits.ts';
import type { Knowledge } from './knowledge.ts';
import type { Contents, Listing, TreeSource } from './tree.ts';

export interface RepositoryOptions {
  /** What is known of languages: it steers the walk, and all that looks into the tree afterwards. */
  readonly knowledge: Knowledge;
  readonly limits?: RepositoryLimits;
  /** Files that belong to the context although `.gitignore` names them, because git keeps them. */
  readonly tracked?: readonly string[];
  readonly history?: History | undefined;
}

/** A read-only, filtered view of a source tree. Paths are relative to its root, with forward slashes; the root is `.`. */
export class Repository {
  /** Name of the root folder. */
  readonly name: string;
  readonly knowledge: Knowledge;
  history: RepositoryOptions['history'];
  readonly #source: TreeSource;
  readonly #limits: RepositoryLimits;
  readonly #filter: ContextFilter;
  readonly #raw = new Map<string, Listing>();
  readonly #listings = new Map<string, FilteredListing>();
  readonly #texts = new Map<string, string | undefined>();
  readonly #peeked = new Map<string, string | undefined>();
  readonly #documents = new Map<string, Document | AipackError>();
  #folders: readonly string[] | undefined;
  readonly #cuts = new Set<string>();
  readonly #opened = new Set<string>();
  #lastRead: string | undefined;
  #bytesLeft: number;
  #parsingLeft: number;
  /** What was left out first when a sum was reached, as a sentence. */
  #spent: string | undefined;

  constructor(source: TreeSource, { knowledge, limits = DEFAULT_LIMITS, tracked = [], history }: RepositoryOptions) {
    this.history = history;
    this.#source = source;
    this.#limits = limits;
    this.#bytesLeft = limits.totalBytes;
    this.#parsingLeft = PARSING;
    this.name = source.name;
    this.knowledge = knowledge;
    const read = (path: string): Contents | undefined =>
      this.#exists(path) ? this.#open(path, limits.fileBytes) : undefined;
    this.#filter = contextFilter(read, knowledge.noise, tracked, (message) => this.cut(message));
  }

  /** Where a limit cut something off, as sentences. */
  get cuts(): readonly string[] {
    return [...this.#cuts, ...(this.#spent === undefined ? [] : [this.#spent])];
  }

  /** Takes down that a limit cut something off, as a sentence. */
  cut(message: string): void {
    this.#cuts.add(message);
  }

  /** Why a text is not parsed, as the end of a sentence about its file; undefined when it may be, which is then counted. */
  refusesToParse(path: string, kind: DocumentKind, text: string): string | undefined {
    const { over, cost } = sizeOf(kind, text);
    if (over !== undefined) {
      this.#cuts.add(`${path} ${over}`);
      return over;
    }
    this.#parsingLeft -= cost;
    if (this.#parsingLeft >= 0) return undefined;
    this.#spent ??= `${path} and files after it were not parsed, after all that a second is enough for`;
    return 'was not parsed, after all that a second is enough for';
  }

  /** The file or folder that was asked for last: what whoever asked is busy with. */
  get lastRead(): string | undefined {
    return this.#lastRead;
  }

  /** Whether anything of a file was read so far. */
  wasOpened(path: string): boolean {
    return this.#opened.has(path);
  }

  /** All folders that belong to the context, parents first, sorted; one walk, at the first call. */
  get folders(): readonly string[] {
    this.#folders ??= this.#walk();
    return this.#folders;
  }

  /** What a folder holds after filtering, sorted; empty when there is no such folder. */
  list(directory: string): Listing {
    return this.#list(directory);
  }

  /** The folders that may hold a file whose name passes a test; ignored files are not sorted out yet. */
  foldersWith(test: (name: string) => boolean): readonly string[] {
    return this.folders.filter((directory) => this.#list(directory).mayHold(test));
  }

  isFile(path: string): boolean {
    return this.#list(posix.dirname(path)).names.has(posix.basename(path));
  }

  isDirectory(path: string): boolean {
    return path === '.' || this.#list(posix.dirname(path)).directories.includes(posix.basename(path));
  }

  #list(directory: string): FilteredListing {
    let listing = this.#listings.get(directory);
    if (listing === undefined) {
      const raw = this.#rawList(directory);
      // Detection asks for many folders that are not there, and patterns may be many.
      const isLeftOut = raw !== EMPTY && this.#filter.prunes(directory);
      listing = new FilteredListing(directory, isLeftOut ? EMPTY : raw, this.#filter);
      this.#listings.set(directory, listing);
    }
    return listing;
  }

  #rawList(directory: string): Listing {
    let raw = this.#raw.get(directory);
    if (raw === undefined) {
      this.#lastRead = directory;
      raw = this.#source.list(directory) ?? EMPTY;
      this.#raw.set(directory, raw);
    }
    return raw;
  }

  #open(path: string, limit: number): Contents | undefined {
    this.#lastRead = path;
    if (this.#bytesLeft <= 0) {
      this.#spent ??= `${path} and files after it were not read, after ${this.#limits.totalBytes} bytes of others`;
      return undefined;
    }
    this.#opened.add(path);
    const contents = this.#source.read(path, limit);
    this.#bytesLeft -= contents?.text.length ?? 0;
    return contents;
  }

  /** Before any filter: looking into a listing is far cheaper than opening a file that is not there. */
  #exists(path: string): boolean {
    return this.#rawList(posix.dirname(path)).files.includes(posix.basename(path));
  }

  /** Text of a file; undefined when it does not exist, is ignored, or is larger than the limit. */
  read(path: string): string | undefined {
    this.#lastRead = path;
    if (this.#texts.has(path)) return this.#texts.get(path);
    const text = this.#whole(path, this.isFile(path));
    this.#texts.set(path, text);
    return text;
  }

  #whole(path: string, exists: boolean): string | undefined {
    const contents = exists ? this.#open(path, this.#limits.fileBytes) : undefined;
    if (contents?.cut !== true) return contents?.text;
    this.#cuts.add(`${path} is larger than ${this.#limits.fileBytes} bytes and was not read`);
    return undefined;
  }

  /** Text of a file whether or not ignore files hide it: hints such as a Dockerfile are read, though never sent. */
  peek(path: string): string | undefined {
    if (this.isFile(path)) return this.read(path);
    this.#lastRead = path;
    if (this.#peeked.has(path)) return this.#peeked.get(path);
    const text = this.#whole(path, this.#exists(path));
    this.#peeked.set(path, text);
    return text;
  }

  /** The first `bytes` of a file, for files that may be large: lock files tell their format at the top. */
  head(path: string, bytes: number): string | undefined {
    return this.isFile(path) ? this.#open(path, bytes)?.text : undefined;
  }

  /**
   * A manifest, parsed once however many detectors ask for it; undefined when the file does not exist.
   * @throws AipackError MANIFEST_UNREADABLE with file and line.
   */
  document(path: string, kind: DocumentKind): Document | undefined {
    const known = this.#documents.get(path);
    if (known !== undefined) {
      this.#lastRead = path;
      if (known instanceof AipackError) throw known;
      return known;
    }
    if (!this.isFile(path)) return undefined;
    try {
      const document = this.#parse(path, kind);
      this.#documents.set(path, document);
      return document;
    } catch (error) {
      if (error instanceof AipackError) this.#documents.set(path, error);
      throw error;
    }
  }

  #parse(path: string, kind: DocumentKind): Document {
    const text = this.read(path);
    const refusal = text === undefined ? undefined : this.refusesToParse(path, kind, text);
    if (text !== undefined && refusal === undefined) return parseDocument(kind, path, text);
    throw new AipackError({
      code: 'MANIFEST_UNREADABLE',
      message:
        refusal ??
        (this.#bytesLeft > 0
          ? `cannot be read, or is larger than ${this.#limits.fileBytes} bytes`
          : `was not read, after ${this.#limits.totalBytes} bytes of other files`),
      location: { file: path },
    });
  }

  #walk(): readonly string[] {
    const folders: string[] = [];
    let entries = 0;
    const visit = (directory: string, depth: number): void => {
      if (entries > this.#limits.entries) return;
      const listing = this.#list(directory);
      folders.push(directory);
      if (this.#rawList(directory) === EMPTY) this.#cuts.add("folders that can't be read were left out");
      entries += listing.size;
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
