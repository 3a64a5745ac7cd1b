/** Fields that a format may have, longest first, by how they are made of a date. */
const FIELDS: Readonly<Record<string, (parts: Parts) => string>> = {
  YYYY: ({ year }) => year.padStart(4, '0'),
  YY: ({ year }) => year.slice(-2).padStart(2, '0'),
  MM: ({ month }) => month.padStart(2, '0'),
  M: ({ month }) => month,
  DD: ({ day }) => day.padStart(2, '0'),
  D: ({ day }) => day,
  HH: ({ hour }) => hour.padStart(2, '0'),
  H: ({ hour }) => hour,
  mm: ({ minute }) => minute.padStart(2, '0'),
  m: ({ minute }) => minute,
  ss: ({ second }) => second.padStart(2, '0'),
  s: ({ second }) => second,
  X: ({ epoch }) => epoch,
};

type Parts = Readonly<Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second' | 'epoch', string>>;

/** One piece of a format: text in square brackets, a run of letters of one field, or any other character. */
const PIECES = /\[([^[\]]*)\]|(Y+|M+|D+|H+|m+|s+|[A-Za-z])|[^A-Za-z]/g;

/**
 * Writes a date by a format as moment.js has them, such as `YYYYMMDD-HHmmss`; text in square brackets stays as it is.
 * Undefined for a field that is not among those or a time zone that there is not.
 */
export function formatDate(date: Date, format: string, timeZone = 'UTC'): string | undefined {
  const parts = partsOf(date, timeZone);
  if (parts === undefined) return undefined;
  let text = '';
  for (const [piece, literal, letter] of format.matchAll(PIECES)) {
    if (letter === undefined) text += literal ?? piece;
    else if (Object.hasOwn(FIELDS, piece)) text += FIELDS[piece]?.(parts) ?? '';
    else return undefined;
  }
  return text;
}

function partsOf(date: Date, timeZone: string): Parts | undefined {
  try {
    const numeric = { year: 'numeric', month: 'numeric', day: 'numeric' } as const;
    const time = { hour: 'numeric', minute: 'numeric', second: 'numeric', hourCycle: 'h23' } as const;
    const shown = new Intl.DateTimeFormat('en-US', { ...numeric, ...time, timeZone }).formatToParts(date);
    const of = (type: string): string => String(Number(shown.find((part) => part.type === type)?.value ?? '0'));
    return {
      year: of('year'),
      month: of('month'),
      day: of('day'),
      hour: of('hour'),
      minute: of('minute'),
      second: of('second'),
      epoch: String(Math.floor(date.getTime() / 1000)),
    };
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
