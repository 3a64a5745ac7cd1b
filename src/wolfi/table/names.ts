import { Uint32List } from './uint32-list.ts';

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** FNV-1a over a range of bytes. */
function hashBytes(bytes: Uint8Array, start: number, end: number): number {
  let hash = FNV_OFFSET;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ (bytes[i] ?? 0), FNV_PRIME);
  return hash >>> 0;
}

function sameBytes(a: Uint8Array, aStart: number, b: Uint8Array, bStart: number, length: number): boolean {
  for (let i = 0; i < length; i++) if (a[aStart + i] !== b[bStart + i]) return false;
  return true;
}

/** Names numbered from 0, their bytes one after the other, and a hash table over them with open addressing. */
export interface NameTable {
  readonly bytes: Uint8Array;
  /** Where each name begins in `bytes`; one more at the end. */
  readonly starts: Uint32Array;
  /** Slot → number of the name + 1, or 0. The length is a power of two. */
  readonly slots: Uint32Array;
}

/** The number of a name, or -1. */
export function findName(table: NameTable, name: string): number {
  const wanted = Buffer.from(name, 'utf8');
  const mask = table.slots.length - 1;
  let slot = hashBytes(wanted, 0, wanted.length) & mask;
  for (let probes = 0; probes <= mask; probes++, slot = (slot + 1) & mask) {
    const entry = table.slots[slot] ?? 0;
    if (entry === 0) return -1;
    const start = table.starts[entry - 1] ?? 0;
    const length = (table.starts[entry] ?? 0) - start;
    if (length === wanted.length && sameBytes(table.bytes, start, wanted, 0, length)) return entry - 1;
  }
  return -1;
}

export function nameAt(table: NameTable, id: number): string {
  const { buffer, byteOffset } = table.bytes;
  const start = table.starts[id] ?? 0;
  return Buffer.from(buffer, byteOffset + start, (table.starts[id + 1] ?? start) - start).toString('utf8');
}

/** Numbers names as they come, without making a string of any. */
export class NameInterner {
  #bytes: Uint8Array;
  #length = 0;
  readonly #starts: Uint32List;
  readonly #hashes: Uint32List;
  #slots = new Uint32Array(1 << 6);

  /** @param expected how many names to make room for at first */
  constructor(expected: number) {
    this.#bytes = new Uint8Array(Math.max(64, expected * 24));
    this.#starts = new Uint32List(expected + 1);
    this.#hashes = new Uint32List(expected);
    this.#starts.push(0);
  }

  /** The number of the name that stands in a range of the text; a name not seen before gets the next number. */
  intern(text: Uint8Array, start: number, end: number): number {
    const length = end - start;
    const hash = hashBytes(text, start, end);
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    for (let entry = this.#slots[slot] ?? 0; entry !== 0; entry = this.#slots[slot] ?? 0) {
      if (this.#hashes.at(entry - 1) === hash && this.#equals(entry - 1, text, start, length)) return entry - 1;
      slot = (slot + 1) & mask;
    }
    return this.#add(text, start, end, hash, slot);
  }

  /** Whether a number's name is the one that stands in a range of the text. */
  is(id: number, text: Uint8Array, start: number, end: number): boolean {
    return this.#equals(id, text, start, end - start);
  }

  get count(): number {
    return this.#hashes.length;
  }

  finish(): NameTable {
    return { bytes: this.#bytes.slice(0, this.#length), starts: this.#starts.toArray(), slots: this.#slots };
  }

  #equals(id: number, text: Uint8Array, start: number, length: number): boolean {
    const own = this.#starts.at(id);
    return this.#starts.at(id + 1) - own === length && sameBytes(this.#bytes, own, text, start, length);
  }

  #add(text: Uint8Array, start: number, end: number, hash: number, slot: number): number {
    while (this.#length + end - start > this.#bytes.length) {
      const larger = new Uint8Array((this.#length + end - start) * 2);
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    for (let i = start; i < end; i++) this.#bytes[this.#length++] = text[i] ?? 0;
    this.#starts.push(this.#length);
    this.#hashes.push(hash);
    this.#slots[slot] = this.#hashes.length;
    if (this.#hashes.length * 2 > this.#slots.length) this.#grow();
    return this.#hashes.length - 1;
  }

  #grow(): void {
    this.#slots = new Uint32Array(this.#slots.length * 2);
    const mask = this.#slots.length - 1;
    for (let id = 0; id < this.#hashes.length; id++) {
      let slot = this.#hashes.at(id) & mask;
      while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
      this.#slots[slot] = id + 1;
    }
  }
}
