/** How long one stage of the line took. */
export interface StageTime {
  readonly stage: string;
  readonly milliseconds: number;
}

/** Measures stages one after the other; `now` is in milliseconds and only ever grows. */
export class Stopwatch {
  readonly #now: () => number;
  readonly #times: StageTime[] = [];

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Runs a stage and keeps its time, also when it fails. */
  async measure<T>(stage: string, run: () => Promise<T> | T): Promise<T> {
    const start = this.#now();
    try {
      return await run();
    } finally {
      this.#times.push({ stage, milliseconds: Math.round(this.#now() - start) });
    }
  }

  get times(): readonly StageTime[] {
    return [...this.#times];
  }
}
