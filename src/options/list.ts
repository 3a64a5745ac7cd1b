import { CsvError, parse } from 'csv-parse/sync';
import { AipackError } from '../schema/errors.ts';

export interface ListRules {
  /** Whether commas separate items, as line breaks do. */
  readonly commas: 'separate' | 'keep';
  /** How lines begin whose commas don't separate, although those of others do. */
  readonly wholeAfter?: string;
  /** Whether blanks do, too: such a list is one of words. */
  readonly blanks?: 'separate';
  /** False where a quote is a character like any other. */
  readonly quotes?: boolean;
  /** False where white space around an item belongs to it. */
  readonly trim?: boolean;
  /** Whether a line that begins with `#` is a comment. */
  readonly comments?: true;
}

/**
 * Reads a list as docker/build-push-action reads its inputs: items stand on lines or between commas, and one in quotes may hold line
 * breaks and commas, with `""` for a quote. Empty items don't count. `name` is what messages call the list; they never show any of it.
 * @throws AipackError INPUT_INVALID for a quote that is not closed
 */
export function readList(
  text: string,
  name: string,
  { commas, blanks, comments, wholeAfter, quotes = true, trim = true }: ListRules,
): readonly string[] {
  const delimiter = blanks === undefined ? [','] : commas === 'separate' ? [...BLANKS, ','] : BLANKS;
  const records = readRecords(text, name, quotes, delimiter, comments);
  const items =
    blanks === 'separate'
      ? records.flat()
      : records.flatMap((record) =>
          commas === 'keep' || (wholeAfter !== undefined && record[0]?.trim().startsWith(wholeAfter))
            ? [record.join(',')]
            : record.flatMap((field) => (record.length === 1 ? field.split(',') : field)),
        );
  return items.filter((item) => item.trim() !== '').map((item) => (trim ? item.trim() : item));
}

/**
 * Reads the fields of one specification as buildx reads it: `type=local,"dest=a,b"`. Empty fields stay.
 * @throws AipackError INPUT_INVALID for a quote that is not closed
 */
export function readFields(text: string, name: string): readonly string[] {
  return readRecords(text, name, true)
    .flat()
    .map((field) => field.trim());
}

/** `KEY=VALUE` in two; undefined where there is no `=`. */
export function splitPair(text: string): readonly [key: string, value: string | undefined] {
  const at = text.indexOf('=');
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}

const BLANKS = [' ', '\t'];

function readRecords(
  text: string,
  name: string,
  quotes: boolean,
  delimiter = [','],
  comments = false,
): readonly (readonly string[])[] {
  try {
    const records: readonly (readonly string[])[] = parse(text, {
      columns: false,
      delimiter,
      // Left to find out, it takes the first line break for what all of them are.
      recordDelimiter: ['\r\n', '\n'],
      quote: quotes ? '"' : false,
      relaxColumnCount: true,
      relaxQuotes: true,
      skipEmptyLines: true,
      // Only from the start of a line on, as docker/metadata-action has it.
      ...(comments ? { comment: '#', commentNoInfix: true } : {}),
    });
    return comments ? records.filter(([first = '']) => !first.trimStart().startsWith('#')) : records;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    // The library's own message quotes what it read, which may be a secret.
    throw new AipackError({
      code: 'INPUT_INVALID',
      message: `${name} can't be read: a quote in it is not closed`,
      hint: 'Put what has line breaks or commas between double quotes, and write "" for a quote inside.',
    });
  }
}
