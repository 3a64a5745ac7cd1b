/** Characters beyond which a value is no name, path or version of anybody. */
const MAX_LENGTH = 4096;

/** Values that are named in each other, one in the next. */
const MAX_DEPTH = 20;

/**
 * A text with the value of each name that it holds put in, where `pattern`, a global one, captures the name. `valueOf` may leave
 * a name unknown, and `unknown` says what stands for it then. Undefined when something stays unknown, or when the result grows
 * beyond any real one.
 */
export function substitute(
  text: string,
  pattern: RegExp,
  valueOf: (name: string) => string | undefined,
  unknown: (whole: string) => string | undefined,
): string | undefined {
  let length = text.length;
  let known = length <= MAX_LENGTH;
  const result = text.slice(0, MAX_LENGTH).replace(pattern, (whole, name: string) => {
    const value = known ? (valueOf(name) ?? unknown(whole)) : undefined;
    length += value?.length ?? 0;
    known &&= value !== undefined && length <= MAX_LENGTH;
    return value ?? '';
  });
  return known ? result : undefined;
}

/**
 * The same for values that name others in their own texts. Each is worked out once, since a value that is named twice in the
 * next one, and so on, would double the work with every step; one that needs itself has none.
 */
export function expander(
  pattern: RegExp,
  textOf: (name: string) => string | undefined,
  unknown: (whole: string) => string | undefined,
): (text: string) => string | undefined {
  const values = new Map<string, string | undefined>();
  let depth = 0;
  const expand = (text: string): string | undefined => substitute(text, pattern, valueOf, unknown);
  function valueOf(name: string): string | undefined {
    if (values.has(name) || depth >= MAX_DEPTH) return values.get(name);
    values.set(name, undefined);
    depth++;
    const text = textOf(name);
    values.set(name, text === undefined ? undefined : expand(text));
    depth--;
    return values.get(name);
  }
  return expand;
}
