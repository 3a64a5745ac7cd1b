import type { Writable } from 'node:stream';

/** Exit code of a program that SIGPIPE ended, as shells have it: 128 and the signal's number. */
const CLOSED_PIPE = 141;

export interface Outputs {
  /** What the program exits with in place of its own code: 141 once a reader went away, 1 once an output failed otherwise. */
  readonly exitCode: () => number | undefined;
}

/**
 * Watches standard output and standard error. Node ignores SIGPIPE, so that the reader of a pipe who goes away early, such as `head`,
 * is an error of the stream, which without this would be shown with a stack.
 * @param onFailure called once, with a sentence where there is something to tell; what is written afterwards is lost
 */
export function watchOutputs(outputs: readonly Writable[], onFailure: (message: string | undefined) => void): Outputs {
  let exitCode: number | undefined;
  const failed = ({ code, message }: NodeJS.ErrnoException): void => {
    // A stream that failed tells so again at each further write.
    if (exitCode !== undefined) return;
    exitCode = code === 'EPIPE' ? CLOSED_PIPE : 1;
    onFailure(code === 'EPIPE' ? undefined : `The output can't be written: ${message}`);
  };
  for (const output of outputs) output.on('error', failed);
  return { exitCode: () => exitCode };
}
