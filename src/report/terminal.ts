import { colored, erased, joined, printable, say, shortened, type Printable } from '../untrusted/printable.ts';
import type { Change, Step } from './steps.ts';

export interface TerminalOptions {
  readonly write: (text: Printable) => void;
  /** Width of the terminal now. */
  readonly columns: () => number;
  /** Whether words may be told apart by colour, which some ask programs not to do. */
  readonly colors: boolean;
  /** Milliseconds since 1970, as the daemon's times are. */
  readonly now: () => number;
}

/** Running steps shown at once; what runs beyond that is counted. */
const ROWS = 6;
/** How often elapsed times move on, in milliseconds. */
const TICK = 100;

/**
 * Shows a build on a terminal: finished steps stay as lines, running ones are lines that live at the bottom with
 * their time, their progress and the last they said. Steps that the cache had are only counted.
 */
export class TerminalProgress {
  readonly #options: TerminalOptions;
  readonly #running = new Map<string, Step>();
  readonly #said = new Map<string, Printable>();
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
  note(text: Printable): void {
    this.#redraw([text]);
  }

  /** Leaves only what stays. */
  close(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#running.clear();
    this.#redraw(this.#cached === 0 ? [] : [this.#colored('dim', say`${this.#cached} cached`)]);
    this.#cached = 0;
  }

  #take(change: Change): readonly Printable[] {
    switch (change.kind) {
      case 'started':
        this.#skew = this.#options.now() - change.step.started;
        this.#running.set(change.step.digest, change.step);
        return [];
      case 'output':
        this.#said.set(change.step.digest, change.lines.at(-1) ?? say``);
        return [];
      case 'ended':
        this.#running.delete(change.step.digest);
        this.#said.delete(change.step.digest);
        return this.#ended(change.step);
      case 'warning':
        return [say`warning: ${change.message}`];
    }
  }

  #ended(step: Step): readonly Printable[] {
    if (step.state === 'cached') {
      this.#cached++;
      return [];
    }
    if (step.state === 'failed') return [say`${this.#colored('red', say`✗`)} ${step.name}`];
    if (step.state === 'cancelled') return [this.#colored('dim', say`- ${step.name} was cancelled`)];
    return [say`${this.#colored('green', say`✓`)} ${step.name} ${this.#colored('dim', seconds(step.spent))}`];
  }

  #colored(...[color, text]: Parameters<typeof colored>): Printable {
    return this.#options.colors ? colored(color, text) : text;
  }

  #redraw(lines: readonly Printable[]): void {
    const width = Math.max(20, this.#options.columns());
    const live = this.#live();
    // Lines that wrap could not be erased again.
    const shown = [...lines, ...live.map((line) => shortened(line, width - 1))];
    const text = shown.length === 0 ? say`` : say`${joined(shown, '\n')}\n`;
    const erase = erased(this.#drawn);
    if (erase !== '' || text !== '') this.#options.write(say`${erase}${text}`);
    this.#drawn = live.length;
  }

  #live(): readonly Printable[] {
    // What ended once and runs again, as sources do, is no news.
    const steps = [...this.#running.values()].filter(({ state }) => state === 'running');
    const now = this.#options.now() - this.#skew;
    const shown = steps.slice(0, ROWS).map((step) => {
      const elapsed = seconds(Math.max(0, step.spent + now - step.started));
      const parts = [say`  …`, step.name, elapsed, transfer(step), this.#said.get(step.digest) ?? say``];
      return joined(parts.filter(Boolean), ' ');
    });
    const more = steps.length - shown.length;
    return more > 0 ? [...shown, say`  … and ${more} more`] : shown;
  }
}

/** The part of a step that is on its way: a layer that is pulled or pushed, files that are sent. */
function transfer({ parts }: Step): Printable {
  const moving = [...parts.values()].filter(({ current, total }) => current > 0 && (total === 0 || current < total));
  const [part] = moving;
  if (part === undefined) return say``;
  const [done, total] = [part.current, part.total].map((bytes) => (bytes / 1e6).toFixed(1));
  return printable(part.total === 0 ? `${done} MB` : `${done} of ${total} MB`);
}

function seconds(milliseconds: number): Printable {
  return printable(`${(milliseconds / 1000).toFixed(1)}s`);
}
