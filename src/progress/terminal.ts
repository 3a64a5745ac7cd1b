import type { Change, Step } from './steps.ts';

export interface TerminalOptions {
  readonly write: (text: string) => void;
  /** Width of the terminal now. */
  readonly columns: () => number;
  /** Milliseconds since 1970, as the daemon's times are. */
  readonly now: () => number;
}

/** Running steps shown at once; what runs beyond that is counted. */
const ROWS = 6;
/** How often elapsed times move on, in milliseconds. */
const TICK = 100;

const ESCAPE = '\u001b[';
const DIM = `${ESCAPE}2m`;
const RED = `${ESCAPE}31m`;
const GREEN = `${ESCAPE}32m`;
const PLAIN = `${ESCAPE}0m`;

/**
 * Shows a build on a terminal: finished steps stay as lines, running ones are lines that live at the bottom with
 * their time, their progress and the last they said. Steps that the cache had are only counted.
 */
export class TerminalProgress {
  readonly #options: TerminalOptions;
  readonly #running = new Map<string, Step>();
  readonly #said = new Map<string, string>();
  #timer: NodeJS.Timeout | undefined;
  #drawn = 0;
  #cached = 0;
  /** How far the daemon's clock is from ours, in milliseconds. */
  #skew = 0;

  constructor(options: TerminalOptions) {
    this.#options = options;
  }

  show(changes: readonly Change[]): void {
    const lines = changes.flatMap((change) => this.#take(change));
    this.#redraw(lines);
    if (this.#timer !== undefined) return;
    this.#timer = setInterval(() => this.#redraw([]), TICK);
    this.#timer.unref();
  }

  /** A line of somebody else's, above what is live. */
  note(text: string): void {
    this.#redraw([text]);
  }

  /** Leaves only what stays. */
  close(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#running.clear();
    this.#redraw(this.#cached === 0 ? [] : [`${DIM}${this.#cached} cached${PLAIN}`]);
    this.#cached = 0;
  }

  #take(change: Change): readonly string[] {
    switch (change.kind) {
      case 'started':
        this.#skew = this.#options.now() - change.step.started;
        this.#running.set(change.step.digest, change.step);
        return [];
      case 'output':
        this.#said.set(change.step.digest, change.lines.at(-1) ?? '');
        return [];
      case 'ended':
        this.#running.delete(change.step.digest);
        this.#said.delete(change.step.digest);
        return this.#ended(change.step);
      case 'warning':
        return [`warning: ${change.message}`];
    }
  }

  #ended(step: Step): readonly string[] {
    if (step.state === 'cached') {
      this.#cached++;
      return [];
    }
    if (step.state === 'failed') return [`${RED}✗${PLAIN} ${step.name}`];
    if (step.state === 'cancelled') return [`${DIM}- ${step.name} was cancelled${PLAIN}`];
    return [`${GREEN}✓${PLAIN} ${step.name} ${DIM}${seconds(step.spent)}${PLAIN}`];
  }

  #redraw(lines: readonly string[]): void {
    const width = Math.max(20, this.#options.columns());
    const live = this.#live();
    const erase = this.#drawn === 0 ? '' : `${ESCAPE}${this.#drawn}A${ESCAPE}0J`;
    const text = [...lines, ...live.map((line) => cut(line, width - 1))].map((line) => `${line}\n`).join('');
    if (erase !== '' || text !== '') this.#options.write(`${erase}${text}`);
    this.#drawn = live.length;
  }

  #live(): readonly string[] {
    // What ended once and runs again, as sources do, is no news.
    const steps = [...this.#running.values()].filter(({ state }) => state === 'running');
    const now = this.#options.now() - this.#skew;
    const shown = steps.slice(0, ROWS).map((step) => {
      const elapsed = seconds(Math.max(0, step.spent + now - step.started));
      return ['  …', step.name, elapsed, transfer(step), this.#said.get(step.digest) ?? ''].filter(Boolean).join(' ');
    });
    const more = steps.length - shown.length;
    return more > 0 ? [...shown, `  … and ${more} more`] : shown;
  }
}

/** The part of a step that is on its way: a layer that is pulled or pushed, files that are sent. */
function transfer({ parts }: Step): string {
  const moving = [...parts.values()].filter(({ current, total }) => current > 0 && (total === 0 || current < total));
  const [part] = moving;
  if (part === undefined) return '';
  const done = `${(part.current / 1e6).toFixed(1)}`;
  return part.total === 0 ? `${done} MB` : `${done} of ${(part.total / 1e6).toFixed(1)} MB`;
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)}s`;
}

/** Lines that wrap could not be erased again. */
function cut(line: string, width: number): string {
  return line.length <= width ? line : `${line.slice(0, width - 1)}…`;
}
