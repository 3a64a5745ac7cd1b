import { AipackError } from '../schema/errors.ts';
import { lookup } from '../untrusted/lookup.ts';
import { SPLICE, type OverrideSource, type Overrides } from '../schema/overrides.ts';
import { parseJson } from '../untrusted/json.ts';
import { readList, splitPair, type ListRules } from './list.ts';

/** Fields that the environment and the action's inputs can override, by the name that both derive theirs from. */
export const OVERRIDE_FIELDS = [
  'project-name',
  'build-packages',
  'runtime-packages',
  'build-commands',
  'build-env',
  'runtime-env',
  'start-command',
  'port',
  'health',
] as const;
export type OverrideField = (typeof OVERRIDE_FIELDS)[number];

/** `start-command` → `AIPACK_START_COMMAND`. */
export function environmentName(field: OverrideField): string {
  return `AIPACK_${field.toUpperCase().replaceAll('-', '_')}`;
}

/** The overrides that environment variables give, one source each, so that a reason names the variable. Blank ones say nothing. */
export function overridesFromEnvironment(
  environment: Readonly<Record<string, string | undefined>>,
): readonly OverrideSource[] {
  return OVERRIDE_FIELDS.flatMap((field) =>
    overridesFromField(field, lookup(environment, environmentName(field)), environmentName(field)),
  );
}

/**
 * One field given as text, as inputs are, or as the items of a list that were given one by one. A text is read as the lists of
 * inputs are: packages, ports and the words of a start command stand between blanks or on lines, commands and variables on lines. A start
 * command may be a JSON list, too.
 * @throws AipackError INPUT_INVALID when it is no value of the field
 */
export function overridesFromField(
  field: OverrideField,
  value: string | readonly string[] | undefined,
  source: string,
): readonly OverrideSource[] {
  const given = typeof value === 'string' ? value.trim() : (value ?? '');
  return given.length === 0 ? [] : [{ name: source, overrides: fieldOverrides(field, given, source) }];
}

type Given = string | readonly string[];

const WORDS: ListRules = { commas: 'separate', blanks: 'separate' };
/** A comma is a part of what a command is told. */
const COMMAND_WORDS: ListRules = { commas: 'keep', blanks: 'separate' };
/** The quotes in a command are the shell's. */
const COMMANDS: ListRules = { commas: 'keep', quotes: false };
const VARIABLES: ListRules = { commas: 'keep', trim: false };

function itemsOf(given: Given, source: string, rules: ListRules): string[] {
  return [...(typeof given === 'string' ? readList(given, source, rules) : given)];
}

function fieldOverrides(field: OverrideField, given: Given, source: string): Overrides {
  switch (field) {
    case 'project-name':
      return { name: textOf(given) };
    case 'build-packages':
      return { build: { packages: itemsOf(given, source, WORDS) } };
    case 'runtime-packages':
      return { runtime: { packages: itemsOf(given, source, WORDS) } };
    case 'build-commands':
      return { build: { commands: itemsOf(given, source, COMMANDS) } };
    case 'build-env':
      return { build: { env: variables(itemsOf(given, source, VARIABLES), source) } };
    case 'runtime-env':
      return { runtime: { env: variables(itemsOf(given, source, VARIABLES), source) } };
    case 'start-command':
      return {
        runtime: {
          command: textOf(given).startsWith('[')
            ? jsonWords(textOf(given), source)
            : itemsOf(given, source, COMMAND_WORDS),
        },
      };
    case 'port':
      return {
        runtime: {
          ports: itemsOf(given, source, WORDS).map((word) => (word === SPLICE ? SPLICE : port(word, source))),
        },
      };
    case 'health':
      return { runtime: { health: textOf(given) === 'none' ? null : { endpoint: textOf(given) } } };
  }
}

function textOf(given: Given): string {
  return typeof given === 'string' ? given : given.join(' ');
}

function variables(items: readonly string[], source: string): Record<string, string> {
  const pairs = items.map((item) => splitPair(item.trimStart()));
  const bad = pairs.flatMap(([name, value], index) =>
    value !== undefined && /^[A-Za-z_]\w*$/.test(name) ? [] : [index + 1],
  );
  if (bad.length > 0) {
    throw new AipackError(
      bad.map((at) => ({
        code: 'INPUT_INVALID',
        // The item itself may be a part of a value that nobody is to see.
        message: `${source}: item ${at} is no variable`,
        hint: 'Write NAME=value, one a line; one whose value has several lines in double quotes: "NAME=value".',
      })),
    );
  }
  return Object.fromEntries(pairs.map(([name, value = '']) => [name, value]));
}

function jsonWords(text: string, source: string): string[] {
  const value = parseJson(text);
  if (Array.isArray(value) && value.length > 0 && value.every((word) => typeof word === 'string')) return value;
  throw new AipackError({
    code: 'INPUT_INVALID',
    message: `${source}: is not a JSON list of words`,
    hint: 'Write ["node", "server.js"], or the words alone.',
  });
}

function port(word: string, source: string): number {
  const value = Number(word);
  if (Number.isInteger(value) && value > 0 && value < 65536) return value;
  throw new AipackError({
    code: 'INPUT_INVALID',
    message: `${source}: ${JSON.stringify(word)} is not a port`,
    hint: 'Ports are numbers from 1 to 65535.',
  });
}
