import type { Contents } from '../tree.ts';

/** Longest line that is read as a pattern: no path is longer. */
const MAX_LINE = 4096;
/** Lines of one ignore file that are read. The longest that templates make have about a thousand. */
const MAX_LINES = 5_000;

/** Called with a sentence where a limit cuts something off. */
export type Tell = (message: string) => void;

/** The lines of an ignore file that are worth reading as patterns; none where there is no file. `file` is what messages call it. */
export function usableLines(contents: Contents | undefined, file: string, tell: Tell): readonly string[] {
  if (contents === undefined) return [];
  const { text, cut } = contents;
  // Of a line that is cut off, what is left may say something else.
  const whole = cut ? text.slice(0, text.lastIndexOf('\n') + 1) : text;
  if (cut) tell(`${file} is too large; what comes after ${whole.length} characters was not read`);
  const lines = whole.split('\n', MAX_LINES + 1).map((line) => line.replace(/\r$/, ''));
  if (lines.length > MAX_LINES) tell(`${file} has more than ${MAX_LINES} lines; the others were not read`);
  const usable = lines.slice(0, MAX_LINES).filter((line) => line.length <= MAX_LINE);
  if (usable.length < Math.min(lines.length, MAX_LINES))
    tell(`${file} has lines of more than ${MAX_LINE} characters, which were not read`);
  return usable;
}
