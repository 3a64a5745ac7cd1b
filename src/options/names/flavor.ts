import { AipackError } from '../../schema/errors.ts';
import { readFields, splitPair } from '../list.ts';

/** What all tags have in common. */
export interface Flavor {
  readonly latest: 'auto' | 'true' | 'false';
  readonly prefix: string;
  readonly suffix: string;
  /** Whether `latest` has the prefix, the suffix. */
  readonly onLatest: { readonly prefix: boolean; readonly suffix: boolean };
}

/**
 * Reads `flavor` as docker/metadata-action reads it: `latest=auto|true|false`, `prefix=…,onlatest=true`, `suffix=…`.
 * @throws AipackError INPUT_INVALID
 */
export function parseFlavor(lines: readonly string[]): Flavor {
  const said = { latest: 'auto', prefix: '', suffix: '' };
  const onLatest = { prefix: false, suffix: false };
  for (const line of lines) {
    let affix: 'prefix' | 'suffix' | undefined;
    for (const field of readFields(line, 'The input flavor')) {
      const [word, given] = splitPair(field);
      const [key, value = ''] = [word.trim().toLowerCase(), given?.trim()];
      if (key === 'prefix' || key === 'suffix') {
        affix = key;
        said[key] = value;
      } else if (key === 'latest' && ['auto', 'true', 'false'].includes(value)) said.latest = value;
      else if (key === 'onlatest' && affix !== undefined && ['true', 'false'].includes(value))
        onLatest[affix] = value === 'true';
      else throw invalid(line, field);
    }
  }
  return { ...said, latest: said.latest as Flavor['latest'], onLatest };
}

function invalid(line: string, field: string): AipackError {
  return new AipackError({
    code: 'INPUT_INVALID',
    message: `The line ${JSON.stringify(line)} of flavor can't be read: ${JSON.stringify(field)} means nothing there`,
    hint: 'Lines are latest=auto, latest=true, latest=false, prefix=TEXT,onlatest=true or suffix=TEXT,onlatest=true.',
  });
}
