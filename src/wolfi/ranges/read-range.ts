import Range from 'semver/classes/range.js';

/** Longest text that is read as a range; versions and ranges of real projects have a few dozen characters. */
export const MAX_RANGE = 256;

/** A range in npm's notation; undefined when the text, which may be {@link MAX_RANGE} long before it is translated, is none. */
export function readRange(text: string): Range | undefined {
  try {
    return new Range(text, { loose: true });
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}
