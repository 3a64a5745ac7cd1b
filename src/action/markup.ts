import { printable, printableLines } from '../untrusted/printable.ts';

/** HTML for the job summary. Only the functions of this file make it. */
export interface Html {
  readonly html: string;
}

/** Nothing in Markdown or on GitHub means anything that is made of these. */
const PLAIN = /^[A-Za-z0-9 .,+()/-]*$/;

/** Markup of the program's own around texts of others, none of which can become markup, a link or a mention. */
export function html(markup: TemplateStringsArray, ...values: readonly (string | number | Html)[]): Html {
  const parts = values.map((value) => (typeof value === 'object' ? value : text(String(value))).html);
  return { html: String.raw({ raw: markup }, ...parts) };
}

/** Text as it is, on one line, in letters of one width. */
export function code(value: string): Html {
  return { html: `<code>${escaped(printable(value))}</code>` };
}

/** Text of several lines as it is. */
export function preformatted(value: string): Html {
  return { html: `<pre>${escaped(printableLines(value))}</pre>` };
}

export function together(parts: readonly Html[]): Html {
  return { html: parts.map((part) => part.html).join('') };
}

/** GitHub looks for mentions and addresses in all text but code. */
function text(value: string): Html {
  return PLAIN.test(value) ? { html: value } : code(value);
}

/** Characters by number where Markdown could see something in them; a line break would end the HTML around it. */
function escaped(value: string): string {
  return value.replaceAll(/[^A-Za-z0-9 .,+()/:@=~-]/gu, (character) => `&#${character.codePointAt(0)};`);
}
