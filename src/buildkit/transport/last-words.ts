const LIMIT = 2048;

/** Keeps the end of what a process says on its standard error. */
export class LastWords {
  #text = '';

  add(chunk: Buffer): void {
    this.#text = (this.#text + chunk.toString('utf8')).slice(-LIMIT);
  }

  /** Undefined when nothing was said. */
  get text(): string | undefined {
    const lines = this.#text.split(/[\r\n]/).map((line) => line.trim());
    const end = lines
      .filter((line) => line !== '')
      .slice(-3)
      .join('; ');
    return end === '' ? undefined : end;
  }
}
