import { type Hash, createHash, randomBytes } from 'node:crypto';
import { closeSync, constants, lstatSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { BLOB_FOLDERS, blobPath, sha256Digest } from '../../oci/index.ts';
import { GrpcCode } from '../grpc/status.ts';
import { openPlainFile } from '../../untrusted/plain-file.ts';
import type { BlobPiece, BlobReader } from './blob-reader.ts';
import { SessionCallError } from './service.ts';

const PIECE = 1024 * 1024;

/** A blob that is being written. */
export interface Ingest {
  readonly ref: string;
  readonly path: string;
  readonly descriptor: number;
  readonly hash: Hash;
  offset: number;
}

/** The blobs of an OCI layout, by digest. */
export class ContentStore implements BlobReader {
  readonly #directory: string;
  /** By the name that the daemon gives each, of which only one may be written at a time. */
  readonly #ingests = new Map<string, Ingest>();
  #files = 0;
  #bytes = 0;

  constructor(directory: string) {
    this.#directory = directory;
  }

  /** What was written since it was opened. */
  get written(): { readonly files: number; readonly bytes: number } {
    return { files: this.#files, bytes: this.#bytes };
  }

  /** @throws SessionCallError NOT_FOUND */
  async size(digest: string): Promise<number> {
    const size = await this.#sizeOf(digest);
    if (size === undefined) throw new SessionCallError(GrpcCode.NOT_FOUND, `content ${digest}: not found`);
    return size;
  }

  async has(digest: string): Promise<boolean> {
    return (await this.#sizeOf(digest)) !== undefined;
  }

  async #sizeOf(digest: string): Promise<number | undefined> {
    const found = await lstat(this.#blob(digest)).catch((error: unknown) => {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
      throw error;
    });
    return found?.isFile() === true ? found.size : undefined;
  }

  async *read(digest: string, from: number, size: number): AsyncGenerator<BlobPiece, void, undefined> {
    const total = await this.size(digest);
    if (from < 0 || from > total)
      throw new SessionCallError(GrpcCode.OUT_OF_RANGE, `content ${digest} has ${total} bytes`);
    const end = size === 0 ? total : Math.min(from + size, total);
    const handle = await openPlainFile(this.#blob(digest));
    const buffer = Buffer.allocUnsafe(PIECE);
    try {
      for (let offset = from; offset < end;) {
        const { bytesRead } = await handle.read(buffer, 0, Math.min(PIECE, end - offset), offset);
        if (bytesRead === 0) throw new SessionCallError(GrpcCode.DATA_LOSS, `content ${digest} ends early`);
        yield { offset, data: buffer.subarray(0, bytesRead) };
        offset += bytesRead;
      }
    } finally {
      await handle.close();
    }
  }

  ingest(ref: string): Ingest | undefined {
    return this.#ingests.get(ref);
  }

  /** @throws SessionCallError UNAVAILABLE while somebody else writes under that name */
  begin(ref: string): Ingest {
    if (this.#ingests.has(ref)) throw new SessionCallError(GrpcCode.UNAVAILABLE, `ref ${ref} locked`);
    const path = join(this.#folder('ingest'), randomBytes(12).toString('hex'));
    const descriptor = openSync(path, constants.O_CREAT | constants.O_EXCL | constants.O_WRONLY, 0o644);
    const ingest = { ref, path, descriptor, hash: createHash('sha256'), offset: 0 };
    this.#ingests.set(ref, ingest);
    return ingest;
  }

  append(ingest: Ingest, data: Uint8Array): void {
    for (let done = 0; done < data.byteLength;) done += writeSync(ingest.descriptor, data, done);
    ingest.hash.update(data);
    ingest.offset += data.byteLength;
  }

  /**
   * Makes a blob of what was written.
   *
   * @returns its digest
   * @throws SessionCallError FAILED_PRECONDITION when it is not what was announced
   */
  commit(ingest: Ingest, expected: string, total: number): string {
    const digest = sha256Digest(ingest.hash.digest('hex'));
    const wrong =
      expected !== '' && expected !== digest
        ? `digest ${digest}, expected ${expected}`
        : total > 0 && total !== ingest.offset
          ? `size ${ingest.offset}, expected ${total}`
          : undefined;
    if (wrong !== undefined) throw new SessionCallError(GrpcCode.FAILED_PRECONDITION, `unexpected commit ${wrong}`);
    const blob = this.#blob(digest);
    this.#folder(...BLOB_FOLDERS);
    renameSync(ingest.path, blob);
    this.#files += 1;
    this.#bytes += ingest.offset;
    this.end(ingest);
    return digest;
  }

  /** Gives up what is not committed. */
  end(ingest: Ingest): void {
    if (!this.#ingests.delete(ingest.ref)) return;
    closeSync(ingest.descriptor);
    rmSync(ingest.path, { force: true });
  }

  /** Makes a folder of the layout. One that is there already may have come with something else, as a link to elsewhere. */
  #folder(...parts: readonly string[]): string {
    mkdirSync(this.#directory, { recursive: true });
    return parts.reduce((parent, part) => {
      const path = join(parent, part);
      const stats = lstatSync(path, { throwIfNoEntry: false });
      if (stats === undefined) mkdirSync(path);
      else if (!stats.isDirectory())
        throw new SessionCallError(GrpcCode.FAILED_PRECONDITION, `${path} is no folder of an OCI layout`);
      return path;
    }, this.#directory);
  }

  #blob(digest: string): string {
    const path = blobPath(this.#directory, digest);
    if (path === undefined) throw new SessionCallError(GrpcCode.INVALID_ARGUMENT, `"${digest}" is not a digest`);
    return path;
  }
}
