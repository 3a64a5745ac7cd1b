/**
 * A path as the source of a copy, which is a pattern: the one that fits this path and nothing else. BuildKit takes for a pattern what
 * has one of `*?[` in it that no backslash escapes, so each special character becomes a class of itself.
 */
export function literalSource(path: string): string {
  return path.replaceAll(/[*?[]/g, '[$&]').replaceAll('\\', '[\\\\]');
}

/** The same for patterns of .dockerignore's kind, where `!` in front turns one round and blanks at either end are cut off. */
export function literalPattern(path: string): string {
  return path.replaceAll(/[*?[\]\\]|^!/g, '\\$&').replaceAll(/^\s|\s$/g, '[$&]');
}
