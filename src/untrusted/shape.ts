import { parse, safeParse, type core } from 'zod/mini';
import en from 'zod/v4/locales/en.js';

/** The small variant of the library has no words of its own, and a setting for all of it would depend on who is loaded first. */
const words = { error: en().localeError };

/**
 * Whether a value has a shape, and otherwise what is wrong with it in words. Where nobody reads the words, the shape's own `safeParse`
 * does.
 */
export function checkShape<T extends core.$ZodType>(
  shape: T,
  value: unknown,
): core.util.SafeParseResult<core.output<T>> {
  return safeParse(shape, value, words);
}

/**
 * A value that has a shape.
 * @throws Error that says in words what is wrong with it
 */
export function parseShape<T extends core.$ZodType>(shape: T, value: unknown): core.output<T> {
  return parse(shape, value, words);
}
