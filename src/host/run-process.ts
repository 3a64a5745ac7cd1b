import { spawn } from 'node:child_process';

export interface ProcessOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly input?: string;
  /** Milliseconds until the process is ended. */
  readonly timeout?: number;
  readonly signal?: AbortSignal;
  /** Bytes of each of its outputs; more is cut. */
  readonly limit?: number;
}

export interface ProcessResult {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** What helpers print is small. In bytes. */
const MAX_OUTPUT = 1024 * 1024;

/**
 * Runs a program by its argument vector and gives what it printed, whatever its exit code.
 * @throws Error when the program isn't there or can't be started, or the signal fires.
 */
export function runProcess(argv: readonly [string, ...string[]], options: ProcessOptions = {}): Promise<ProcessResult> {
  const [program, ...args] = argv;
  const { promise, resolve, reject } = Promise.withResolvers<ProcessResult>();
  const child = spawn(program, args, {
    stdio: ['pipe', 'pipe', 'pipe'],
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    ...(options.env === undefined ? {} : { env: options.env }),
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  });
  // Node's own timer goes on where a program can't be started, and keeps this one alive.
  const timer = options.timeout === undefined ? undefined : setTimeout(() => child.kill(), options.timeout);
  const stdout = collect(child.stdout, options.limit);
  const stderr = collect(child.stderr, options.limit);
  child.once('error', (error) => {
    clearTimeout(timer);
    reject(error);
  });
  child.once('close', (exitCode) => {
    clearTimeout(timer);
    resolve({ exitCode, stdout: stdout(), stderr: stderr() });
  });
  // A program that ends before it read its input is judged by its exit code.
  child.stdin.on('error', () => undefined);
  child.stdin.end(options.input ?? '');
  return promise;
}

function collect(stream: NodeJS.ReadableStream, limit = MAX_OUTPUT): () => string {
  const chunks: Buffer[] = [];
  let size = 0;
  stream.on('data', (chunk: Buffer) => {
    if (size < limit) chunks.push(chunk);
    size += chunk.length;
  });
  return () => Buffer.concat(chunks).toString('utf8', 0, limit);
}
