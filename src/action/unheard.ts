import { inputNames } from '../options/table.ts';
import { lookup } from '../untrusted/lookup.ts';
import { say } from '../untrusted/printable.ts';
import { editDistance } from '../wolfi/index.ts';

/** Said where a build is told what only a list of services heeds. */
export const CHANGED_UNUSED = say`changed-since only counts with mode: detect, and the service is built whatever changed.`;

/** Edits up to which a name counts as a misspelling. */
const MOST_EDITS = 4;

/**
 * Inputs that a step gives and the action does not have, each as a sentence that names the nearest one.
 * @param unknown the variables in which the runner gives them
 */
export function unknownInputs(unknown: readonly string[], environment: NodeJS.ProcessEnv): readonly string[] {
  return unknown
    .filter((name) => lookup(environment, name) !== '')
    .sort()
    .map((name) => {
      const given = name.slice('INPUT_'.length).toLowerCase();
      const [near] = inputNames
        .map((each) => ({ each, edits: distance(given, each) }))
        .filter(({ edits }) => edits <= MOST_EDITS)
        .sort((a, b) => a.edits - b.edits);
      const hint = near === undefined ? '' : `; did you mean ${near.each}?`;
      return `There is no input ${given}, and what it says is not heeded${hint}`;
    });
}

/** Words are often joined in another way than here. */
function distance(given: string, known: string): number {
  const limit = Math.min(MOST_EDITS, Math.max(1, Math.floor(given.length / 3)));
  const edits = editDistance(given.replaceAll(/[_-]/g, ''), known.replaceAll('-', ''), limit);
  return edits > limit ? MOST_EDITS + 1 : edits;
}
