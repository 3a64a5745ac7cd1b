/** A word that a POSIX shell reads as just this text, whatever characters a name in a repository has. */
export function shellWord(text: string): string {
  return /^[\w./:@%+=,-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
