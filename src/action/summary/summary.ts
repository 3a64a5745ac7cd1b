import type { BuildReport } from '../../report/build-report.ts';
import { folded, titled, type Html } from './markup.ts';
import { imageSection, SECTIONS } from './sections.ts';
import { write } from './write.ts';

/** How much of the page is unfolded: all of it, or what tells one leg of a matrix from the others. */
export type SummaryForm = 'whole' | 'leg';

/**
 * What was built, in less than sixty lines. It begins with the service's name: each leg of a matrix adds one to the page of the run, and shows no
 * more than its lead and a table.
 */
export function summaryOf(report: BuildReport, form: SummaryForm): readonly Html[] {
  const parts = SECTIONS.map(({ blocks, isFolded = false, title }) => ({ title, isFolded, blocks: blocks(report) }));
  const below =
    form === 'whole'
      ? parts.flatMap(({ blocks, isFolded, title }) => (isFolded ? folded : titled)(title, blocks))
      : folded(
          'How it came about',
          parts.flatMap(({ blocks, title }) => titled(title, blocks)),
        );
  return [...imageSection(report), ...below];
}

/** Adds it to the page of the run. */
export async function writeSummary(report: BuildReport, form: SummaryForm = 'whole'): Promise<void> {
  await write(summaryOf(report, form));
}
