import type { DocumentKind } from './document.ts';

interface Limit {
  /** UTF-16 units of the whole text. */
  readonly length: number;
  /** Characters that begin something, so that there are at least as many of them as values. */
  readonly marks: RegExp;
  readonly count: number;
}

const MIB = 1024 * 1024;

/**
 * How much of a document is parsed. Time and memory grow with the values in it, a hundredfold over its size, so that
 * these are what a second is enough for; the largest that people and tools write stay below a third of each.
 */
const LIMITS: Readonly<Record<DocumentKind, Limit>> = {
  json: { length: 4 * MIB, marks: /[,:[{]/g, count: 200_000 },
  toml: { length: 2 * MIB, marks: /[\n,[{.]/g, count: 100_000 },
  xml: { length: 4 * MIB, marks: /[<=]/g, count: 200_000 },
  yaml: { length: MIB, marks: /\n|[,[{?:*&]|- /g, count: 50_000 },
};

/** Why a text is too large to be parsed, as the end of a sentence about its file; undefined when it is not. */
export function overLimit(kind: DocumentKind, text: string): string | undefined {
  const { length, marks, count } = LIMITS[kind];
  if (text.length > length) return `is larger than the ${length} characters of ${kind.toUpperCase()} that are read`;
  if (text.length <= count) return undefined;
  let found = 0;
  for (const _ of text.matchAll(marks))
    if (++found > count) return `holds more than the ${count} values and lines of ${kind.toUpperCase()} that are read`;
  return undefined;
}
