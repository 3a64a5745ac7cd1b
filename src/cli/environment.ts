/** What an option was given, or else the items of a variable, which white space and commas separate. */
export function listFrom(given: readonly string[], variable: string | undefined): readonly string[] {
  return given.length > 0 ? given : (variable ?? '').split(/[\s,]+/).filter((part) => part !== '');
}
