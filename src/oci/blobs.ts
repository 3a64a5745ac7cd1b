/** Blobs by their digest, as a session offers them to a daemon. */
export interface BlobSource {
  /** Undefined for a digest that it does not have. */
  size(digest: string): Promise<number | undefined>;
  /** Bytes from `offset` on, `length` of them or all there are. Checked against the digest where the whole blob is read. */
  read(digest: string, offset: number, length: number | undefined, signal?: AbortSignal): AsyncIterable<Uint8Array>;
}
