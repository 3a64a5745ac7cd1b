import { printable, say, type Printable } from '../untrusted/printable.ts';
import type { Change, Step } from './steps.ts';

/** How much is shown: errors only, steps and their results, or every line of every step. */
export type Verbosity = 'quiet' | 'normal' | 'verbose';

/** Writes a build as lines of text that stay: for logs, files and pipes. */
export class PlainProgress {
  readonly #write: (text: Printable) => void;
  readonly #verbosity: Verbosity;

  constructor(write: (text: Printable) => void, verbosity: Verbosity) {
    this.#write = write;
    this.#verbosity = verbosity;
  }

  show(changes: readonly Change[]): void {
    if (this.#verbosity === 'quiet') return;
    for (const change of changes) for (const line of this.#lines(change)) this.#write(say`${line}\n`);
  }

  /** A line of somebody else's among those of the build. */
  note(text: Printable): void {
    this.#write(say`${text}\n`);
  }

  /** Lines of text stay as they are. */
  close(): void {
    // No line of this view is ever drawn again.
  }

  #lines(change: Change): readonly Printable[] {
    switch (change.kind) {
      case 'started':
        return [say`#${change.step.number} ${change.step.name}`];
      case 'output':
        return this.#verbosity === 'verbose' ? outputLines(change) : [];
      case 'ended':
        return [say`#${change.step.number} ${outcome(change.step)}`];
      case 'warning':
        return [say`warning: ${change.message}`];
    }
  }
}

function outputLines({ step, lines, at }: Extract<Change, { kind: 'output' }>): readonly Printable[] {
  const since = seconds(Math.max(0, at - step.started));
  return lines.map((line) => say`#${step.number} ${since} ${line}`);
}

function outcome(step: Step): Printable {
  switch (step.state) {
    case 'cached':
      return say`CACHED`;
    case 'failed':
      return say`ERROR: ${step.error}`;
    case 'cancelled':
      return say`CANCELLED`;
    case 'done':
    case 'running':
      return say`DONE ${seconds(step.spent)}s`;
  }
}

function seconds(milliseconds: number): Printable {
  return printable((milliseconds / 1000).toFixed(milliseconds < 10_000 ? 2 : 1));
}
