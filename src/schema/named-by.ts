import { z } from 'zod';

/**
 * A record whose names come from outside. The library leaves out what is called `__proto__` without a word, so that name is refused:
 * nobody means it, and what stands there would be lost.
 */
export function namedBy<T extends z.ZodType>(record: T) {
  return z.preprocess((value, context) => {
    if (typeof value === 'object' && value !== null && Object.hasOwn(value, '__proto__'))
      context.addIssue({ code: 'custom', message: "`__proto__` can't be a name here" });
    return value;
  }, record);
}
