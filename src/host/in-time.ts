import { setImmediate } from 'node:timers/promises';
import { Script } from 'node:vm';
import type { InTime, ReadingTask } from '../app/in-time.ts';
import { AipackError } from '../schema/errors.ts';

/** What signals do to a program that is busy. The faces know, which listen to them at all other times. */
export interface Interrupts {
  /** Runs work while signals other than Ctrl-C end the program, as they do where nobody listens. */
  readonly whileBusy: <T>(work: () => T) => T;
  /** Called when Ctrl-C has cut the work off. */
  readonly onInterrupt: () => void;
}

/** Reading a repository takes a second, or some where it has 500,000 files on a slow disk. In milliseconds. */
export const READING_TIME = 60_000;

const NO_INTERRUPTS: Interrupts = { whileBusy: (work) => work(), onInterrupt: () => undefined };

/**
 * The clock and the signals around synchronous work. Node's own handlers run between such work only, so that a program
 * that is busy would hear neither; a script of `node:vm` can be ended from outside, whatever it is busy with, also in
 * a regular expression.
 * @param milliseconds until work is cut off
 */
export function inTime(milliseconds: number, interrupts: Interrupts = NO_INTERRUPTS, signal?: AbortSignal): InTime {
  return async (task, work) => {
    // A signal that came while other work ran is heard before this begins.
    await setImmediate();
    if (signal?.aborted === true) throw cancelled();
    let result: { readonly value: ReturnType<typeof work> } | undefined;
    try {
      interrupts.whileBusy(() => runScript(milliseconds, () => (result = { value: work() })));
    } catch (error) {
      const code = (error as NodeJS.ErrnoException | undefined)?.code;
      if (code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw tookTooLong(task, milliseconds);
      if (code !== 'ERR_SCRIPT_EXECUTION_INTERRUPTED') throw error;
      interrupts.onInterrupt();
      throw cancelled();
    }
    if (result === undefined) throw new Error('The script did not run its work.');
    return result.value;
  };
}

/** Scripts see the globals of the program's own realm only, which need not be those of this module. */
const BRIDGE = "(globalThis[Symbol.for('aipack.in-time')] ??= {})";
const bridge = new Script(BRIDGE).runInThisContext() as { work?: () => void };
const script = new Script(`${BRIDGE}.work()`, { filename: 'aipack:in-time' });

function runScript(timeout: number, work: () => void): void {
  bridge.work = work;
  try {
    script.runInThisContext({ timeout, breakOnSigint: true, displayErrors: false });
  } finally {
    delete bridge.work;
  }
}

function tookTooLong({ what, file }: ReadingTask, milliseconds: number): AipackError {
  const at = file();
  return new AipackError({
    code: 'DETECTION_TIMEOUT',
    message: `${what} took more than ${milliseconds / 1000} seconds and was ended${at === undefined ? '' : `; it was at this file`}`,
    hint: 'Name the file in .dockerignore where the build does not need it, or say how to build with a spec file. Please report it, since no file should take this long.',
    ...(at === undefined ? {} : { location: { file: at } }),
  });
}

function cancelled(): AipackError {
  return new AipackError({ code: 'CANCELLED', message: 'Cancelled.' });
}
