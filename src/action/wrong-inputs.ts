import { alsoWrong } from '../host/also-wrong.ts';
import { areLeftToEvent } from '../options/names/is-tag-rule.ts';
import { parseTags } from '../options/tags.ts';
import { readTargets } from '../options/targets.ts';
import type { ActionInputs } from './inputs.ts';

/** Settings that can't be used, together with names and outputs that can't. */
export async function wrongInputs(error: unknown, inputs: ActionInputs, signal: AbortSignal): Promise<unknown> {
  const outputs = async (): Promise<[]> => (await readTargets({ ...inputs, tags: [] }), []);
  // Rules become names when everything else is known.
  const tags = async (): Promise<[]> => (parseTags(areLeftToEvent(inputs) ? [] : inputs.tags), []);
  return alsoWrong(error, [outputs, tags], signal);
}
