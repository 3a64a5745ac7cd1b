import type { BlobSource } from '../../oci/index.ts';
import { GrpcCode } from '../grpc/status.ts';
import { SessionCallError } from './service.ts';

/** A piece of a blob, with where it starts. It is only valid until the next is asked for. */
export interface BlobPiece {
  readonly offset: number;
  readonly data: Uint8Array;
}

/** Blobs as the daemon asks for them. */
export interface BlobReader {
  /** @throws SessionCallError NOT_FOUND */
  size(digest: string): Promise<number>;
  /**
   * @param size 0 for all there is from `offset` on
   * @throws SessionCallError NOT_FOUND, OUT_OF_RANGE, DATA_LOSS
   */
  read(digest: string, offset: number, size: number, signal: AbortSignal): AsyncIterable<BlobPiece>;
}

/** Far below what a message may have (4 MiB for daemons before 0.13). */
const MAX_PIECE = 1024 * 1024;
/** Reads that wait for the daemon to go on: more than it takes layers at a time. Each may hold a connection open. */
const MAX_WAITING = 32;

/**
 * Serves blobs that come from elsewhere. The daemon reads a blob a mebibyte at a time, each with a call of its own, while a
 * source may have to start anew for each offset: so a read of the source goes on where the daemon's last call ended.
 */
export class BlobSourceReader implements BlobReader {
  readonly #source: BlobSource;
  /** Ends with the session, and every read with it. */
  readonly #signal: AbortSignal;
  /** The one that has waited longest first. */
  readonly #waiting: Cursor[] = [];

  constructor(source: BlobSource, signal: AbortSignal) {
    this.#source = source;
    this.#signal = signal;
    signal.addEventListener('abort', () => {
      for (const cursor of this.#waiting.splice(0)) cursor.close();
    });
  }

  async size(digest: string): Promise<number> {
    const size = await this.#source.size(digest);
    if (size === undefined) throw new SessionCallError(GrpcCode.NOT_FOUND, `content ${digest}: not found`);
    return size;
  }

  async *read(
    digest: string,
    offset: number,
    size: number,
    signal: AbortSignal,
  ): AsyncGenerator<BlobPiece, void, undefined> {
    const total = await this.size(digest);
    if (offset < 0 || offset > total)
      throw new SessionCallError(GrpcCode.OUT_OF_RANGE, `content ${digest} has ${total} bytes`);
    const end = size === 0 ? total : Math.min(offset + size, total);
    if (offset === end) return;
    const cursor = this.#take(digest, offset) ?? new Cursor(this.#source, digest, offset, total, this.#signal);
    const stop = (): void => {
      cursor.close();
    };
    signal.addEventListener('abort', stop, { once: true });
    try {
      while (cursor.offset < end) {
        signal.throwIfAborted();
        const at = cursor.offset;
        const data = await cursor.next(Math.min(MAX_PIECE, end - at));
        // The daemon takes a call back as soon as it has all of it, and goes on with another.
        if (cursor.offset === end) signal.removeEventListener('abort', stop);
        yield { offset: at, data };
      }
    } finally {
      signal.removeEventListener('abort', stop);
      if (cursor.offset === end && end < total && !this.#signal.aborted) this.#park(cursor);
      else cursor.close();
    }
  }

  #take(digest: string, offset: number): Cursor | undefined {
    const at = this.#waiting.findIndex((each) => each.digest === digest && each.offset === offset);
    return at < 0 ? undefined : this.#waiting.splice(at, 1)[0];
  }

  #park(cursor: Cursor): void {
    this.#waiting.push(cursor);
    if (this.#waiting.length > MAX_WAITING) this.#waiting.shift()?.close();
  }
}

/** A read of the source from somewhere to the end of a blob, of which pieces of any size are taken. */
class Cursor {
  readonly digest: string;
  readonly #total: number;
  readonly #pieces: AsyncIterator<Uint8Array>;
  readonly #controller = new AbortController();
  #rest: Uint8Array = new Uint8Array();
  #offset: number;

  constructor(source: BlobSource, digest: string, offset: number, total: number, session: AbortSignal) {
    this.digest = digest;
    this.#offset = offset;
    this.#total = total;
    const signal = AbortSignal.any([session, this.#controller.signal]);
    this.#pieces = source.read(digest, offset, undefined, signal)[Symbol.asyncIterator]();
  }

  /** Where the next piece starts. */
  get offset(): number {
    return this.#offset;
  }

  /** A piece of at most `most` bytes and at least one. The last of a blob comes once the source has found nothing wrong with it. */
  async next(most: number): Promise<Uint8Array> {
    while (this.#rest.byteLength === 0) {
      const next = await this.#pieces.next();
      if (next.done === true) throw this.#unsound('ends early');
      this.#rest = next.value;
    }
    const piece = this.#rest.subarray(0, most);
    this.#rest = this.#rest.subarray(piece.byteLength);
    this.#offset += piece.byteLength;
    if (this.#offset >= this.#total) await this.#finish();
    return piece;
  }

  async #finish(): Promise<void> {
    if (this.#rest.byteLength > 0) throw this.#unsound('goes on');
    for (;;) {
      const next = await this.#pieces.next();
      if (next.done === true) return;
      if (next.value.byteLength > 0) throw this.#unsound('goes on');
    }
  }

  #unsound(how: string): SessionCallError {
    return new SessionCallError(GrpcCode.DATA_LOSS, `content ${this.digest} ${how} after ${this.#offset} bytes`);
  }

  close(): void {
    this.#controller.abort(new Error('The daemon reads no further'));
    // A source that fails while it is told to stop has nothing more to tell.
    void this.#pieces.return?.()?.catch(() => undefined);
  }
}
