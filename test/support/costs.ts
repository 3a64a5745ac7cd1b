/**
 * Seconds that a file of tests takes on two cores, as it says itself: `@cost 40` in the comment that it begins with.
 * Undefined where it says nothing.
 */
export function declaredCost(source: string): number | undefined {
  const [comment = ''] = /^\/\*\*.*?\*\//s.exec(source) ?? [];
  const [, seconds] = /@cost (\d+)\b/.exec(comment) ?? [];
  return seconds === undefined ? undefined : Number(seconds);
}

export interface Measured {
  /** From the project's root. */
  readonly file: string;
  readonly declared: number;
  /** In seconds, as is `declared`. */
  readonly measured: number;
}

/** Whether what a file says of itself is no longer true: a machine may be half as fast, and a few seconds are nothing. */
function isOver({ declared, measured }: Measured): boolean {
  return measured > 2 * declared + 15;
}

/** What files said that they cost, beside what they did, the dearest first; nothing for no files. */
export function costTable(files: readonly Measured[]): string {
  if (files.length === 0) return '';
  const sum = (of: 'declared' | 'measured'): number => files.reduce((total, file) => total + file[of], 0);
  const row = (declared: number, measured: number, what: string): string =>
    `${declared.toFixed(0).padStart(10)} s ${measured.toFixed(0).padStart(10)} s  ${what}`;
  return [
    '  declared     measured',
    ...[...files]
      .sort((one, other) => other.measured - one.measured)
      .map((each) => row(each.declared, each.measured, `${each.file}${isOver(each) ? '  ← more than it says' : ''}`)),
    row(sum('declared'), sum('measured'), 'all of them'),
    '',
  ].join('\n');
}
