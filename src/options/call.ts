import { AipackError } from '../schema/errors.ts';
import { lookup } from '../untrusted/lookup.ts';
import { readFields, splitPair } from './list.ts';

/** A question to the frontend of a Dockerfile, which builds nothing. */
export interface Call {
  /** As BuildKit's frontends name it. */
  readonly request: string;
  readonly format: 'text' | 'json';
  /** Whether what is found leaves the step as it is. */
  readonly ignoreStatus: boolean;
}

/** Questions by the names that buildx has for them. */
const REQUESTS: Readonly<Record<string, string>> = {
  check: 'frontend.lint',
  lint: 'frontend.lint',
  outline: 'frontend.outline',
  targets: 'frontend.targets',
};

/**
 * Reads `check`, `outline,format=json`, `check,ignorestatus=true` as buildx does; undefined for `build`.
 * @throws AipackError INPUT_INVALID
 */
export function parseCall(text: string): Call | undefined {
  const [name = '', ...options] = readFields(text, 'call');
  const { format = 'text', ignorestatus = 'false', ...unknown } = Object.fromEntries(options.map(optionOf));
  const request = lookup(REQUESTS, name);
  const ignoreStatus = ignorestatus === 'true';
  const readable =
    (request !== undefined || name === 'build') &&
    (format === 'text' || format === 'json') &&
    (ignoreStatus || ignorestatus === 'false') &&
    Object.keys(unknown).length === 0;
  if (!readable) {
    throw new AipackError({
      code: 'INPUT_INVALID',
      message: `call: ${JSON.stringify(text)} can't be read`,
      hint: 'Use build, check, outline or targets, with format=json or ignorestatus=true behind a comma where that is wanted.',
    });
  }
  return request === undefined ? undefined : { request, format, ignoreStatus };
}

function optionOf(field: string): readonly [string, string] {
  const [key, value = 'true'] = splitPair(field);
  return [key, value];
}
