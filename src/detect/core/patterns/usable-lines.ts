/** Longest line that is read as a pattern: no path is longer. */
const MAX_LINE = 4096;
/** Lines of one ignore file that are read. The longest that templates make have about a thousand. */
const MAX_LINES = 10_000;

/** Called with a sentence where a limit cuts something off. */
export type Tell = (message: string) => void;

/** The lines of an ignore file that are worth reading as patterns. */
export function usableLines(text: string, file: string, tell: Tell): readonly string[] {
  const lines = text.split('\n', MAX_LINES + 1).map((line) => line.replace(/\r$/, ''));
  if (lines.length > MAX_LINES) tell(`${file} has more than ${MAX_LINES} lines; the others were not read`);
  const usable = lines.slice(0, MAX_LINES).filter((line) => line.length <= MAX_LINE);
  if (usable.length < Math.min(lines.length, MAX_LINES))
    tell(`${file} has lines of more than ${MAX_LINE} characters, which were not read`);
  return usable;
}
