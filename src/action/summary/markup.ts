import { printable, printableLines } from '../../untrusted/printable.ts';

/** HTML for the job summary. Only the functions of this file make it. */
export interface Html {
  readonly html: string;
}

/** Nothing in Markdown or on GitHub means anything that is made of these. */
const PLAIN = /^[A-Za-z0-9 .,;'+()/→−±…-]*$/;

/** Markup of the program's own around texts of others, none of which can become markup, a link or a mention. */
export function html(markup: TemplateStringsArray, ...values: readonly (string | number | Html)[]): Html {
  const parts = values.map((value) => (typeof value === 'object' ? value : text(String(value))).html);
  return { html: String.raw({ raw: markup }, ...parts) };
}

/** Text as it is, on one line, in letters of one width. */
export function code(value: string): Html {
  return { html: `<code>${escaped(printable(value))}</code>` };
}

/**
 * A table of rows; nothing for no rows. A first cell that is a text is a title. One line a row, since the summary is short as text too.
 */
export function table(rows: readonly (readonly [first: string | Html, ...cells: Html[]])[]): readonly Html[] {
  if (rows.length === 0) return [];
  const written = rows.map(([first, ...cells]) => {
    const title = typeof first === 'string' ? `<th align="left">${text(first).html}</th>` : `<td>${first.html}</td>`;
    return `<tr>${title}${cells.map((cell) => `<td>${cell.html}</td>`).join('')}</tr>`;
  });
  return [{ html: `<table>${written.join('\n')}</table>` }];
}

/** Blocks under a title that folds them away. */
export function folded(title: string, blocks: readonly Html[]): readonly Html[] {
  if (blocks.length === 0) return [];
  return [{ html: `<details><summary><b>${text(title).html}</b></summary>` }, ...blocks, { html: '</details>' }];
}

/** Blocks under a title. */
export function titled(title: string, blocks: readonly Html[]): readonly Html[] {
  return blocks.length === 0 ? [] : [{ html: `<h4>${text(title).html}</h4>` }, ...blocks];
}

/** Texts as they are, under each other. */
export function lines(texts: readonly string[]): Html {
  return { html: texts.map((each) => code(each).html).join('<br>') };
}

/** Texts one after the other. */
export function listed(items: readonly string[]): Html {
  return { html: items.map((item) => text(item).html).join(', ') };
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
