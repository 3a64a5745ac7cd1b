import { inputNames, publicRows } from '../options/table.ts';
import { inputDefault } from '../options/texts.ts';
import { lookup } from '../untrusted/lookup.ts';
import { editDistance } from '../wolfi/index.ts';

/** Inputs that some modes alone heed, with these. */
const OF_MODES: Readonly<Record<string, string>> = {
  'changed-since': 'plan detect',
  runners: 'plan detect',
  digests: 'merge',
  from: 'promote',
};
/** What modes heed that build nothing, with {@link OF_MODES}. */
const PUBLISHING: ReadonlySet<string> = new Set(
  (
    'mode context service tags images flavor push registry username password registry-auth insecure-registries ' +
    'ca-file github-token summary annotations'
  ).split(' '),
);

/** Inputs that a step gives in a mode that does not heed them, each as a sentence. */
export function unusedInputs(mode: string, environment: NodeJS.ProcessEnv): readonly string[] {
  return publicRows.flatMap(([name, row]) => {
    const value = lookup(environment, `INPUT_${name.toUpperCase()}`) ?? '';
    // What the runner fills in was said by nobody.
    if (row.input === undefined || value === '' || value === inputDefault(row, row.input)) return [];
    const own = lookup(OF_MODES, name);
    if (own !== undefined)
      return own.split(' ').includes(mode) ? [] : [`${name} only counts with mode: ${own.split(' ').join(' or ')}`];
    const heeded =
      mode === 'merge' || (mode === 'promote' && name !== 'annotations') ? PUBLISHING.has(name) : mode !== 'promote';
    return heeded ? [] : [`${name} only counts where something is built`];
  });
}

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
