import { AipackError } from '../schema/errors.ts';
import { lookup } from '../untrusted/lookup.ts';
import type { ListRules } from './list.ts';
import type { CommandPlace, Row, Verb } from './row.ts';
import { defaultOf, keyOf, publicRows, type Options } from './table.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** How variables hold lists. */
export const WORDS: ListRules = { commas: 'separate', blanks: 'separate' };

/**
 * Reads what a verb was given, as commander holds it, and else the variables of the command. Options that the verb doesn't
 * take have their defaults.
 * @throws AipackError INPUT_INVALID for a list that can't be read
 */
export async function readCommandOptions(
  verb: Verb,
  given: Readonly<Record<string, unknown>>,
  environment: Environment,
): Promise<Options> {
  const values: [string, unknown][] = [];
  for (const [name, row] of publicRows) {
    const { command } = row;
    const value =
      command?.verbs.includes(verb) === true ? await read(name, row, command, given, environment) : undefined;
    const known = value ?? defaultOf(row);
    if (known !== undefined) values.push([keyOf(name), known]);
  }
  return Object.fromEntries(values) as unknown as Options;
}

async function read(
  name: string,
  row: Row,
  command: CommandPlace,
  given: Readonly<Record<string, unknown>>,
  environment: Environment,
): Promise<unknown> {
  const value = lookup(given, attributeOf(command));
  // `--no-cache` gives commander a `cache` that is false.
  if (row.kind === 'switch') return negates(command) && name.startsWith('no-') ? value === false : value;
  const { name: variable = '', everywhere } = row.variable ?? {};
  const otherwise = variable === '' || everywhere === true ? undefined : lookup(environment, variable);
  if (row.kind === 'choice' && value === undefined && otherwise !== undefined) return chosen(variable, otherwise, row);
  if (row.kind !== 'list' && row.kind !== 'lines') return value ?? otherwise;
  const items = (value ?? []) as readonly string[];
  if (items.length === 0) return otherwise === undefined ? undefined : split([otherwise], variable, WORDS);
  if (row.kind === 'lines' || command.isList !== true) return items;
  return split(items, longFlag(command), row.rules);
}

function chosen(variable: string, word: string, { choices }: Row & { readonly kind: 'choice' }): string {
  if (choices.includes(word)) return word;
  const message = `The variable ${variable} is ${JSON.stringify(word)}`;
  throw new AipackError({ code: 'INPUT_INVALID', message, hint: `Use one of ${choices.join(', ')}.` });
}

/** The grammar is loaded where there is something to read: most questions to the package index have nothing. */
async function split(texts: readonly string[], name: string, rules: ListRules): Promise<readonly string[]> {
  const { readList } = await import('./list.ts');
  return texts.flatMap((text) => readList(text, name, rules));
}

/** `-t, --tag <ref>` → `--tag`; an argument has none. */
function longFlag({ flag }: CommandPlace): string {
  return /--[a-z-]+/.exec(flag)?.[0] ?? '';
}

/** Whether the flag says that its option is off. */
function negates(command: CommandPlace): boolean {
  return longFlag(command).startsWith('--no-');
}

/** The name under which commander holds a value. */
function attributeOf(command: CommandPlace): string {
  return keyOf((longFlag(command) || command.flag).replace(/^--(?:no-)?|[[\]]/g, ''));
}
