import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export interface Question {
  readonly args: readonly string[];
  readonly directory: string;
  readonly environment: Readonly<Record<string, string>>;
}

export interface Answer {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  /** Programs that were started. */
  readonly programs: readonly string[];
  readonly cpuMilliseconds: number;
  /** The most memory that the process had while it answered. */
  readonly megabytes: number;
}

/** What became of a run that gave no answer. */
export type Fate = 'hangs' | 'ends the process';

/** Memory of its heap is bounded, so that a bomb ends the process rather than fills the machine. In megabytes. */
export const MEMORY = 300;

const CHILD = join(import.meta.dirname, 'child.ts');

/** Runs the command in a process of its own, a new one whenever the last was ended or has grown. */
export class HostileRunner {
  #child: ChildProcess | undefined;
  readonly #guard: number;

  /** @param guard milliseconds after which a run is taken to hang */
  constructor(guard: number) {
    this.#guard = guard;
  }

  async run(question: Question): Promise<Answer | Fate> {
    const isFirst = this.#child === undefined;
    const result = await this.#ask(question);
    // What the process had at most may be what the runs before this one took, together.
    return hasGrown(result) && !isFirst ? this.#ask(question) : result;
  }

  async #ask(question: Question): Promise<Answer | Fate> {
    this.#child ??= await start();
    const child = this.#child;
    const watch = new AbortController();
    const timer = setTimeout(() => watch.abort(), this.#guard);
    try {
      child.send(question);
      const ended = once(child, 'exit', { signal: watch.signal }).then((): Fate => 'ends the process');
      const answered = once(child, 'message', { signal: watch.signal }).then(([answer]) => answer as Answer);
      const result = await Promise.race([answered, ended]);
      if (typeof result === 'string' || hasGrown(result)) await this.stop();
      return result;
    } catch {
      await this.stop();
      return 'hangs';
    } finally {
      clearTimeout(timer);
      watch.abort();
    }
  }

  async stop(): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (child?.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }
}

function hasGrown(result: Answer | Fate): boolean {
  return typeof result !== 'string' && result.megabytes > MEMORY;
}

async function start(): Promise<ChildProcess> {
  const child = fork(CHILD, {
    execArgv: ['--expose-gc', `--max-old-space-size=${MEMORY}`, '--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  await once(child, 'message');
  return child;
}
