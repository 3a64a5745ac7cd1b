/** What a tool writes that is not the same twice. */
export interface NotReproducible {
  readonly tool: string;
  /** The files that differ, and no others. */
  readonly files: RegExp;
  /** What it would take to make them equal. */
  readonly needs: string;
}

/** Fixtures whose tools don't write the same bytes twice, as docs/verify.md tells. One that does is no longer to be here. */
export const notReproducible: Readonly<Record<string, NotReproducible>> = {};
