import type { CharacterTest } from './matcher.ts';

/** A set of characters in brackets, read from a pattern. */
export interface CharacterClass {
  readonly has: CharacterTest;
  /** Where the pattern goes on after the closing bracket. */
  readonly end: number;
}

type Range = readonly [first: number, last: number];

/** The named sets, for the characters that they are defined for. */
const NAMED: ReadonlyMap<string, readonly Range[]> = new Map(
  Object.entries({
    alnum: ['09', 'AZ', 'az'],
    alpha: ['AZ', 'az'],
    blank: ['  ', '\t\t'],
    cntrl: ['\0\u001f', '\u007f\u007f'],
    digit: ['09'],
    graph: ['!~'],
    lower: ['az'],
    print: [' ~'],
    punct: ['!/', ':@', '[`', '{~'],
    space: ['\t\r', '  '],
    upper: ['AZ'],
    xdigit: ['09', 'AF', 'af'],
  }).map(([name, ranges]) => [name, ranges.map((range): Range => [range.charCodeAt(0), range.charCodeAt(1)])]),
);

export interface ClassRules {
  /** What besides `^` turns the set around. */
  readonly negation: string;
  /** Whether a bracket or a dash may stand for itself where it can mean nothing else. */
  readonly lenient: boolean;
}

/**
 * Reads a set of characters; undefined when it has no end or is malformed, so that the pattern means nothing.
 * @param at where the opening bracket stands
 */
export function readClass(pattern: string, at: number, { negation, lenient }: ClassRules): CharacterClass | undefined {
  const ranges: Range[] = [];
  let index = at + 1;
  const character = (): number | undefined => {
    if (pattern[index] === '\\') index++;
    const code = pattern.codePointAt(index);
    index += code !== undefined && code > 0xffff ? 2 : 1;
    return code;
  };
  const negated = pattern[index] === '^' || (negation !== '' && pattern[index] === negation);
  if (negated) index++;
  for (let first = true; first || pattern[index] !== ']'; first = false) {
    if (!lenient && (pattern[index] === '-' || pattern[index] === ']')) return undefined;
    const name = nameAt(pattern, index);
    if (name !== undefined) {
      const named = NAMED.get(name);
      if (named === undefined) return undefined;
      ranges.push(...named);
      index += name.length + 4;
      continue;
    }
    const low = character();
    if (low === undefined) return undefined;
    const isRange = pattern[index] === '-' && pattern[index + 1] !== undefined && pattern[index + 1] !== ']';
    if (isRange) index++;
    const high = isRange ? character() : low;
    if (high === undefined || (!lenient && high < low)) return undefined;
    // A range that runs backwards holds its first character all the same.
    ranges.push([low, low], [low, high]);
  }
  return {
    end: index + 1,
    has: (code) => ranges.some(([low, high]) => code >= low && code <= high) !== negated,
  };
}

/** The name in `[:name:]`. */
function nameAt(pattern: string, index: number): string | undefined {
  if (!pattern.startsWith('[:', index)) return undefined;
  const end = pattern.indexOf(']', index + 2);
  if (end < index + 3 || pattern[end - 1] !== ':') return undefined;
  return pattern.slice(index + 2, end - 1);
}
