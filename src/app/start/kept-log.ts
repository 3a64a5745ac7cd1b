import { MAX_LINE } from '../../untrusted/printable.ts';

/** Lines that are kept: how a program begins, and how it ends. */
const FIRST = 100;
const LAST = 100;

/** What a program has said, without an end to it: its first lines and its last. */
export class KeptLog {
  readonly #first: string[] = [];
  readonly #last: string[] = [];
  #rest = '';

  add(data: Uint8Array): void {
    const lines = `${this.#rest}${Buffer.from(data).toString('utf8')}`.split(/\r?\n|\r/);
    this.#rest = (lines.pop() ?? '').slice(-MAX_LINE);
    for (const line of lines.filter((each) => each.trim() !== '')) {
      if (this.#first.length < FIRST) this.#first.push(line.slice(0, MAX_LINE));
      else this.#last.push(line.slice(0, MAX_LINE));
    }
    this.#last.splice(0, this.#last.length - LAST);
  }

  /** Oldest first. */
  get lines(): readonly string[] {
    const rest = this.#rest.trim() === '' ? [] : [this.#rest];
    return [...this.#first, ...this.#last, ...rest];
  }
}
