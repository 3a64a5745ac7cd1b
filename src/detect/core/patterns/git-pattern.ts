import { readClass } from './character-class.ts';
import { ANY, FOLDERS, IN_NAME, literal, matcher, type Part, type TextTest } from './matcher.ts';

/** A line of a `.gitignore`, as git reads it. */
export interface GitPattern {
  /** Whether it takes back what earlier lines ignore. */
  readonly negated: boolean;
  readonly foldersOnly: boolean;
  /** Whether the test is of the last name of a path alone, wherever that is; else of the path from the ignore file's folder. */
  readonly nameOnly: boolean;
  /** @param text as {@link gitText} gives it */
  readonly test: TextTest;
}

/** Git compares bytes: `?` is one of them. */
export function gitText(text: string): string {
  return /^[\0-\x7f]*$/.test(text) ? text : Buffer.from(text, 'utf8').toString('latin1');
}

/** A line as a pattern; undefined where it is blank or a comment, or can match nothing. */
export function gitPattern(line: string): GitPattern | undefined {
  if (line.startsWith('#')) return undefined;
  const trimmed = gitText(withoutTrailingBlanks(line));
  const negated = trimmed.startsWith('!');
  const whole = negated ? trimmed.slice(1) : trimmed;
  const foldersOnly = whole.endsWith('/');
  const pattern = foldersOnly ? whole.slice(0, -1) : whole;
  const nameOnly = !pattern.includes('/');
  const parts = partsOf(pattern.startsWith('/') ? pattern.slice(1) : pattern);
  return pattern === '' || parts === undefined ? undefined : { negated, foldersOnly, nameOnly, test: matcher(parts) };
}

/** Blanks at the end mean nothing unless a backslash stands before them. */
function withoutTrailingBlanks(line: string): string {
  let end = 0;
  for (let at = 0; at < line.length; at++) {
    if (line[at] === '\\') at++;
    else if (line[at] === ' ') continue;
    end = at + 1;
  }
  return line.slice(0, end);
}

function partsOf(pattern: string): readonly Part[] | undefined {
  const parts: Part[] = [];
  // Git compares what stands before the first special character apart, and what follows is a pattern of its own to it.
  const start = pattern.search(/[*?[\\]/);
  for (let at = 0; at < pattern.length;) {
    const character = pattern.charAt(at);
    if (character === '*') {
      const end = endOfStars(pattern, at);
      const startsName = at === start || pattern[at - 1] === '/';
      const spans = end - at > 1 && startsName;
      if (spans && pattern[end] === '/') {
        parts.push(FOLDERS);
        at = end + 1;
      } else {
        parts.push({ kind: 'run', has: spans && end === pattern.length ? ANY : IN_NAME });
        at = end;
      }
    } else if (character === '[') {
      const set = readClass(pattern, at, { negation: '!', lenient: true });
      if (set === undefined) return undefined;
      parts.push({ kind: 'one', has: (code) => IN_NAME(code) && set.has(code) });
      at = set.end;
    } else if (character === '\\') {
      // At the end it escapes nothing, and no name is matched.
      if (at + 1 === pattern.length) return undefined;
      parts.push(literal(pattern.charAt(at + 1)));
      at += 2;
    } else {
      parts.push(character === '?' ? { kind: 'one', has: IN_NAME } : literal(character));
      at++;
    }
  }
  return parts;
}

function endOfStars(pattern: string, at: number): number {
  let end = at;
  while (pattern[end] === '*') end++;
  return end;
}
