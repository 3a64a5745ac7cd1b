import { hash } from 'node:crypto';

/**
 * A text of somebody else, between marks that it can not contain: they are made of its own digest. So nothing in it can pass for
 * what stands behind it.
 */
export function dataBlock(what: string, text: string): string {
  const mark = hash('sha256', text, 'hex').slice(0, 16);
  return `<data-${mark} of="${what}">\n${text}\n</data-${mark}>`;
}
