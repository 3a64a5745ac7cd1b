/** One way to authenticate that a server offers. */
export interface Challenge {
  /** In small letters. */
  readonly scheme: string;
  /** By their names in small letters. */
  readonly parameters: ReadonlyMap<string, string>;
}

const SEPARATORS = /[\s,]*/y;
const TOKEN = /[\w!#$%&'*+.^`|~/-]+/y;
const EQUALS = /[ \t]{0,20}=[ \t]{0,20}/y;
const QUOTED = /"(?:[^"\\]|\\.)*"/sy;

/**
 * Reads the challenges of `WWW-Authenticate` (RFC 9110, section 11.6.1), of which one header, or several joined by commas, may have any
 * number: a word that `=` follows is a parameter of the scheme before it. What can't be read ends the list.
 */
export function parseChallenges(header: string): readonly Challenge[] {
  const challenges: { scheme: string; parameters: Map<string, string> }[] = [];
  let at = 0;
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(header)?.[0];
    at += found?.length ?? 0;
    return found;
  };
  for (;;) {
    take(SEPARATORS);
    const word = take(TOKEN)?.toLowerCase();
    if (word === undefined) return challenges;
    if (take(EQUALS) === undefined) {
      challenges.push({ scheme: word, parameters: new Map() });
      continue;
    }
    const value = take(QUOTED) ?? take(TOKEN) ?? '';
    const parameters = challenges.at(-1)?.parameters;
    if (parameters === undefined || parameters.has(word)) continue;
    parameters.set(word, value.startsWith('"') ? value.slice(1, -1).replaceAll(/\\(.)/gs, '$1') : value);
  }
}
