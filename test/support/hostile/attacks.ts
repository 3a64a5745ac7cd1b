import { RegExpParser, type AST } from '@eslint-community/regexpp';

/** A part of an expression's text: something that fits it, and whether it takes as much as there is. */
interface Atom {
  readonly sample: string;
  readonly greedy: boolean;
}

/** Repetitions from which on a quantifier counts as one without an end. */
const MANY = 20;

/** Texts of a length that are made for an expression to fail on late and often: its own beginnings, over and over. */
export function attacksOn(expression: RegExp, length: number): readonly string[] {
  const unicode = expression.unicode || expression.unicodeSets;
  const parsed = new RegExpParser().parsePattern(expression.source, 0, expression.source.length, { unicode });
  const seeds = new Map<string, readonly [head: string, pump: string]>();
  const add = (head: string, pump: string): void => {
    if (pump !== '') seeds.set(`${head}\0${pump}`, [head, pump]);
  };
  const before = expression.multiline ? '\n' : '';
  for (const atoms of paths(parsed, expression.flags)) {
    const text = (from: number, to: number) =>
      atoms
        .slice(from, to)
        .map(({ sample }) => sample)
        .join('');
    const stops = atoms.flatMap(({ greedy }, index) => (greedy ? [index] : [])).concat(atoms.length - 1, atoms.length);
    for (const stop of new Set(stops)) {
      add('', before + text(0, stop));
      add(text(0, stop), atoms[stop]?.sample ?? '');
      add(before, atoms[stop]?.sample ?? '');
      for (const end of [' ', '\n', '\\"']) add('', text(0, stop) + end);
      for (const from of stops) if (from < stop) add(text(0, from + 1), text(from + 1, stop));
    }
  }
  for (const pump of [' ', '\n', '\r', 'a', '0', '.', '"', "'", '/', '\\"', '/*', ' \n']) add('', pump);
  return [...seeds.values()].map(
    ([head, pump]) => (head + pump.repeat(length / pump.length)).slice(0, length) + '\u0001',
  );
}

/** The ways through an expression, each with another alternative of one of its groups. */
function paths(pattern: AST.Pattern, flags: string): readonly (readonly Atom[])[] {
  const found: Atom[][] = [];
  const choices: number[] = [];
  const open: (readonly number[])[] = [[]];
  for (let chosen = open.pop(); chosen !== undefined && found.length < 40; chosen = open.pop()) {
    choices.length = 0;
    const wanted = chosen;
    const atoms: Atom[] = [];
    walk(
      pattern.alternatives,
      (count) => {
        const index = choices.length;
        choices.push(count);
        return wanted[index] ?? 0;
      },
      false,
      flags,
      atoms,
    );
    found.push(atoms);
    if (wanted.some((choice) => choice > 0)) continue;
    choices.forEach((count, index) => {
      for (let other = 1; other < count; other++) open.push([...Array<number>(index).fill(0), other]);
    });
  }
  return found;
}

function walk(
  alternatives: readonly AST.Alternative[],
  choose: (count: number) => number,
  repeated: boolean,
  flags: string,
  atoms: Atom[],
): void {
  const chosen = alternatives[alternatives.length === 1 ? 0 : choose(alternatives.length)];
  for (const element of chosen?.elements ?? []) atom(element, choose, repeated, flags, atoms);
}

function atom(
  element: AST.Element,
  choose: (count: number) => number,
  repeated: boolean,
  flags: string,
  atoms: Atom[],
  times = 1,
): void {
  if (element.type === 'Quantifier') {
    const many = element.max >= MANY;
    atom(element.element, choose, many, flags, atoms, Math.max(1, Math.min(element.min, MANY)));
  } else if (element.type === 'Group' || element.type === 'CapturingGroup') {
    walk(element.alternatives, choose, repeated, flags, atoms);
  } else if (element.type !== 'Assertion' && element.type !== 'Backreference') {
    atoms.push({ sample: sampleOf(element.raw, flags).repeat(times), greedy: repeated });
  }
}

const CANDIDATES = ' \na_0."\'`,:;=-/\\([{}])<>#@$%&|!?*+~^\tA\r\u00a0\u00e9';

/** A character that an element takes. */
function sampleOf(raw: string, flags: string): string {
  const single = new RegExp(`^${raw === '/' ? '\\/' : raw}$`, flags.replace(/[gmy]/g, ''));
  if (single.test(raw)) return raw;
  return (
    [...CANDIDATES].find((character) => single.test(character)) ??
    [...Array(256).keys()].map((code) => String.fromCharCode(code)).find((character) => single.test(character)) ??
    raw
  );
}
