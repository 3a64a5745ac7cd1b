import type { PackageSourceOptions } from '../options.ts';

/** Options that every question about packages takes. */
export interface PackagesOptions extends PackageSourceOptions {
  readonly arch?: string;
  readonly index: readonly string[];
}

export interface SearchOptions extends PackagesOptions {
  readonly limit: number;
}

export interface StreamsOptions extends PackagesOptions {
  readonly range?: string;
  /** The same by its old name. */
  readonly wish?: string;
  readonly maxPackageAge?: number;
}
