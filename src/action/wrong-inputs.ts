import { alsoWrong } from '../host/also-wrong.ts';
import { areLeftToEvent } from '../options/names/is-tag-rule.ts';
import { readTargets } from '../options/targets.ts';
import type { ActionInputs } from './inputs.ts';

/** Settings that can't be used, together with names and outputs that can't. */
export async function wrongInputs(error: unknown, inputs: ActionInputs, signal: AbortSignal): Promise<unknown> {
  const targets = async (): Promise<[]> => {
    if (!areLeftToEvent(inputs)) await readTargets(inputs);
    return [];
  };
  return alsoWrong(error, [targets], signal);
}
