/**
 * A few buffers of one size that are used again and again. What is allocated anew for each piece of a large file lies outside of the heap,
 * and each few of such pieces make the engine look through all of the heap for garbage: a third of the time of a transfer.
 */
export class BufferPool {
  readonly #size: number;
  readonly #free: Buffer[] = [];
  readonly #waiting: ((buffer: Buffer) => void)[] = [];
  #unmade: number;

  constructor(size: number, count: number) {
    this.#size = size;
    this.#unmade = count;
  }

  /** A buffer for whoever asks, at once while there is one; its content is whatever it was used for last. */
  take(): Buffer | Promise<Buffer> {
    const free = this.#free.pop();
    if (free !== undefined) return free;
    if (this.#unmade === 0) return new Promise((resolve) => this.#waiting.push(resolve));
    this.#unmade--;
    return Buffer.allocUnsafeSlow(this.#size);
  }

  /** To be called once with each buffer that was taken. */
  give(buffer: Buffer): void {
    const waiting = this.#waiting.shift();
    if (waiting === undefined) this.#free.push(buffer);
    else waiting(buffer);
  }
}
