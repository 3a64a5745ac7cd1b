import { AipackError } from '../schema/errors.ts';
import { dockerfileRows } from './rows/dockerfile.ts';
import { defaultOf, keyOf, type Options } from './table.ts';

/** Options that decide whether a Dockerfile is built, rather than how. */
const DECIDES: ReadonlySet<string> = new Set(['dockerfile', 'file']);
const ONLY = (Object.keys(dockerfileRows) as (keyof typeof dockerfileRows)[]).filter((name) => !DECIDES.has(name));

/**
 * Refuses what only a Dockerfile's build takes where none is built, so that none of it is left out without a word.
 * @throws AipackError INPUT_INVALID
 */
export function refuseDockerfileOptions(options: Pick<Options, 'buildArgs'> & Partial<Options>): void {
  const used = ONLY.filter((name) => {
    const value = options[keyOf(name)];
    if (Array.isArray(value)) return value.length > 0;
    return value !== undefined && value !== false && value !== defaultOf(dockerfileRows[name]);
  });
  if (used.length === 0) return;
  throw new AipackError({
    code: 'INPUT_INVALID',
    message: `No Dockerfile is built here, and only its build takes ${used.sort().join(', ')}`,
    hint:
      options.buildArgs.length > 0
        ? 'Variables of build steps are given with build-env.'
        : 'Leave them out, or name a Dockerfile with file.',
  });
}
