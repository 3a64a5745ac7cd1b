import { blank, replacePieces } from './pieces.ts';

export type CommentStyle = 'slashes' | 'hash';

/**
 * Replaces comments by blanks of the same length. Strings are kept, since routes and ports stand in them;
 * a quote inside a regular expression or a template at worst hides code from the scanners, never invents any.
 */
export function blankComments(text: string, style: CommentStyle): string {
  const opening = style === 'slashes' ? /["'`]|\/[/*]/g : /["'#]/g;
  return replacePieces(text, opening, (piece) => (/^[/#]/.test(piece.token) ? blank(piece.text) : undefined));
}
