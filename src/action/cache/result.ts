import { parseJsonObject } from '../../untrusted/json.ts';

const MASK = '::add-mask::';

/** Begins the line with the answer of the cache program. */
export const RESULT = 'aipack-cache-result:';

export interface CacheResult {
  /** False when the program was ended, or ended itself without an answer. */
  readonly finished: boolean;
  /** Key of the entry that was saved. */
  readonly key?: string;
  /** What went wrong, in the words of the library. */
  readonly complaint?: string;
  /** What the program said is to be hidden in logs. */
  readonly masks: readonly string[];
}

/** Reads what the cache program printed. */
export function parseResult(output: string): CacheResult {
  const lines = output.split(/\r?\n/);
  const complaint = lines.map((line) => /^::(?:warning|error)[^:]*::(.+)$/.exec(line)?.[1]).find(Boolean);
  const answer = lines.map(readAnswer).findLast((value) => value !== undefined);
  return {
    finished: answer !== undefined,
    masks: lines.flatMap((line) => (line.startsWith(MASK) ? [unescaped(line.slice(MASK.length))] : [])),
    ...(typeof answer?.key === 'string' ? { key: answer.key } : {}),
    ...(complaint === undefined ? {} : { complaint }),
  };
}

const ESCAPES: readonly (readonly [string, string])[] = [
  ['%0D', '\r'],
  ['%0A', '\n'],
  ['%25', '%'],
];

/** The data of a command as the runner reads it. */
function unescaped(data: string): string {
  return ESCAPES.reduce((text, [escape, character]) => text.replaceAll(escape, character), data);
}

/** The answer that a line holds. The line is cut short when the program is ended while it writes. */
function readAnswer(line: string): { readonly key?: unknown } | undefined {
  if (!line.startsWith(RESULT)) return undefined;
  const value = parseJsonObject(line.slice(RESULT.length));
  return value !== undefined && 'key' in value ? value : undefined;
}
