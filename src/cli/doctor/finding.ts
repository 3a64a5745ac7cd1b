/** What was found of one thing that builds need, or are better with. */
export interface Finding {
  readonly subject: string;
  /** `missing` keeps a build from working; `doubtful` may, or makes it worse. */
  readonly mark: 'good' | 'doubtful' | 'missing';
  readonly found: string;
  /** How to mend it. */
  readonly mend?: string;
}

/** What went wrong, in one line. */
export function wordsOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n', 1)[0] ?? '';
}
