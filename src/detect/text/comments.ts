export type CommentStyle = 'slashes' | 'hash';

/**
 * Replaces comments by blanks of the same length. Strings are kept, since routes and ports stand in them;
 * a quote inside a regular expression or a template at worst hides code from the scanners, never invents any.
 * Takes linear time: what was searched once for an end that is not there is not searched again.
 */
export function blankComments(text: string, style: CommentStyle): string {
  const opening = style === 'slashes' ? /["'`]|\/[/*]/g : /["'#]/g;
  const hopeless = new Map<string, number>();
  let blanked = '';
  let kept = 0;
  for (let match = opening.exec(text); match !== null; match = opening.exec(text)) {
    const [token] = match;
    const start = match.index;
    if (start < (hopeless.get(token) ?? 0)) continue;
    const { end, closed } = endOf(text, token, start + token.length);
    if (!closed) {
      // The next opening may lie inside of what never ends.
      hopeless.set(token, end);
      opening.lastIndex = start + 1;
      continue;
    }
    opening.lastIndex = end;
    if ('"\'`'.includes(token)) continue;
    blanked += text.slice(kept, start) + blank(text.slice(start, end));
    kept = end;
  }
  return blanked + text.slice(kept);
}

/** Where what a token opened ends; for what never ends, how far it was looked for. */
function endOf(text: string, token: string, from: number): { readonly end: number; readonly closed: boolean } {
  if (token === '//' || token === '#') return { end: indexOr(text, '\n', from, text.length), closed: true };
  if (token === '/*') {
    const end = text.indexOf('*/', from);
    return end === -1 ? { end: text.length, closed: false } : { end: end + 2, closed: true };
  }
  for (let at = from; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === token) return { end: at + 1, closed: true };
    if (char === '\\') at++;
    if (token !== '`' && text.charAt(at) === '\n') return { end: at, closed: false };
  }
  return { end: text.length, closed: false };
}

function indexOr(text: string, wanted: string, from: number, otherwise: number): number {
  const found = text.indexOf(wanted, from);
  return found === -1 ? otherwise : found;
}

function blank(comment: string): string {
  return comment.replace(/[^\n]/g, ' ');
}
