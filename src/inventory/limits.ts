/** What is read of an image, whose files anybody may have made. What is beyond is named in the document. */
export const LIMITS = {
  /** Folders that are looked into at a time. The largest applications of the corpus have some three thousand packages. */
  folders: 20_000,
  /** Bytes of one file of metadata: lock files of large workspaces have 3 MB. */
  file: 16 * 1024 * 1024,
  /** Bytes that are read of one image. */
  total: 1024 * 1024 * 1024,
  /** Components of one image. Each takes about a kilobyte of a document, and a daemon takes 16 MB of one message. */
  components: 10_000,
  /** Bytes that one archive may unpack to. */
  unpacked: 1024 * 1024 * 1024,
  /** Archives within archives: one is what Spring Boot and war files have. */
  nesting: 2,
  /** Entries of one archive. */
  entries: 100_000,
} as const;
