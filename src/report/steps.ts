import type { StatusUpdate } from '../buildkit/index.ts';
import { MAX_LINE, printable, type Printable } from '../untrusted/printable.ts';

/** One vertex of a build as a person follows it. Times are milliseconds since 1970. */
export interface Step {
  readonly digest: string;
  /** Counts from 1, in the order in which steps first started. */
  readonly number: number;
  name: Printable;
  state: 'running' | 'done' | 'cached' | 'failed' | 'cancelled';
  /** When it is running: since when. */
  started: number;
  /** Milliseconds of all its runs together. */
  spent: number;
  error: Printable;
  /** Its last lines of output, oldest first. */
  readonly tail: Printable[];
  /** How many lines it has printed. */
  lines: number;
  /** The first lines in which apk warns of an address. */
  readonly warnings: Printable[];
  /** Whether its end was told already: the daemon may take up a step several times. */
  ended: boolean;
  /** What came after the last line break. */
  rest: string;
  /** Progress of parts, such as files sent or layers pushed. */
  readonly parts: Map<string, { readonly name: string; readonly current: number; readonly total: number }>;
}

/** What changed by one event, in the order in which it is to be shown. */
export type Change =
  | { readonly kind: 'started'; readonly step: Step }
  | { readonly kind: 'output'; readonly step: Step; readonly lines: readonly Printable[]; readonly at: number }
  | { readonly kind: 'ended'; readonly step: Step }
  | { readonly kind: 'warning'; readonly step: Step | undefined; readonly message: Printable };

/** Lines kept of each step for when it fails. */
const TAIL_LINES = 20;
/** A repository or two are what apk warns of. */
const MAX_WARNINGS = 3;
/** apk's own: what it then says of packages may be many lines, and nothing of the reason. */
const WARNING = /^WARNING: .*https?:\/\//;

/** Follows a build: takes the daemon's events, keeps every step's state, tells what changed. */
export class StepTracker {
  readonly #steps = new Map<string, Step>();
  readonly #names = new Map<string, Printable>();
  /** Whether all output of every step is shown while it comes. */
  readonly shown: boolean;

  constructor(shown = false) {
    this.shown = shown;
  }

  get steps(): readonly Step[] {
    return [...this.#steps.values()];
  }

  /** The step that made the build fail: the first that didn't just stop because another one failed. */
  get failed(): Step | undefined {
    return this.steps.find(({ state }) => state === 'failed');
  }

  update(event: StatusUpdate): readonly Change[] {
    const changes: Change[] = [];
    for (const vertex of event.vertexes) changes.push(...this.#vertex(vertex));
    for (const status of event.statuses) {
      const { id, name, current, total } = status;
      this.#steps.get(status.vertex)?.parts.set(id, { name, current, total });
    }
    for (const warning of event.warnings) {
      changes.push({ kind: 'warning', step: this.#steps.get(warning.vertex), message: printable(warning.short) });
    }
    for (const log of event.logs) {
      const step = this.#steps.get(log.vertex);
      if (step === undefined) continue;
      const lines = takeLines(step, log.data);
      if (lines.length > 0) changes.push({ kind: 'output', step, lines, at: log.time });
    }
    return changes;
  }

  #vertex(vertex: StatusUpdate['vertexes'][number]): readonly Change[] {
    if (vertex.name !== '') this.#names.set(vertex.digest, printable(vertex.name));
    // What never starts was pruned by the cache further down: nobody needs to hear of it.
    if (vertex.started === undefined) return [];
    const known = this.#steps.get(vertex.digest);
    const step = known ?? this.#add(vertex.digest, vertex.started);
    const changes: Change[] = known === undefined ? [{ kind: 'started', step }] : [];
    if (vertex.completed === undefined) {
      if (step.state !== 'running') Object.assign(step, { state: 'running', started: vertex.started });
      return changes;
    }
    // The daemon repeats what it said: only the first word of an end counts.
    if (step.state !== 'running') return changes;
    step.spent += Math.max(0, vertex.completed - vertex.started);
    step.error = printable(vertex.error ?? '');
    step.state = endOf(vertex);
    changes.push(...flush(step, vertex.completed));
    if (!step.ended || step.state === 'failed') changes.push({ kind: 'ended', step });
    step.ended = true;
    return changes;
  }

  #add(digest: string, started: number): Step {
    const step: Step = {
      digest,
      number: this.#steps.size + 1,
      name: this.#names.get(digest) ?? printable(digest),
      state: 'running',
      started,
      spent: 0,
      error: printable(''),
      tail: [],
      lines: 0,
      warnings: [],
      ended: false,
      rest: '',
      parts: new Map(),
    };
    this.#steps.set(digest, step);
    return step;
  }
}

function endOf(vertex: StatusUpdate['vertexes'][number]): Step['state'] {
  if (vertex.error !== undefined) return vertex.error.endsWith('context canceled') ? 'cancelled' : 'failed';
  return vertex.cached ? 'cached' : 'done';
}

function takeLines(step: Step, data: Uint8Array): readonly Printable[] {
  const text = step.rest + Buffer.from(data).toString('utf8');
  const parts = text.split(/\r?\n|\r/);
  // Progress bars without line breaks would grow without end.
  step.rest = (parts.pop() ?? '').slice(-MAX_LINE);
  const lines = parts.map((line) => printable(line.trimEnd())).filter((line) => line !== '');
  keep(step, lines);
  return lines;
}

function keep(step: Step, lines: readonly Printable[]): void {
  step.lines += lines.length;
  step.tail.push(...lines);
  step.tail.splice(0, Math.max(0, step.tail.length - TAIL_LINES));
  step.warnings.push(...lines.filter((line) => WARNING.test(line)).slice(0, MAX_WARNINGS - step.warnings.length));
}

function flush(step: Step, at: number): readonly Change[] {
  const line = printable(step.rest.trimEnd());
  step.rest = '';
  if (line === '') return [];
  keep(step, [line]);
  return [{ kind: 'output', step, lines: [line], at }];
}
