import Table from 'cli-table3';
import { joined, MAX_LINE, printable, type Printable } from '../untrusted/printable.ts';

const NO_LINES = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '  ',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: '  ',
};

/** Characters of the longest line: as many cells as a table has, each as long as it may be, fit in. */
const WIDEST = 8 * MAX_LINE;

/** Characters between two columns, and before the first. */
const GAP = 2;
/** Characters that a column keeps, however narrow the terminal is. */
const NARROWEST = 8;

/**
 * Rows in aligned columns without lines; nothing for no rows. Cells may hold anything.
 * @param width characters of a line of the terminal, where it is one: cells of the widest columns are then wrapped
 */
export function columns(rows: readonly (readonly string[])[], width?: number): Printable {
  if (rows.length === 0) return printable('');
  const cells = rows.map((row) => row.map((cell) => printable(cell.replaceAll(/\s+/g, ' '))));
  const widths = width === undefined ? undefined : fitting(cells, width);
  const table = new Table({
    chars: NO_LINES,
    style: { 'padding-left': 0, 'padding-right': 0, head: [], border: [] },
    ...(widths === undefined ? {} : { colWidths: widths, wordWrap: true }),
  });
  // Words that are longer than their column, such as paths, are broken; otherwise they would be cut.
  const cellOf = (content: string, most = Infinity): Table.Cell =>
    content.split(' ').some((word) => word.length > most) ? { content, wrapOnWordBoundary: false } : content;
  for (const row of cells) table.push(row.map((cell, i) => cellOf(cell, widths?.[i])));
  const lines = table.toString().split('\n');
  return joined(
    lines.map((line) => printable(line.trimEnd(), WIDEST)),
    '\n',
  );
}

/** Widths that make lines fit, taken from the widest columns; undefined where all fit as they are. */
function fitting(rows: readonly (readonly string[])[], width: number): number[] | undefined {
  const widths = rows[0]?.map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0))) ?? [];
  let over = widths.reduce((sum, each) => sum + each + GAP, 0) - width;
  if (over <= 0) return undefined;
  while (over > 0) {
    const widest = Math.max(...widths);
    if (widest <= NARROWEST) break;
    widths[widths.indexOf(widest)] = widest - 1;
    over -= 1;
  }
  // Zero would have the table choose by itself.
  return widths.map((each) => Math.max(each, 1));
}
