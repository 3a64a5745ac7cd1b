import * as z from 'zod/mini';

/**
 * A record whose names come from outside. The library leaves out what is called `__proto__` without a word, so that name is refused:
 * nobody means it, and what stands there would be lost.
 */
export function namedBy<T extends z.core.$ZodType>(record: T) {
  const named = z.transform((value: unknown, { issues }) => {
    if (typeof value === 'object' && value !== null && Object.hasOwn(value, '__proto__'))
      issues.push({ code: 'custom', message: "`__proto__` can't be a name here", input: value });
    return value;
  });
  return z.pipe(named, record);
}
