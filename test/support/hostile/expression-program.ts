import { RegExpParser, type AST } from '@eslint-community/regexpp';

/** One step of a backtracking matcher; jumps name an index of the program. */
export type Instruction =
  | { readonly do: 'take'; readonly backwards: boolean; accepts(code: number): boolean }
  /** Goes on at the first, and later at the second where that fails. */
  | { do: 'split'; first: number; second: number }
  | { do: 'jump'; to: number }
  | { readonly do: 'edge'; readonly kind: 'start' | 'end' | 'word'; readonly negate: boolean; readonly lines: boolean }
  | { readonly do: 'look'; readonly program: readonly Instruction[]; readonly negate: boolean }
  /** A round of a loop that took nothing is the last one. */
  | { readonly do: 'mark' | 'moved'; readonly loop: number }
  | { readonly do: 'match' };

/** The steps that a backtracking engine, such as the one that Node.js has, would take for an expression. */
export function programOf(expression: RegExp): readonly Instruction[] {
  const unicode = expression.unicode || expression.unicodeSets;
  const parsed = new RegExpParser().parsePattern(expression.source, 0, expression.source.length, { unicode });
  return new Compiler(expression).program(parsed.alternatives, false);
}

class Compiler {
  readonly #expression: RegExp;
  readonly #flags: string;
  #loops = 0;

  constructor(expression: RegExp) {
    this.#expression = expression;
    this.#flags = expression.flags.replace(/[gy]/g, '');
  }

  program(alternatives: readonly AST.Alternative[], backwards: boolean): readonly Instruction[] {
    const code: Instruction[] = [];
    this.#choose(code, alternatives, backwards);
    code.push({ do: 'match' });
    return code;
  }

  #choose(code: Instruction[], alternatives: readonly AST.Alternative[], backwards: boolean): void {
    const ends: { do: 'jump'; to: number }[] = [];
    alternatives.forEach(({ elements }, index) => {
      const split = { do: 'split' as const, first: code.length + 1, second: 0 };
      const isLast = index === alternatives.length - 1;
      if (!isLast) code.push(split);
      for (const element of backwards ? elements.toReversed() : elements) this.#element(code, element, backwards);
      if (isLast) return;
      const end = { do: 'jump' as const, to: 0 };
      ends.push(end);
      code.push(end);
      split.second = code.length;
    });
    for (const end of ends) end.to = code.length;
  }

  #element(code: Instruction[], element: AST.Element, backwards: boolean): void {
    switch (element.type) {
      case 'Group':
      case 'CapturingGroup':
        this.#choose(code, element.alternatives, backwards);
        return;
      case 'Quantifier':
        this.#repeat(code, element, backwards);
        return;
      case 'Assertion':
        this.#assertion(code, element);
        return;
      case 'Backreference':
        throw new Error(`${String(this.#expression)} refers back, which takes time that this cannot tell`);
      default:
        code.push({ do: 'take', backwards, accepts: accepts(element.raw, this.#flags) });
    }
  }

  #assertion(code: Instruction[], element: AST.Assertion): void {
    if (element.kind === 'lookahead' || element.kind === 'lookbehind') {
      const program = this.program(element.alternatives, element.kind === 'lookbehind');
      code.push({ do: 'look', program, negate: element.negate });
      return;
    }
    const negate = element.kind === 'word' && element.negate;
    code.push({ do: 'edge', kind: element.kind, negate, lines: this.#flags.includes('m') });
  }

  #repeat(code: Instruction[], { element, min, max, greedy }: AST.Quantifier, backwards: boolean): void {
    for (let count = 0; count < min; count++) this.#element(code, element, backwards);
    const splits: { do: 'split'; first: number; second: number }[] = [];
    const open = (): void => {
      const split = { do: 'split' as const, first: code.length + 1, second: code.length + 1 };
      splits.push(split);
      code.push(split);
    };
    if (max === Infinity) {
      const start = code.length;
      const loop = this.#loops++;
      open();
      code.push({ do: 'mark', loop });
      this.#element(code, element, backwards);
      code.push({ do: 'moved', loop }, { do: 'jump', to: start });
    } else {
      for (let count = min; count < max; count++) {
        open();
        this.#element(code, element, backwards);
      }
    }
    for (const split of splits) {
      if (greedy) split.second = code.length;
      else [split.first, split.second] = [code.length, split.first];
    }
  }
}

const known = new Map<string, (code: number) => boolean>();

/** Asks the engine itself what a class, an escape or a character stands for, once for each character code. */
function accepts(raw: string, flags: string): (code: number) => boolean {
  const key = `${flags}/${raw}`;
  let test = known.get(key);
  if (test === undefined) {
    const single = new RegExp(`^${raw === '/' ? '\\/' : raw}$`, flags.replace('m', ''));
    const answers: boolean[] = [];
    test = (code) => (answers[code] ??= !Number.isNaN(code) && single.test(String.fromCharCode(code)));
    known.set(key, test);
  }
  return test;
}
