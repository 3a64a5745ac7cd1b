/** One step of a pattern. Characters are code points. */
export type Part =
  | { readonly kind: 'literal'; readonly text: string }
  /** Exactly one character of a set. */
  | { readonly kind: 'one'; readonly has: CharacterTest }
  /** Any number of characters of a set, none included. */
  | { readonly kind: 'run'; readonly has: CharacterTest }
  /** One of several continuations. */
  | { readonly kind: 'choice'; readonly options: readonly (readonly Part[])[] };

export type CharacterTest = (code: number) => boolean;
export type TextTest = (text: string) => boolean;

const SLASH = 47;
export const ANY: CharacterTest = () => true;
export const IN_NAME: CharacterTest = (code) => code !== SLASH;

export function literal(text: string): Part {
  return { kind: 'literal', text };
}

/** Nothing, or anything that ends with a slash: what `**` and a slash stand for at the start of a name. */
export const FOLDERS: Part = { kind: 'choice', options: [[], [{ kind: 'run', has: ANY }, literal('/')]] };

/**
 * A test for whole texts that takes time in proportion to the length of the pattern times that of the text, whatever
 * both are: patterns come from repositories, and backtracking over them can take forever.
 */
export function matcher(parts: readonly Part[]): TextTest {
  const merged = mergeLiterals(parts);
  const [first] = merged;
  if (merged.length === 0) return (text) => text === '';
  if (merged.length === 1 && first?.kind === 'literal') return (text) => text === first.text;
  const prefix = first?.kind === 'literal' ? first.text : '';
  const last = merged.at(-1);
  const suffix = last?.kind === 'literal' ? last.text : '';
  // Most paths differ at an end, and what is between the ends is often a single wildcard.
  const inner = innerTest(merged.slice(prefix === '' ? 0 : 1, suffix === '' ? undefined : -1));
  return (text) =>
    text.length >= prefix.length + suffix.length &&
    text.startsWith(prefix) &&
    text.endsWith(suffix) &&
    inner(text, prefix.length, text.length - suffix.length);
}

function mergeLiterals(parts: readonly Part[]): readonly Part[] {
  const merged: Part[] = [];
  for (const part of parts) {
    const last = merged.at(-1);
    if (part.kind === 'literal' && last?.kind === 'literal') merged[merged.length - 1] = literal(last.text + part.text);
    else merged.push(part);
  }
  return merged;
}

type RangeTest = (text: string, start: number, end: number) => boolean;

function innerTest(parts: readonly Part[]): RangeTest {
  const [only] = parts;
  if (parts.length === 1 && only?.kind === 'run') {
    if (only.has === ANY) return () => true;
    if (only.has === IN_NAME) {
      return (text, start, end) => {
        const slash = text.indexOf('/', start);
        return slash === -1 || slash >= end;
      };
    }
  }
  return simulation(parts);
}

/** A state of the automaton: it takes a character of a set and goes on, goes on without one, or ends. */
type State =
  | { readonly kind: 'take'; readonly has: CharacterTest; readonly next: number }
  | { readonly kind: 'split'; readonly next: readonly number[] }
  | { readonly kind: 'accept' };

/** Follows all ways through a pattern at once, so that no character is looked at twice for the same state. */
function simulation(parts: readonly Part[]): RangeTest {
  const states: State[] = [{ kind: 'accept' }];
  const start = compile(parts, 0, states);
  /** The character after which a state was last entered, counted on over all texts. */
  const entered = new Float64Array(states.length);
  const waiting: number[] = [];
  let moment = 0;

  /** Puts the states that can be reached without a character on a list, each once. */
  function enter(list: number[], from: number): void {
    waiting.push(from);
    for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
      if (entered[index] === moment) continue;
      entered[index] = moment;
      const state = states[index];
      if (state?.kind !== 'split') list.push(index);
      else for (const next of state.next) waiting.push(next);
    }
  }

  return (text, from, end) => {
    moment++;
    let active: number[] = [];
    let following: number[] = [];
    enter(active, start);
    for (let at = from; at < end && active.length > 0;) {
      const code = text.codePointAt(at) ?? 0;
      moment++;
      for (const index of active) {
        const state = states[index];
        if (state?.kind === 'take' && state.has(code)) enter(following, state.next);
      }
      [active, following] = [following, active];
      following.length = 0;
      at += code > 0xffff ? 2 : 1;
    }
    return active.includes(0);
  };
}

/** Adds the states of a pattern that go on to `next`, from its end to its start, and gives the first. */
function compile(parts: readonly Part[], next: number, states: State[]): number {
  return parts.reduceRight<number>((after, part) => {
    switch (part.kind) {
      case 'literal':
        return [...part.text].reduceRight<number>((following, character) => {
          const wanted = character.codePointAt(0);
          return add(states, { kind: 'take', has: (code) => code === wanted, next: following });
        }, after);
      case 'one':
        return add(states, { kind: 'take', has: part.has, next: after });
      case 'run': {
        const split = states.length;
        states.push({ kind: 'split', next: [split + 1, after] }, { kind: 'take', has: part.has, next: split });
        return split;
      }
      case 'choice':
        return add(states, { kind: 'split', next: part.options.map((option) => compile(option, after, states)) });
    }
  }, next);
}

function add(states: State[], state: State): number {
  states.push(state);
  return states.length - 1;
}
