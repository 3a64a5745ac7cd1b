import type { Change, Step } from './steps.ts';

/** How much is shown: errors only, steps and their results, or every line of every step. */
export type Verbosity = 'quiet' | 'normal' | 'verbose';

/** Writes a build as lines of text that stay: for logs, files and pipes. */
export class PlainProgress {
  readonly #write: (text: string) => void;
  readonly #verbosity: Verbosity;

  constructor(write: (text: string) => void, verbosity: Verbosity) {
    this.#write = write;
    this.#verbosity = verbosity;
  }

  show(changes: readonly Change[]): void {
    if (this.#verbosity === 'quiet') return;
    for (const change of changes) for (const line of this.#lines(change)) this.#write(`${line}\n`);
  }

  /** A line of somebody else's among those of the build. */
  note(text: string): void {
    this.#write(`${text}\n`);
  }

  /** Lines of text stay as they are. */
  close(): void {
    // Nothing is live.
  }

  #lines(change: Change): readonly string[] {
    switch (change.kind) {
      case 'started':
        return [`#${change.step.number} ${change.step.name}`];
      case 'output':
        return this.#verbosity === 'verbose' ? outputLines(change) : [];
      case 'ended':
        return [`#${change.step.number} ${outcome(change.step)}`];
      case 'warning':
        return [`warning: ${change.message}`];
    }
  }
}

function outputLines({ step, lines, at }: Extract<Change, { kind: 'output' }>): readonly string[] {
  const since = seconds(Math.max(0, at - step.started));
  return lines.map((line) => `#${step.number} ${since} ${line}`);
}

function outcome(step: Step): string {
  switch (step.state) {
    case 'cached':
      return 'CACHED';
    case 'failed':
      return `ERROR: ${step.error}`;
    case 'cancelled':
      return 'CANCELLED';
    case 'done':
    case 'running':
      return `DONE ${seconds(step.spent)}s`;
  }
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(milliseconds < 10_000 ? 2 : 1);
}
