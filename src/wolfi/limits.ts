export interface IndexLimits {
  /** Bytes that a download may have. Wolfi's has less than 50 million. */
  readonly maxDownloadBytes: number;
  /** Bytes that it may unpack to. */
  readonly maxUnpackedBytes: number;
}

export const defaultLimits: IndexLimits = { maxDownloadBytes: 256 * 2 ** 20, maxUnpackedBytes: 512 * 2 ** 20 };
