import type { DocumentKind } from './document.ts';

interface Limit {
  /** UTF-16 units of the whole text. */
  readonly length: number;
  /** Characters that begin something, so that there are at least as many of them as values. */
  readonly marks: RegExp;
  readonly count: number;
  /** What one of them costs, where one of JSON costs 1. */
  readonly cost: number;
}

const MIB = 1024 * 1024;

/**
 * How much of a document is parsed. Time and memory grow with the values in it, a hundredfold over its size, so that
 * these are what a second is enough for; the largest that people and tools write stay below a third of each.
 */
const LIMITS: Readonly<Record<DocumentKind, Limit>> = {
  json: { length: 4 * MIB, marks: /[,:[{]/g, count: 200_000, cost: 1 },
  toml: { length: 2 * MIB, marks: /[\n,[{.]/g, count: 100_000, cost: 2 },
  xml: { length: 4 * MIB, marks: /[<=]/g, count: 200_000, cost: 1 },
  yaml: { length: MIB, marks: /\n|[,[{?:*&]|- /g, count: 50_000, cost: 10 },
};

export interface Size {
  /** Why a text is too large to be parsed, as the end of a sentence about its file; undefined when it is not. */
  readonly over: string | undefined;
  /** How much there is to parse: 1 is a value of JSON. */
  readonly cost: number;
}

export function sizeOf(kind: DocumentKind, text: string): Size {
  const { length, marks, count, cost } = LIMITS[kind];
  const name = kind.toUpperCase();
  if (text.length > length)
    return { over: `is larger than the ${length} characters of ${name} that are read`, cost: 0 };
  let found = 0;
  for (const _ of text.matchAll(marks)) {
    if (++found > count)
      return { over: `holds more than the ${count} values and lines of ${name} that are read`, cost: 0 };
  }
  return { over: undefined, cost: found * cost };
}
