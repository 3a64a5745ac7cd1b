/** Gives parts of an index's text, wherever it lies. Views may share memory: do not write to them. */
export interface TextSource {
  readonly length: number;
  slice(start: number, end: number): Uint8Array;
  /** Has the store that the text is from, if it is from one, forget it: it turned out not to be what was put there. */
  discard(): void;
}

/** A text that is in memory as a whole. */
export function textInMemory(text: Uint8Array): TextSource {
  return { length: text.length, slice: (start, end) => text.subarray(start, end), discard: () => undefined };
}
