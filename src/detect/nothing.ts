import type { Problem } from '../schema/errors.ts';
import { BUILD_SYSTEMS } from './build-systems/registry.ts';
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

/** Says what was looked for, and what was found and why it is no application. */
export function nothingDetected(considered: readonly Rejection[]): Problem {
  const lookedFor = [...new Set(BUILD_SYSTEMS.map((system) => system.looksFor).filter((files) => files !== ''))].join(
    ', ',
  );
  const found = considered.map(({ path, what, because }) => `${path}: ${what}: ${because}`);
  return {
    code: 'NOTHING_DETECTED',
    message:
      found.length === 0
        ? `found nothing that can be built; looked for ${lookedFor}`
        : `found no application:\n${found.map((line) => `- ${line}`).join('\n')}`,
    hint: OVERRIDE,
  };
}
