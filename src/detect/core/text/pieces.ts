/** A string or a comment; `token` is what opens it. */
export interface Piece {
  readonly token: string;
  readonly text: string;
  readonly start: number;
}

/**
 * Replaces strings and comments, each told by what opens it, by what `replacement` makes of them; undefined leaves one as it is.
 * What never ends is no piece. Takes linear time: what was searched once for an end that is not there is not searched again.
 */
export function replacePieces(
  text: string,
  opening: RegExp,
  replacement: (piece: Piece) => string | undefined,
): string {
  const hopeless = new Map<string, number>();
  let result = '';
  let kept = 0;
  opening.lastIndex = 0;
  for (let match = opening.exec(text); match !== null; match = opening.exec(text)) {
    const [token] = match;
    const start = match.index;
    if (start < (hopeless.get(token) ?? 0)) continue;
    const { end, closed } = endOf(text, token, start + token.length);
    if (!closed) {
      hopeless.set(token, end);
      continue;
    }
    opening.lastIndex = end;
    const replaced = replacement({ token, start, text: text.slice(start, end) });
    if (replaced === undefined) continue;
    result += text.slice(kept, start) + replaced;
    kept = end;
  }
  return result + text.slice(kept);
}

/** Blanks of the same length and lines. */
export function blank(text: string): string {
  return text.replace(/[^\n]/g, ' ');
}

interface End {
  readonly end: number;
  /** False for what never ends: `end` is then how far nothing of its kind does. */
  readonly closed: boolean;
}

function endOf(text: string, token: string, from: number): End {
  if (token === '//' || token === '#') {
    const end = text.indexOf('\n', from);
    return { end: end === -1 ? text.length : end, closed: true };
  }
  if (token === '/*' || token.length === 3) {
    const closing = token === '/*' ? '*/' : token;
    const end = text.indexOf(closing, from);
    return end === -1 ? { end: text.length, closed: false } : { end: end + closing.length, closed: true };
  }
  for (let at = from; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === token) return { end: at + 1, closed: true };
    if (char === '\\') at++;
    if (token !== '`' && text.charAt(at) === '\n') return { end: at, closed: false };
  }
  return { end: text.length, closed: false };
}
