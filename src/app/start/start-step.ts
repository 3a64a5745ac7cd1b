import type { StatusUpdate } from '../../buildkit/index.ts';
import type { StepTracker } from '../../report/steps.ts';
import type { BuildTools } from '../build-request.ts';
import type { Expected } from './verdict.ts';

export interface StepTools {
  readonly tracker: StepTracker;
  readonly onProgress: BuildTools['onProgress'];
  /** Milliseconds since 1970, as the daemon's times are. */
  readonly now: () => number;
}

/** The start of an image as one step among those of the daemon, which itself tells nothing of containers. */
export class StartStep {
  readonly #tools: StepTools;
  readonly #digest: string;
  readonly #started: number;

  constructor(tools: StepTools, platform: string, { path, port, seconds }: Expected) {
    this.#tools = tools;
    this.#digest = `start:${platform}`;
    this.#started = tools.now();
    const asked = path === undefined ? '' : ` and ${path}`;
    const what =
      port === undefined ? `watch it for ${seconds} s` : `wait for port ${port}${asked}, at most ${seconds} s`;
    this.#tell({ vertexes: [{ ...this.#vertex, name: `[start] ${what}` }] });
  }

  output(data: Uint8Array): void {
    this.#tell({ logs: [{ vertex: this.#digest, stream: 'stderr', data, time: this.#tools.now() }] });
  }

  /** @param error what kept the image from working, where something did */
  end(error?: string): void {
    const completed = this.#tools.now();
    this.#tell({ vertexes: [{ ...this.#vertex, completed, ...(error === undefined ? {} : { error }) }] });
  }

  get #vertex(): StatusUpdate['vertexes'][number] {
    return { digest: this.#digest, inputs: [], name: '', cached: false, started: this.#started };
  }

  #tell(update: Partial<StatusUpdate>): void {
    const { onProgress, tracker } = this.#tools;
    const changes = tracker.update({ vertexes: [], statuses: [], warnings: [], logs: [], ...update });
    if (changes.length > 0) onProgress(changes);
  }
}
