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

/** Rows in aligned columns without lines; nothing for no rows. Cells may hold anything. */
export function columns(rows: readonly (readonly string[])[]): Printable {
  if (rows.length === 0) return printable('');
  const table = new Table({
    chars: NO_LINES,
    style: { 'padding-left': 0, 'padding-right': 0, head: [], border: [] },
  });
  for (const row of rows) table.push(row.map((cell) => printable(cell.replaceAll(/\s+/g, ' '))));
  const lines = table.toString().split('\n');
  return joined(
    lines.map((line) => printable(line.trimEnd(), WIDEST)),
    '\n',
  );
}
