/** Begins the line with the answer of the cache program. */
export const RESULT = 'aipack-cache-result:';

export interface CacheResult {
  /** False when the program was ended, or ended itself without an answer. */
  readonly finished: boolean;
  /** Key of the entry that was saved. */
  readonly key?: string;
  /** What went wrong, in the words of the library. */
  readonly complaint?: string;
  /** Lines that tell the runner what to hide in logs. */
  readonly masks: readonly string[];
}

/** Reads what the cache program printed. */
export function parseResult(output: string): CacheResult {
  const lines = output.split(/\r?\n/);
  const complaint = lines.map((line) => /^::(?:warning|error)[^:]*::(.+)$/.exec(line)?.[1]).find(Boolean);
  const answer = lines.map(readAnswer).findLast((value) => value !== undefined);
  return {
    finished: answer !== undefined,
    masks: lines.filter((line) => line.startsWith('::add-mask::')),
    ...(typeof answer?.key === 'string' ? { key: answer.key } : {}),
    ...(complaint === undefined ? {} : { complaint }),
  };
}

/** The answer that a line holds. The line is cut short when the program is ended while it writes. */
function readAnswer(line: string): { readonly key?: unknown } | undefined {
  if (!line.startsWith(RESULT)) return undefined;
  try {
    const value: unknown = JSON.parse(line.slice(RESULT.length));
    return typeof value === 'object' && value !== null && 'key' in value ? value : undefined;
  } catch {
    return undefined;
  }
}
