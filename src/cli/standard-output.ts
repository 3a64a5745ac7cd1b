import { Writable } from 'node:stream';
import type { OutputOpener } from '../buildkit/index.ts';

export interface StandardOutput {
  readonly open: OutputOpener;
  /** Whether an output goes there, so that nothing else may. */
  readonly isTaken: () => boolean;
}

/** Standard output for what a build gives, which the build ends and the program goes on with. */
export function standardOutput(stream: NodeJS.WritableStream): StandardOutput {
  let taken = false;
  const open = (): Writable => {
    taken = true;
    // A reader that goes away is told by the write that fails.
    stream.on('error', () => undefined);
    return new Writable({
      write: (chunk: Buffer, _encoding, callback) => void stream.write(chunk, callback),
    });
  };
  return { open, isTaken: () => taken };
}
