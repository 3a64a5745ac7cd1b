import type { Argument, Command, Option } from 'commander';
import { rows } from '../../options/table.ts';
import { HELP_TOPICS } from '../help.ts';

/** What may stand where a value is expected: one of some words, a path, or what nothing is known of. */
export type Value =
  { readonly kind: 'words'; readonly words: readonly string[] } | { readonly kind: 'file' | 'folder' | 'unknown' };

export interface FlagModel {
  readonly long: string;
  readonly short?: string;
  readonly help: string;
  /** Absent where the flag is all there is to say. */
  readonly value?: Value;
  /** What help calls the value. */
  readonly called: string;
  /** Whether the flag may stand without its value. */
  readonly optional: boolean;
  readonly repeats: boolean;
}

export interface VerbModel {
  /** As it is typed, such as `packages search`. */
  readonly name: string;
  readonly help: string;
  readonly flags: readonly FlagModel[];
  readonly values: readonly { readonly called: string; readonly value: Value; readonly repeats: boolean }[];
  /** Words of which one comes next. */
  readonly verbs: readonly VerbModel[];
}

/** Flags that the table says a path behind, whatever they call it. */
const PATHS = new Set(rows.flatMap(([, { kind, command }]) => (kind === 'path' && command ? [command.flag] : [])));

/** What values are called that may be files; those of `aipack diff` may. */
const FILES = new Set(['file', 'a', 'b']);

/** What `aipack help` knows besides verbs. */
const HELP_WORDS = [...HELP_TOPICS, 'exit-codes'];

const HELP: FlagModel = {
  long: '--help',
  short: '-h',
  help: 'display help',
  called: '',
  optional: false,
  repeats: false,
};

/** The program as completion sees it: its verbs, which the table of options has made, with everything that each takes. */
export function completionModel(program: Command): VerbModel {
  const model = verbModel(program, '');
  const words = [...model.verbs.map(({ name }) => name), ...HELP_WORDS];
  const values = [{ called: 'verb', value: { kind: 'words', words }, repeats: false }] as const;
  return { ...model, verbs: model.verbs.map((verb) => (verb.name === 'help' ? { ...verb, values } : verb)) };
}

function verbModel(command: Command, name: string): VerbModel {
  const below = name === '' ? '' : `${name} `;
  return {
    name,
    help: command.summary() || command.description(),
    flags: [...command.options.map(flagModel), HELP],
    values: command.registeredArguments.map((argument) => ({
      called: argument.name(),
      value: valueOf(argument, argument.name()),
      repeats: argument.variadic,
    })),
    verbs: command.commands.map((verb) => verbModel(verb, `${below}${verb.name()}`)),
  };
}

function flagModel(option: Option): FlagModel {
  const { description, long, short, required, optional } = option;
  const called = /[<[]([^<>[\]]+)[>\]]/.exec(option.flags)?.[1] ?? '';
  return {
    long: long ?? '',
    ...(short === undefined ? {} : { short }),
    help: description,
    ...(required || optional ? { value: valueOf(option, PATHS.has(option.flags) ? 'file' : called) } : {}),
    called,
    optional,
    repeats: Array.isArray(option.defaultValue as unknown),
  };
}

function valueOf({ argChoices }: Pick<Argument, 'argChoices'>, called: string): Value {
  if (argChoices !== undefined) return { kind: 'words', words: argChoices };
  return { kind: FILES.has(called) ? 'file' : called === 'context' ? 'folder' : 'unknown' };
}

/** Every verb that something can follow, in the order of the help. */
export function everyVerb({ verbs }: VerbModel): readonly VerbModel[] {
  return verbs.flatMap((verb) => [verb, ...everyVerb(verb)]);
}

/** A text in the single quotes of bash and zsh. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
