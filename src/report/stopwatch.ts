/** How long one stage of the line took. */
export interface StageTime {
  readonly stage: string;
  readonly milliseconds: number;
}

/** Measures stages, adding up what is measured under one name; `now` is in milliseconds and only ever grows. */
export class Stopwatch {
  readonly #now: () => number;
  readonly #times = new Map<string, number>();

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Runs a stage and keeps its time, also when it fails. */
  async measure<T>(stage: string, run: () => Promise<T> | T): Promise<T> {
    const start = this.#now();
    try {
      return await run();
    } finally {
      this.#times.set(stage, (this.#times.get(stage) ?? 0) + this.#now() - start);
    }
  }

  get times(): readonly StageTime[] {
    return [...this.#times].map(([stage, milliseconds]) => ({ stage, milliseconds: Math.round(milliseconds) }));
  }
}
