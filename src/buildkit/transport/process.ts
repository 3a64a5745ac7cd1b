import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { Duplex } from 'node:stream';
import { BuildkitError } from '../errors.ts';
import type { Connection, Environment } from './connection.ts';
import { LastWords } from './last-words.ts';

const KILL_AFTER_MS = 2_000;
/** How long a program that ended may keep its outputs open through children of its own. */
const CLOSE_AFTER_MS = 500;

/**
 * A connection over the standard input and output of a program that passes them on. The program ends with the
 * connection, and the connection with the program.
 *
 * @throws BuildkitError CONNECT_FAILED when it can't be started
 */
export async function dialProcess(
  program: string,
  args: readonly string[],
  environment: Environment,
): Promise<Connection> {
  const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'pipe'], env: { ...environment }, windowsHide: true });
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', (cause: NodeJS.ErrnoException) => {
      const reason = cause.code === 'ENOENT' ? 'it is not installed, or not on the PATH' : cause.message;
      reject(new BuildkitError('CONNECT_FAILED', `Can't run ${program}: ${reason}`, { cause }));
    });
  });
  const stream = new ProcessStream(child);
  return { stream, lastWords: () => lastWordsOf(program, stream) };
}

/** What a program says may be a warning only: how it ended belongs to it. */
function lastWordsOf(program: string, { lastWords, status }: ProcessStream): string | undefined {
  if (status === undefined) return lastWords;
  const end = `${program} ended with ${status}`;
  return lastWords === undefined ? end : `${lastWords} (${end})`;
}

class ProcessStream extends Duplex {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #words = new LastWords();
  status: string | undefined;

  constructor(child: ChildProcessWithoutNullStreams) {
    super();
    this.#child = child;
    child.stdout.on('data', (chunk: Buffer) => {
      if (!this.push(chunk)) child.stdout.pause();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      this.#words.add(chunk);
    });
    // What breaks is told by the end of the program, which knows why.
    for (const each of [child, child.stdin, child.stdout, child.stderr]) each.on('error', () => undefined);
    child.once('exit', (code, signal) => {
      this.status = signal ?? `exit code ${code ?? '?'}`;
      const timer = setTimeout(() => this.destroy(), CLOSE_AFTER_MS);
      this.once('close', () => {
        clearTimeout(timer);
      });
    });
    child.once('close', () => this.destroy());
  }

  get lastWords(): string | undefined {
    return this.#words.text;
  }

  override _read(): void {
    this.#child.stdout.resume();
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, callback: () => void): void {
    this.#child.stdin.write(chunk, () => {
      callback();
    });
  }

  override _final(callback: () => void): void {
    this.#child.stdin.end(callback);
  }

  override _destroy(error: Error | null, callback: (error: Error | null) => void): void {
    const child = this.#child;
    for (const stream of [child.stdin, child.stdout, child.stderr]) stream.destroy();
    if (child.exitCode === null && child.signalCode === null) {
      const timer = setTimeout(() => child.kill('SIGKILL'), KILL_AFTER_MS);
      child.once('exit', () => {
        clearTimeout(timer);
      });
      child.kill('SIGTERM');
    }
    callback(error);
  }
}
