import type { Field } from './hpack.ts';
import { INITIAL_WINDOW } from './frames.ts';

/** What a stream asks of its connection. */
export interface Link {
  readonly sendFields: (stream: Stream, fields: readonly Field[], end: boolean) => void;
  readonly pump: (stream: Stream) => void;
  readonly widen: (stream: Stream, bytes: number) => void;
  readonly sendReset: (stream: Stream, code: number) => void;
}

/** One stream of a connection, at either end of it. */
export class Stream {
  readonly id: number;
  /** Blocks of header fields in the order in which they came. */
  readonly blocks: (readonly Field[])[] = [];
  /** Told of each block. */
  onFields: (fields: readonly Field[]) => void = () => undefined;
  /** What the peer may still send. */
  window = INITIAL_WINDOW;
  /** What may still be sent to the peer. */
  allowance: number;
  readonly queue: Buffer[] = [];
  ending = false;
  /** Sent at its end in place of an empty frame. */
  trailers: readonly Field[] | undefined;
  ended = { here: false, there: false };
  readonly #link: Link;
  readonly #closed = Promise.withResolvers<number>();
  readonly #chunks: Buffer[] = [];
  #wake: (() => void) | undefined;
  #code: number | undefined;

  constructor(id: number, allowance: number, link: Link) {
    this.id = id;
    this.allowance = allowance;
    this.#link = link;
  }

  /** The code that it was reset with, 0 when both sides have ended it, -1 when the connection is gone. */
  get closed(): Promise<number> {
    return this.#closed.promise;
  }

  get isClosed(): boolean {
    return this.#code !== undefined;
  }

  sendFields(fields: readonly Field[], end = false): void {
    if (!this.isClosed && !this.ended.here) this.#link.sendFields(this, fields, end);
  }

  write(bytes: Buffer): void {
    if (this.isClosed || this.ending) return;
    this.queue.push(bytes);
    this.#link.pump(this);
  }

  /** Ends this side once all is sent. */
  end(trailers?: readonly Field[]): void {
    if (this.ending) return;
    this.trailers = trailers;
    this.ending = true;
    if (!this.isClosed) this.#link.pump(this);
  }

  reset(code: number): void {
    if (this.isClosed) return;
    this.#link.sendReset(this, code);
    this.close(code);
  }

  /** @throws Error when the stream ends before its other side has ended it */
  async *chunks(): AsyncGenerator<Buffer, void, undefined> {
    for (;;) {
      const chunk = this.#chunks.shift();
      if (chunk !== undefined) {
        if (!this.isClosed && !this.ended.there) this.#link.widen(this, chunk.byteLength);
        yield chunk;
      } else if (this.ended.there) return;
      else if (this.isClosed) throw new Error(`the stream was closed with ${this.#code ?? '?'}`);
      else await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }

  /** What follows is for the connection. */
  take(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#wake?.();
  }

  takeFields(fields: readonly Field[]): void {
    this.blocks.push(fields);
    this.onFields(fields);
  }

  endThere(): void {
    this.ended.there = true;
    this.#wake?.();
    this.settle();
  }

  settle(): void {
    if (this.ended.here && this.ended.there) this.close(0);
  }

  close(code: number): void {
    if (this.isClosed) return;
    this.#code = code;
    this.#closed.resolve(code);
    this.#wake?.();
  }
}
