/** What a reader of docs/errors.md is told of a code. */
export interface CodeText {
  /** A sentence: what is so when it is told. */
  readonly meaning: string;
  /** A sentence: what to do about it. */
  readonly remedy: string;
}
