import type { StepReport } from '../../report/build-report.ts';
import { code, html, type Html } from './markup.ts';

const WIDTH = 10;

/** How much of a whole something is, as a bar of letters of one width. */
export function bar(part: number, whole: number): Html {
  const full = whole <= 0 ? 0 : Math.round((Math.min(part, whole) / whole) * WIDTH);
  return code('█'.repeat(full) + '░'.repeat(WIDTH - full));
}

/** The steps that took longest, each with its time and a bar that is full for the first. */
export function stepRows({ longest }: StepReport): readonly (readonly [Html, ...Html[]])[] {
  const [first] = longest;
  return longest.map(({ name, seconds }) => {
    const most = first?.seconds ?? 0;
    return [code(name), bar(seconds, most), html`${seconds.toFixed(1)} s`] as const;
  });
}
