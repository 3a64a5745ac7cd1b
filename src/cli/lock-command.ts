import { renewLock } from '../host/renew-lock.ts';
import { LOCK_FILE, type WrittenLock } from '../app/lock.ts';
import type { Options } from '../options/table.ts';
import { printable, printableJson, say, type Printable } from '../untrusted/printable.ts';
import { openLine } from './line-verbs.ts';
import type { CliSurroundings } from './surroundings.ts';
import { columns } from '../report/table.ts';

/** `aipack lock`: writes the lock file and tells what changed. */
export async function runLock(options: Options, surroundings: CliSurroundings): Promise<void> {
  const { settings, outside } = await openLine(options, surroundings);
  const { changes, written } = await renewLock(settings, outside, options.update);
  surroundings.stdout(
    options.format === 'json'
      ? say`${printableJson({ file: LOCK_FILE, written, changes }, 2)}\n`
      : say`${describe(changes)}${printable(written ? `Wrote ${LOCK_FILE}.` : `${LOCK_FILE} is as it should be.`)}\n`,
  );
}

function describe(changes: WrittenLock['changes']): Printable {
  const rows = changes.map(({ architecture, name, from, to }) => [architecture, name, from ?? '–', '→', to ?? '–']);
  return rows.length === 0 ? say`` : say`${columns(rows)}\n`;
}
