export type DocumentKind = 'json' | 'toml' | 'yaml' | 'xml';
export type Step = string | number;

/** A parsed manifest that still knows its lines. */
export interface Document {
  readonly file: string;
  readonly root: unknown;
  /** The value at a path, or undefined where the path breaks off. */
  get(...path: Step[]): unknown;
  /** The line, from 1, where the value at a path (or its key) stands; undefined when the path does not exist. */
  line(...path: Step[]): number | undefined;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function asRecord(value: unknown): Record<string, unknown> {
  return isRecord(value) ? value : {};
}

/** A non-blank string, trimmed. */
export function asString(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

export function asArray(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}

/** The strings in a list; a single string counts as a list of one. */
export function asStrings(value: unknown): readonly string[] {
  const list = typeof value === 'string' ? [value] : asArray(value);
  return list.filter((item): item is string => typeof item === 'string');
}

export function valueAt(root: unknown, path: readonly Step[]): unknown {
  let node: unknown = root;
  for (const step of path) {
    if (Array.isArray(node) && typeof step === 'number') node = (node as readonly unknown[])[step];
    else if (isRecord(node) && Object.hasOwn(node, step)) node = node[step];
    else return undefined;
  }
  return node;
}

/** Turns offsets into line numbers: one pass over the text, then a binary search each. */
export function lineIndex(text: string): (offset: number) => number {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  };
}
