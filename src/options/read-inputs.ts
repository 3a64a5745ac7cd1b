import { AipackError } from '../schema/errors.ts';
import { readList } from './list.ts';
import type { Row } from './row.ts';
import { defaultOf, keyOf, OPTIONS, publicRows, type Options, type SecretListName } from './table.ts';

/** As the toolkit of GitHub's actions has it: an empty text where the step says nothing. */
export type GetInput = (name: string, options?: { readonly trimWhitespace?: boolean }) => string;

/**
 * Reads every input of a step but those that hold secrets. Lists are read as docker/build-push-action reads them.
 * @throws AipackError INPUT_INVALID for a word that is no choice of its input, or a list that can't be read
 */
export function readActionInputs(getInput: GetInput): Options {
  const values = publicRows.map(
    ([name, row]) => [keyOf(name), row.input === undefined ? defaultOf(row) : read(name, row, getInput)] as const,
  );
  return Object.fromEntries(values.filter(([, value]) => value !== undefined)) as unknown as Options;
}

/** Reads the items of an input that holds secrets. Messages never show any of it. */
export function readSecretInput(name: SecretListName, getInput: GetInput): readonly string[] {
  return readItems(name, OPTIONS[name], getInput);
}

function read(name: string, row: Row, getInput: GetInput): unknown {
  if (row.kind === 'list') return readItems(name, row, getInput);
  const text = getInput(name);
  if (text === '') return defaultOf(row);
  if (row.kind === 'switch') return chosen(name, text, ['true', 'false']) === 'true';
  return row.kind === 'choice' ? chosen(name, text, row.choices) : text;
}

function readItems(
  name: string,
  { input, rules }: Row & { readonly kind: 'list' },
  getInput: GetInput,
): readonly string[] {
  const text = getInput(name, { trimWhitespace: rules.trim !== false });
  return readList(text, `The input ${name}`, input?.comments === true ? { ...rules, comments: true } : rules);
}

function chosen(name: string, text: string, choices: readonly string[]): string {
  // The spellings of YAML 1.2's core schema, as the runner's own actions take them.
  const word = /^(?:True|TRUE|False|FALSE)$/.test(text) ? text.toLowerCase() : text;
  if (choices.includes(word)) return word;
  throw new AipackError({
    code: 'INPUT_INVALID',
    message: `The input ${name} is ${JSON.stringify(text)}`,
    hint: `Use ${choices.slice(0, -1).join(', ')} or ${choices.at(-1)}.`,
  });
}
