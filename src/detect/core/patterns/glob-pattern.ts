import { readClass } from './character-class.ts';
import { ANY, FOLDERS, IN_NAME, literal, matcher, type Part, type TextTest } from './matcher.ts';

/** Braces within braces beyond this depth stand for themselves. */
const MAX_NESTING = 8;

/**
 * A path pattern of workspaces and inputs: `*` and `?` stay within a name, `**` spans folders, `{a,b}` chooses, `[a-z]` is
 * one of a set, and a backslash takes away what a character means. A malformed one matches nothing.
 */
export function globPattern(pattern: string): TextTest {
  const tokens = tokensOf(pattern);
  return tokens === undefined ? () => false : matcher(new Reader(closedBraces(tokens)).read(true));
}

type Token =
  | { readonly kind: 'part'; readonly part: Part; readonly slash: boolean }
  | { readonly kind: 'stars'; readonly several: boolean }
  | { readonly kind: 'mark'; readonly mark: '{' | ',' | '}' };

function tokensOf(pattern: string): readonly Token[] | undefined {
  const tokens: Token[] = [];
  for (let at = 0; at < pattern.length;) {
    const character = pattern.charAt(at);
    if (character === '*') {
      const start = at;
      while (pattern[at] === '*') at++;
      tokens.push({ kind: 'stars', several: at - start > 1 });
    } else if (character === '[') {
      const set = readClass(pattern, at, { negation: '!', lenient: true });
      if (set === undefined) return undefined;
      tokens.push(single({ kind: 'one', has: (code) => IN_NAME(code) && set.has(code) }));
      at = set.end;
    } else if (character === '{' || character === ',' || character === '}') {
      tokens.push({ kind: 'mark', mark: character });
      at++;
    } else if (character === '?') {
      tokens.push(single({ kind: 'one', has: IN_NAME }));
      at++;
    } else {
      if (character === '\\') at++;
      // A backslash at the end stands for itself.
      const text = String.fromCodePoint(pattern.codePointAt(at) ?? 92);
      tokens.push({ kind: 'part', part: literal(text), slash: text === '/' });
      at += text.length;
    }
  }
  return tokens;
}

function single(part: Part): Token {
  return { kind: 'part', part, slash: false };
}

/** Leaves only the marks of braces that are closed; the others stand for themselves. */
function closedBraces(tokens: readonly Token[]): readonly Token[] {
  const kept = new Set<number>();
  const open: number[][] = [];
  tokens.forEach((token, index) => {
    if (token.kind !== 'mark') return;
    if (token.mark === '{') open.push([index]);
    else if (token.mark === ',') open.at(-1)?.push(index);
    else {
      const marks = open.pop();
      if (marks !== undefined && open.length < MAX_NESTING) for (const mark of [...marks, index]) kept.add(mark);
    }
  });
  return tokens.map((token, index) =>
    token.kind === 'mark' && !kept.has(index) ? single(literal(token.mark)) : token,
  );
}

class Reader {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  /** Reads up to the mark that ends an alternative, or to the end. */
  read(startsName: boolean): readonly Part[] {
    const parts: Part[] = [];
    for (let begins = startsName; ;) {
      const token = this.#tokens[this.#at];
      if (token === undefined || (token.kind === 'mark' && token.mark !== '{')) return parts;
      this.#at++;
      if (token.kind === 'part') {
        parts.push(token.part);
        begins = token.slash;
      } else if (token.kind === 'mark') {
        parts.push({ kind: 'choice', options: this.#alternatives(begins) });
        begins = false;
      } else {
        const spans = token.several && begins;
        const next = this.#tokens[this.#at];
        const beforeSlash = next?.kind === 'part' && next.slash;
        if (spans && beforeSlash) this.#at++;
        const ends = next === undefined || next.kind === 'mark';
        parts.push(spans && beforeSlash ? FOLDERS : { kind: 'run', has: spans && ends ? ANY : IN_NAME });
        begins = spans && beforeSlash;
      }
    }
  }

  /** The alternatives up to the closing brace. */
  #alternatives(startsName: boolean): readonly (readonly Part[])[] {
    const options = [this.read(startsName)];
    for (let token = this.#tokens[this.#at]; token?.kind === 'mark'; token = this.#tokens[this.#at]) {
      this.#at++;
      if (token.mark === '}') break;
      options.push(this.read(startsName));
    }
    return options;
  }
}
