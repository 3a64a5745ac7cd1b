/** Bounds of a view. Real repositories stay far below; a hostile one must not hold a runner. */
export interface RepositoryLimits {
  /** Files and folders that the walk counts before it stops. */
  readonly entries: number;
  readonly depth: number;
  /** Largest file that is read whole, in bytes. */
  readonly fileBytes: number;
  /** Bytes of all files together that are read. Detection of the largest known repositories reads a tenth of it. */
  readonly totalBytes: number;
}

const MIB = 1024 * 1024;
export const DEFAULT_LIMITS: RepositoryLimits = {
  entries: 500_000,
  depth: 40,
  fileBytes: 4 * MIB,
  totalBytes: 64 * MIB,
};

/** Values of JSON, or as many of other kinds as cost the same, that are parsed of all files together: what some seconds are enough for. */
export const PARSING = 2_000_000;
