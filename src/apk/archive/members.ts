import { damaged } from '../errors.ts';
import { gzipHeaderLength, zlib } from './gzip-header.ts';
import { Inflater } from './inflater.ts';

/** What a gzip file brings, in order. `packed` are its bytes as they came, each exactly once, header and trailer included. */
export type GzipEvent =
  | { readonly kind: 'packed'; readonly bytes: Uint8Array }
  | { readonly kind: 'unpacked'; readonly bytes: Uint8Array }
  /** A member is over: what comes next belongs to another one. */
  | { readonly kind: 'end' };

const TRAILER = 8;

/** Bytes unpacked before they are told as packed: who holds one against the other needs them together. */
const PORTION = 64 * 1024;

/** Bytes of a stream, read in whatever portions they are wanted in. */
class Input {
  readonly #source: AsyncIterator<Uint8Array>;
  #ahead: Uint8Array = new Uint8Array();

  constructor(source: AsyncIterator<Uint8Array>) {
    this.#source = source;
  }

  /** What has come and is not taken; reads on when that is nothing. Empty at the end. */
  async some(): Promise<Uint8Array> {
    while (this.#ahead.length === 0 && (await this.#more()));
    return this.#ahead;
  }

  /** At least `length` bytes, or fewer when there are no more. */
  async atLeast(length: number): Promise<Uint8Array> {
    while (this.#ahead.length < length && (await this.#more()));
    return this.#ahead;
  }

  take(length: number): Uint8Array {
    const taken = this.#ahead.subarray(0, length);
    this.#ahead = this.#ahead.subarray(length);
    return taken;
  }

  async #more(): Promise<boolean> {
    const step = await this.#source.next();
    if (step.done) return false;
    this.#ahead = this.#ahead.length === 0 ? step.value : Buffer.concat([this.#ahead, step.value]);
    return true;
  }
}

async function header(input: Input): Promise<Uint8Array> {
  for (let wanted = 18; ;) {
    const bytes = await input.atLeast(wanted);
    const length = gzipHeaderLength(bytes);
    if (length !== undefined) return input.take(length);
    if (bytes.length < wanted) throw damaged('ends in the middle of a gzip header');
    wanted = bytes.length + 1;
  }
}

/** Sums of what a member unpacks to. */
class Sums {
  #crc = 0;
  #length = 0;

  add(bytes: Uint8Array): void {
    this.#crc = zlib().crc32(bytes, this.#crc);
    this.#length = (this.#length + bytes.length) % 2 ** 32;
  }

  check(trailer: Uint8Array): void {
    if (trailer.length < TRAILER) throw damaged('ends in the middle of a gzip trailer');
    const view = new DataView(trailer.buffer, trailer.byteOffset, TRAILER);
    if (view.getUint32(0, true) !== this.#crc || view.getUint32(4, true) !== this.#length) {
      throw damaged('is damaged: the checksum of a gzip member is another one');
    }
  }
}

async function* member(input: Input): AsyncGenerator<GzipEvent> {
  yield { kind: 'packed', bytes: await header(input) };
  const inflater = new Inflater();
  const sums = new Sums();
  try {
    for (let open = true; open;) {
      const bytes = (await input.some()).subarray(0, PORTION);
      if (bytes.length === 0) throw damaged('ends in the middle of a gzip member');
      const pieces = inflater.write(bytes);
      let step = await pieces.next();
      for (; !step.done; step = await pieces.next()) {
        sums.add(step.value);
        yield { kind: 'unpacked', bytes: step.value };
      }
      open = step.value === bytes.length;
      if (step.value > 0) yield { kind: 'packed', bytes: input.take(step.value) };
    }
  } finally {
    inflater.close();
  }
  await input.atLeast(TRAILER);
  const trailer = input.take(TRAILER);
  sums.check(trailer);
  yield { kind: 'packed', bytes: trailer };
  yield { kind: 'end' };
}

/**
 * Takes a gzip file apart where its members end. Unpacks no further than it is read, so that the reader decides how much there may be.
 * @throws ApkError APK_FORMAT; whatever the source throws
 */
export async function* gzipMembers(source: AsyncIterable<Uint8Array>): AsyncGenerator<GzipEvent> {
  const iterator = source[Symbol.asyncIterator]();
  const input = new Input(iterator);
  try {
    while ((await input.some()).length > 0) yield* member(input);
  } finally {
    await iterator.return?.();
  }
}
