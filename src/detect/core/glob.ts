import { globPattern } from './patterns/glob-pattern.ts';

/** Longest pattern that is read: no path is longer. */
const MAX_PATTERN = 4096;

/** Turns a path pattern into a test of paths; what a pattern may hold is said at {@link globPattern}. */
export function globTest(pattern: string): (path: string) => boolean {
  if (pattern.length > MAX_PATTERN) return () => false;
  return globPattern(pattern.replace(/^\.\//, '').replace(/(?<!\/)\/+$/, ''));
}

/** Which of the paths a list of patterns chooses; a pattern with `!` in front takes out again. */
export function globSelect(paths: readonly string[], patterns: readonly string[]): readonly string[] {
  const chosen = anyOf(patterns.filter((pattern) => !pattern.startsWith('!')));
  const excluded = anyOf(patterns.flatMap((pattern) => (pattern.startsWith('!') ? [pattern.slice(1)] : [])));
  return paths.filter((path) => chosen(path) && !excluded(path));
}

/** Most lists name folders one by one: those are looked up, only the others are matched. */
function anyOf(patterns: readonly string[]): (path: string) => boolean {
  const clean = patterns.map((pattern) => pattern.replace(/^\.\//, '').replace(/(?<!\/)\/+$/, ''));
  const plain = new Set(clean.filter((pattern) => !SPECIAL.test(pattern)));
  const tests = clean.filter((pattern) => SPECIAL.test(pattern)).map(globTest);
  return (path) => plain.has(path) || tests.some((test) => test(path));
}

const SPECIAL = /[*?[\]{}\\]/;
