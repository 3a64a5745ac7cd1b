import { megabytes } from '../report/megabytes.ts';
import type { Change, StepTracker } from '../report/steps.ts';
import type { PackageProgress } from './roots.ts';

/** How our own step is known among those of the daemon. */
const ID = 'aipack:packages';

/** Shows learning what packages hold as a step like those of the daemon. */
export class PackageStep {
  readonly #tracker: StepTracker;
  readonly #tell: (changes: readonly Change[]) => void;
  /** Milliseconds since 1970. */
  readonly #now: () => number;
  #started: number | undefined;

  constructor(tracker: StepTracker, tell: (changes: readonly Change[]) => void, now: () => number) {
    this.#tracker = tracker;
    this.#tell = tell;
    this.#now = now;
  }

  /** The step is there from the first package that has to be fetched. */
  readonly progress = ({ bytes, done, total }: PackageProgress): void => {
    if (bytes === 0) return;
    this.#started ??= this.#now();
    const line = `${done} of ${total}, ${megabytes(bytes)}\n`;
    this.#update({ logs: [{ vertex: ID, stream: 'stdout', data: Buffer.from(line), time: this.#now() }] });
  };

  end(error?: Error): void {
    if (this.#started === undefined) return;
    this.#update({ completed: this.#now(), ...(error === undefined ? {} : { error: error.message }) });
  }

  #update({ logs = [], ...vertex }: Update): void {
    const { completed, error } = vertex;
    const changes = this.#tracker.update({
      vertexes: [
        {
          digest: ID,
          name: '[packages] fetch',
          inputs: [],
          cached: false,
          started: this.#started ?? this.#now(),
          ...(completed === undefined ? {} : { completed }),
          ...(error === undefined ? {} : { error }),
        },
      ],
      statuses: [],
      logs,
      warnings: [],
    });
    if (changes.length > 0) this.#tell(changes);
  }
}

interface Update {
  readonly logs?: Parameters<StepTracker['update']>[0]['logs'];
  readonly completed?: number;
  readonly error?: string;
}
