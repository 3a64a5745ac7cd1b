import type { ByteRange } from '../fetch/answer.ts';

/** Takes the bytes of a data segment while they come. None of it throws: what can't be kept is fetched again when it is needed. */
export interface BytesSink {
  write(bytes: Uint8Array): Promise<void>;
  /** All bytes were written, and are what their digest says. */
  commit(): Promise<void>;
  /** Forgets what was written. */
  discard(): Promise<void>;
}

/** Where data segments are kept by their digests: for a run, or for longer. */
export interface PackageBytes {
  /** Bytes of a segment; undefined when they are not kept, or are found to be other ones than the digest says. */
  read(digest: string, size: number, range: ByteRange): Promise<AsyncIterable<Uint8Array> | undefined>;
  /** Begins to keep a segment; undefined where there is no room for it. */
  begin(digest: string, size: number): Promise<BytesSink | undefined>;
}
