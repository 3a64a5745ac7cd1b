import type { ContextFilter } from './ignore.ts';
import type { Listing } from './tree.ts';

/** What stands for a folder that is not there. */
export const EMPTY: Listing = { files: [], directories: [] };

/** Folders are filtered at once, since they steer the walk; files only when someone asks for them. */
export class FilteredListing implements Listing {
  readonly directories: readonly string[];
  readonly #directory: string;
  readonly #raw: Listing;
  readonly #filter: ContextFilter;
  #files: readonly string[] | undefined;
  #names: ReadonlySet<string> | undefined;

  constructor(directory: string, raw: Listing, filter: ContextFilter) {
    const under = (name: string) => (directory === '.' ? name : `${directory}/${name}`);
    this.directories = raw.directories.filter((name) => filter.includes(under(name), true)).sort();
    this.#directory = directory;
    this.#raw = raw;
    this.#filter = filter;
  }

  get files(): readonly string[] {
    if (this.#files === undefined) {
      const test = this.#raw.files.length === 0 ? undefined : this.#filter.files(this.#directory);
      this.#files = (test === undefined ? [...this.#raw.files] : this.#raw.files.filter(test)).sort();
    }
    return this.#files;
  }

  get names(): ReadonlySet<string> {
    this.#names ??= new Set(this.files);
    return this.#names;
  }

  /** How many entries there are before files are filtered. */
  get size(): number {
    return this.#raw.files.length + this.directories.length;
  }

  /** Whether a file of this kind may be here: a cheap look before any filter. */
  mayHold(test: (name: string) => boolean): boolean {
    return this.#raw.files.some(test);
  }
}
