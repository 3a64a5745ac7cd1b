import { hash } from 'node:crypto';
import { IndexError } from '../errors.ts';
import type { StoredBlob } from '../store/store.ts';
import type { TextSource } from './text-source.ts';

/** Large enough that a package's builds mostly share a block, small enough that reading one takes well below a millisecond. */
const BLOCK_SIZE = 64 * 1024;
const DIGEST_SIZE = 32;

/** SHA-256 of each block of a text, one after the other. */
export function blockDigests(text: Uint8Array): Uint8Array {
  const digests = new Uint8Array(Math.ceil(text.length / BLOCK_SIZE) * DIGEST_SIZE);
  for (let at = 0, i = 0; at < text.length; at += BLOCK_SIZE, i++) {
    digests.set(hash('sha256', text.subarray(at, at + BLOCK_SIZE), 'buffer'), i * DIGEST_SIZE);
  }
  return digests;
}

/** A text in a store, read block by block as it is needed; every block is checked once. */
export class BlockedText implements TextSource {
  readonly length: number;
  readonly #blob: StoredBlob;
  readonly #start: number;
  readonly #digests: Uint8Array;
  readonly #blocks: (Uint8Array | undefined)[] = [];

  constructor(blob: StoredBlob, start: number, length: number, digests: Uint8Array) {
    this.#blob = blob;
    this.#start = start;
    this.length = length;
    this.#digests = digests;
  }

  /**
   * @throws IndexError INDEX_CORRUPT when the store gives other bytes than were put into it
   */
  slice(start: number, end: number): Uint8Array {
    const stop = Math.min(end, this.length);
    const first = Math.floor(start / BLOCK_SIZE);
    const last = Math.floor((Math.max(stop, start + 1) - 1) / BLOCK_SIZE);
    const offset = start - first * BLOCK_SIZE;
    if (first === last) return this.#block(first).subarray(offset, offset + stop - start);
    const blocks: Uint8Array[] = [];
    for (let number = first; number <= last; number++) blocks.push(this.#block(number));
    return Buffer.concat(blocks).subarray(offset, offset + stop - start);
  }

  discard(): void {
    this.#blob.discard();
  }

  #block(number: number): Uint8Array {
    const known = this.#blocks[number];
    if (known) return known;
    const from = number * BLOCK_SIZE;
    if (number < 0 || from >= this.length) throw this.#corrupt(number);
    const block = this.#blob.read(this.#start + from, Math.min(BLOCK_SIZE, this.length - from));
    const digest = this.#digests.subarray(number * DIGEST_SIZE, (number + 1) * DIGEST_SIZE);
    if (!hash('sha256', block, 'buffer').equals(digest)) throw this.#corrupt(number);
    this.#blocks[number] = block;
    return block;
  }

  #corrupt(number: number): IndexError {
    this.discard();
    return new IndexError('INDEX_CORRUPT', `Block ${number} of a stored package index is not what was stored.`, {
      hint: 'It was removed; the next attempt fetches the index again.',
    });
  }
}
