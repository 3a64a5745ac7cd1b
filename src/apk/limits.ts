/** What a package may cost whoever reads it. */
export interface ApkLimits {
  /** Bytes of a signature or control segment, as they come. Wolfi's largest has 300 kB: its triggers and provides are many. */
  readonly controlBytes: number;
  /** Bytes that such a segment may unpack to. */
  readonly controlUnpackedBytes: number;
  /** Bytes that the data segment may unpack to. Wolfi's largest have 6 GB. */
  readonly unpackedBytes: number;
  /** How often as large as it comes the data segment may be once it is unpacked, beyond `freeBytes`. */
  readonly ratio: number;
  /** Bytes that may unpack from however little: text that repeats itself shrinks a thousandfold. */
  readonly freeBytes: number;
  readonly entries: number;
  /** Members of the data segment, each of which costs something however little it holds. Tools that pack in blocks make one for 64 kB. */
  readonly members: number;
  /** Bytes of a path or a link's target: what Linux takes. */
  readonly pathBytes: number;
  /** Bytes of all names, link targets and attributes together. */
  readonly metadataBytes: number;
}

export const defaultApkLimits: ApkLimits = {
  controlBytes: 4 * 2 ** 20,
  controlUnpackedBytes: 32 * 2 ** 20,
  unpackedBytes: 16 * 2 ** 30,
  ratio: 200,
  freeBytes: 256 * 2 ** 20,
  entries: 1_000_000,
  members: 100_000,
  pathBytes: 4096,
  metadataBytes: 256 * 2 ** 20,
};
