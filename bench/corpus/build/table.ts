import type { Attempt } from './attempt.ts';

export interface Row extends Partial<Attempt> {
  readonly name: string;
  readonly language: string;
  /** Framework or language, and build system. */
  readonly detected: string;
  /** Packages of the plan that the lab has nothing for. */
  readonly lacks?: readonly string[];
  /** `wanted → taken`, where the lab has another version. */
  readonly instead?: readonly string[];
}

export function line({ answers, built, detected, instead = [], lacks = [], name, reason, starts }: Row): string {
  const notes = [...instead, ...(built === 'not here' ? [] : lacks.map((each) => `without ${each}`))];
  const columns = [name.padEnd(44), detected.padEnd(28), (built ?? '-').padEnd(8), (starts ?? '-').padEnd(9)];
  return [...columns, (answers ?? '-').padEnd(14), [reason, ...notes].filter(Boolean).join('; ')].join(' ').trimEnd();
}

/** A table of how many came how far, for each language and for all. */
export function totals(rows: readonly Row[]): string {
  const languages = [...new Set(rows.map(({ language }) => language))].sort();
  const lines = [...languages, 'all'].map((name) => {
    const some = rows.filter(({ language }) => name === 'all' || language === name);
    const count = (fits: (row: Row) => boolean): string => String(some.filter(fits).length).padStart(10);
    return [
      name.padEnd(12),
      String(some.length).padStart(10),
      count(({ built }) => built === 'not here'),
      count(({ built }) => built === 'yes' || built === 'no'),
      count(({ built }) => built === 'yes'),
      count(({ starts }) => starts !== undefined && !/^ended [1-9]/.test(starts)),
      count(({ answers, reason }) => answers !== undefined && reason === undefined),
    ].join('');
  });
  const head = `${'language'.padEnd(12)}${['services', 'not here', 'tried', 'built', 'starts', 'answers'].map((title) => title.padStart(10)).join('')}`;
  return `\n${[head, ...lines].join('\n')}\n`;
}
