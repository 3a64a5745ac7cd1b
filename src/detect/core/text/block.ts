/** What stands between the first opening and the next closing after it, without either; undefined where one is missing. */
export function blockAfter(text: string, opening: RegExp, closing: string): string | undefined {
  const match = opening.exec(text);
  if (match === null) return undefined;
  const start = match.index + match[0].length;
  const end = text.indexOf(closing, start);
  return end === -1 ? undefined : text.slice(start, end);
}
