import { Command, InvalidArgumentError, Option } from 'commander';
import { OPTIONS, rows } from '../options/table.ts';
import { commandHelp } from '../options/texts.ts';
import type { CommandPlace, Row, Verb } from '../options/row.ts';
import { furtherOptions, topicApart } from './help.ts';

/** A verb that works on a folder, with its options. */
export function verbCommand(verb: Verb, summary: string): Command {
  const { flag } = OPTIONS.context.command;
  return withOptions(
    describedCommand(verb, summary).argument(flag, OPTIONS.context.help, OPTIONS.context.default),
    verb,
  );
}

/** A verb that works on a folder and something that is named before it. */
export function namedVerbCommand(verb: Verb, argument: string, help: string, summary: string): Command {
  const { flag } = OPTIONS.context.command;
  const command = describedCommand(verb, summary).argument(argument, help);
  return withOptions(command.argument(flag, OPTIONS.context.help, OPTIONS.context.default), verb);
}

/** A question to the package index, with its options. */
export function questionCommand(verb: Verb, argument: string, summary: string): Command {
  return withOptions(describedCommand(verb, summary).argument(argument), verb);
}

/** A verb that asks nothing of a folder, with its options. */
export function bareCommand(verb: Verb, summary: string): Command {
  return withOptions(describedCommand(verb, summary), verb);
}

function describedCommand(verb: Verb, summary: string): Command {
  return new Command(verb.split(' ').at(-1)).summary(summary).description(`${summary}.`);
}

function withOptions(command: Command, verb: Verb): Command {
  for (const [name, row] of rows) {
    const place = row.command;
    if (place?.flag.startsWith('-') !== true || !place.verbs.includes(verb)) continue;
    const isApart = topicApart(verb, name, place) !== undefined;
    for (const option of optionsOf(row, place)) command.addOption(option.hideHelp(isApart));
  }
  const further = furtherOptions(verb);
  return further === '' ? command : command.addHelpText('after', further);
}

export function optionsOf(row: Row, place: CommandPlace): readonly Option[] {
  const { flag, negated, preset } = place;
  const option = new Option(flag, commandHelp(row, place));
  if (preset !== undefined) option.preset(preset);
  switch (row.kind) {
    case 'list':
    case 'lines':
      return [option.argParser(append).default([])];
    case 'choice':
      // A default would stand before the variable that says the option where no flag does.
      return [option.choices(row.choices).default(row.variable === undefined ? row.default : undefined)];
    case 'count':
      return [option.argParser(count).default(row.default)];
    case 'switch':
      // Of a flag that switches something off commander finds the default by itself.
      return [option.negate ? option : option.default(row.default ?? false)];
    case 'switch-or-text':
      return negated === undefined
        ? [option]
        : [option, new Option(flag.replace('--', '--no-').replace(/ .*/, ''), negated)];
    default:
      return [option.default(row.default)];
  }
}

function append(value: string, previous: readonly string[]): readonly string[] {
  return [...previous, value];
}

function count(value: string): number {
  if (!/^[1-9]\d{0,8}$/.test(value)) throw new InvalidArgumentError('It is not a whole number above 0.');
  return Number(value);
}
