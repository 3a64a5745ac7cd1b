import { textOf } from './expressions.ts';

export type Leg = Readonly<Record<string, unknown>>;

/**
 * The legs of a matrix, as GitHub makes them: every combination of its lists without those of `exclude`; an entry of `include` adds
 * to the combinations that it contradicts in none of their own values, and else is a leg of its own.
 * @throws Error for a matrix without legs, which GitHub refuses
 */
export function legsOf(matrix: unknown): readonly Leg[] {
  if (typeof matrix !== 'object' || matrix === null) throw new Error(`a matrix is ${textOf(matrix)}`);
  const { include = [], exclude = [], ...lists } = matrix as Readonly<Record<string, readonly unknown[]>>;
  let legs: readonly Leg[] = Object.keys(lists).length === 0 ? [] : [{}];
  for (const [key, values] of Object.entries(lists)) {
    if (!Array.isArray(values)) throw new Error(`${key} of a matrix is no list`);
    legs = legs.flatMap((leg) => values.map((value: unknown) => ({ ...leg, [key]: value })));
  }
  const kept = legs.filter((leg) => !exclude.some((without) => agrees(leg, without as Leg)));
  const added = [...kept];
  for (const more of include as readonly Leg[]) {
    const own = Object.fromEntries(Object.entries(more).filter(([key]) => key in lists));
    const places = kept.flatMap((leg, index) => (agrees(leg, own) ? [index] : []));
    if (places.length === 0) added.push(more);
    for (const place of places) added[place] = { ...added[place], ...more };
  }
  if (added.length === 0) throw new Error('a matrix has no legs');
  return added;
}

function agrees(leg: Leg, some: Leg): boolean {
  return Object.entries(some).every(([key, value]) => JSON.stringify(leg[key]) === JSON.stringify(value));
}
