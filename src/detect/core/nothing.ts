import type { Problem } from '../../schema/errors.ts';
import type { DetectionTables } from './tables.ts';
import type { Rejection } from './types.ts';

const OVERRIDE =
  'Add one of these files, point `context` at the folder that has one, or write an aipack.yml that names packages, commands and the start command.';

export function emptyRepository(): Problem {
  return {
    code: 'REPOSITORY_EMPTY',
    message: 'the repository holds no source: only documents, hidden and ignored files were found',
    hint: 'Check that the checkout is complete and that no ignore file hides the source.',
  };
}

/** Findings that are told: more say nothing that these do not. */
const MAX_FOUND = 100;

/** Says what was looked for, what was found and why it is no application, and what a limit left out. */
export function nothingDetected(
  { buildSystems }: DetectionTables,
  considered: readonly Rejection[],
  cuts: readonly string[],
): Problem {
  const lookedFor = [...new Set(buildSystems.map((system) => system.looksFor).filter((files) => files !== ''))].join(
    ', ',
  );
  const all = considered.map(({ path, what, because }) => `${path}: ${what}: ${because}`);
  const more = all.length > MAX_FOUND ? [`and ${all.length - MAX_FOUND} more`] : [];
  const found = [...cuts, ...all.slice(0, MAX_FOUND), ...more];
  return {
    code: 'NOTHING_DETECTED',
    message:
      found.length === 0
        ? `found nothing that can be built; looked for ${lookedFor}`
        : `found no application:\n${found.map((line) => `- ${line}`).join('\n')}`,
    hint: OVERRIDE,
  };
}
