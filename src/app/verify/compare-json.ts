import { asObject } from '../../untrusted/json.ts';

/** A value that differs between two documents: `config.Labels.a`, with both as JSON, cut where they are long. */
export interface ValueDifference {
  readonly path: string;
  readonly published: string | undefined;
  readonly rebuilt: string | undefined;
}

const MOST_VALUES = 50;
const DEPTH = 8;
const LONGEST = 200;

/** The values that two JSON documents differ in, sorted by path, the first {@link MOST_VALUES}. */
export function compareJson(
  published: unknown,
  rebuilt: unknown,
  ignore: readonly string[],
): readonly ValueDifference[] {
  const found: ValueDifference[] = [];
  const walk = (before: unknown, after: unknown, path: readonly string[]): void => {
    if (found.length >= MOST_VALUES || ignore.includes(path.join('.'))) return;
    const [a, b] = [fieldsOf(before), fieldsOf(after)];
    if (a === undefined || b === undefined || path.length >= DEPTH) {
      if (shown(before) !== shown(after) || JSON.stringify(before) !== JSON.stringify(after)) {
        found.push({ path: path.join('.'), published: shown(before), rebuilt: shown(after) });
      }
      return;
    }
    for (const key of [...new Set([...a.keys(), ...b.keys()])].sort()) walk(a.get(key), b.get(key), [...path, key]);
  };
  walk(published, rebuilt, []);
  return found;
}

function fieldsOf(value: unknown): ReadonlyMap<string, unknown> | undefined {
  if (Array.isArray(value)) return new Map(value.map((item: unknown, index) => [String(index), item]));
  const object = asObject(value);
  return object === undefined ? undefined : new Map(Object.entries(object));
}

function shown(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  const text = JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}
