/** A list of unsigned 32-bit numbers that grows, at four bytes a number. */
export class Uint32List {
  length = 0;
  #items: Uint32Array;

  constructor(capacity: number) {
    this.#items = new Uint32Array(Math.max(capacity, 16));
  }

  push(value: number): void {
    if (this.length === this.#items.length) {
      const larger = new Uint32Array(this.#items.length * 2);
      larger.set(this.#items);
      this.#items = larger;
    }
    this.#items[this.length++] = value;
  }

  at(index: number): number {
    return this.#items[index] ?? 0;
  }

  /** The numbers so far, in memory of their own size. */
  toArray(): Uint32Array {
    return this.#items.slice(0, this.length);
  }
}
