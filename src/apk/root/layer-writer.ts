import { createHash } from 'node:crypto';
import { Gzip } from 'fflate';
import { sha256, sha256Digest } from '../../oci/index.ts';
import type { PackageEntry } from '../types.ts';
import { TAR_END, tarHeader, tarPadding } from './tar-writer.ts';

export interface LayerBytes {
  readonly digest: string;
  readonly size: number;
  readonly diffId: string;
  readonly bytes: Uint8Array;
}

/** What the compressor takes at once: its output depends on how the input is cut. */
const PIECE = 64 * 1024;
/** For text, of which layers of ours mostly are. */
const LEVEL = 6;
/** Twice as fast, and for programs and libraries one in a hundred larger. */
export const FAST = 4;
/** The compressor's own memory, which it otherwise chooses by a logarithm that engines may round as they like. */
const MEMORY = 8;

/**
 * A layer that is made entry by entry. Its bytes depend on the entries and their content alone: the compressor is written in
 * JavaScript, for zlib's output differs between processors and releases of Node.
 */
export class LayerWriter {
  readonly #chunks: Uint8Array[] = [];
  readonly #hash = createHash('sha256');
  readonly #gzip: Gzip;
  readonly #piece = Buffer.alloc(PIECE);
  #filled = 0;

  constructor(level: typeof LEVEL | typeof FAST = LEVEL) {
    this.#gzip = new Gzip({ level, mem: MEMORY, mtime: 0 }, (chunk) => void this.#chunks.push(chunk));
  }

  /** Of an entry without content, or with one that is had as a whole. */
  add(entry: PackageEntry, content: Uint8Array = new Uint8Array()): void {
    this.#write(tarHeader({ ...entry, size: content.length }));
    this.#write(content);
    this.#write(tarPadding(content.length));
  }

  /** Of a file whose content comes in pieces that are as many bytes as its entry says. */
  async stream(entry: PackageEntry, content: AsyncIterable<Uint8Array>): Promise<void> {
    this.#write(tarHeader(entry));
    let size = 0;
    for await (const chunk of content) {
      size += chunk.length;
      this.#write(chunk);
    }
    if (size !== entry.size) throw new RangeError(`${entry.path} has ${size} bytes instead of ${entry.size}`);
    this.#write(tarPadding(size));
  }

  finish(): LayerBytes {
    this.#write(TAR_END);
    this.#flush(true);
    const bytes = Buffer.concat(this.#chunks);
    return { digest: sha256(bytes), size: bytes.length, diffId: sha256Digest(this.#hash.digest('hex')), bytes };
  }

  #write(bytes: Uint8Array): void {
    this.#hash.update(bytes);
    for (let at = 0; at < bytes.length;) {
      const end = Math.min(at + PIECE - this.#filled, bytes.length);
      this.#piece.set(bytes.subarray(at, end), this.#filled);
      this.#filled += end - at;
      at = end;
      if (this.#filled === PIECE) this.#flush(false);
    }
  }

  #flush(isLast: boolean): void {
    this.#gzip.push(Uint8Array.from(this.#piece.subarray(0, this.#filled)), isLast);
    this.#filled = 0;
  }
}

/** Some bytes as gzip, the same everywhere. */
export function gzip(bytes: Uint8Array): Uint8Array {
  const chunks: Uint8Array[] = [];
  const stream = new Gzip({ level: LEVEL, mem: MEMORY, mtime: 0 }, (chunk) => void chunks.push(chunk));
  for (let at = 0; at + PIECE < bytes.length; at += PIECE) stream.push(bytes.slice(at, at + PIECE));
  stream.push(bytes.slice(bytes.length - (bytes.length % PIECE || Math.min(bytes.length, PIECE))), true);
  return Buffer.concat(chunks);
}
