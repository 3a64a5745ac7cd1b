import type { CommandPlace, InputPlace, Row, VariablePlace } from './row.ts';
import { defaultOf } from './table.ts';

/** What `action.yml` and the documentation of inputs say: sentences. */
export function inputHelp(row: Row, { help = row.help, more }: InputPlace): string {
  return more === undefined ? sentence(help) : `${sentence(help)} ${more}`;
}

/** What the runner fills in where a step says nothing. */
export function inputDefault(row: Row, place: InputPlace): string | undefined {
  if (place.default !== undefined) return place.default;
  const value = defaultOf(row);
  return value === undefined || typeof value === 'object' ? undefined : String(value);
}

/** What `--help` says: a phrase, and the variable that says the same. */
export function commandHelp(row: Row, { help = row.help }: CommandPlace): string {
  return row.variable === undefined ? help : `${help} (${variableText(row.variable)})`;
}

function variableText({ name, form }: VariablePlace): string {
  return form === undefined ? name : `${name}, ${form}`;
}

function sentence(phrase: string): string {
  if (!/^[a-z]+\b/.test(phrase)) return `${phrase}.`;
  return `${phrase.charAt(0).toUpperCase()}${phrase.slice(1)}.`;
}
