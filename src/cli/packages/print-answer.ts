import { joined, printable, printableJson, say } from '../../untrusted/printable.ts';
import type { Options } from '../../options/table.ts';
import type { CliSurroundings } from '../surroundings.ts';

export interface Answer {
  readonly asJson: () => unknown;
  readonly asRows: () => readonly (readonly string[])[];
  /** Under the table, for a person only. */
  readonly summary?: string;
}

/** Prints an answer as it was asked for. Only who wants a table waits for the library that makes them. */
export async function printAnswer(options: Options, { stdout, width }: CliSurroundings, answer: Answer): Promise<void> {
  if (options.format === 'json') {
    stdout(say`${printableJson(answer.asJson(), 2)}\n`);
    return;
  }
  const { columns } = await import('../../report/table.ts');
  const parts = [columns(answer.asRows(), width?.()), printable(answer.summary ?? '')].filter((part) => part !== '');
  if (parts.length > 0) stdout(say`${joined(parts, '\n')}\n`);
}
