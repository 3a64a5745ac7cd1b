import type { CliSurroundings } from '../surroundings.ts';
import type { PackagesOptions } from './options.ts';

export interface Answer {
  readonly asJson: () => unknown;
  readonly asRows: () => readonly (readonly string[])[];
  /** Under the table, for a person only. */
  readonly summary?: string;
}

/** Prints an answer as it was asked for. Only who wants a table waits for the library that makes them. */
export async function printAnswer(
  options: PackagesOptions,
  { stdout }: CliSurroundings,
  answer: Answer,
): Promise<void> {
  if (options.format === 'json') {
    stdout(`${JSON.stringify(answer.asJson(), undefined, 2)}\n`);
    return;
  }
  const { columns } = await import('../table.ts');
  const parts = [columns(answer.asRows()), answer.summary ?? ''].filter((part) => part !== '');
  if (parts.length > 0) stdout(`${parts.join('\n')}\n`);
}
