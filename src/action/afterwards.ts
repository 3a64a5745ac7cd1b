import { say, type Printable } from '../untrusted/printable.ts';
import * as log from './log.ts';

/** Leaves word of what a step does. Where that can't be written the work is done all the same, so it is a warning. */
export async function afterwards(what: Printable, tell: () => Promise<void> | void): Promise<void> {
  try {
    await tell();
  } catch (error) {
    log.warning(say`Could not write ${what}, which fails nothing: ${log.reason(error)}`);
  }
}
