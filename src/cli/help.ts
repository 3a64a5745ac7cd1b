import { Command, type Help, type Option } from 'commander';
import type { CommandPlace, Row, Verb } from '../options/row.ts';
import { GROUPS, rows } from '../options/table.ts';
import { EXIT_CODES } from './exit-codes.ts';

/** Options up to which a verb's own help has all of them. */
const FEW = 14;
/** Characters of a line of help, also where the terminal is wider. */
const WIDEST = 100;
/** Where nobody knows how wide it is, such as in a file. */
const USUAL = 80;

const TOPICS = new Map(
  GROUPS.flatMap(({ topic, rows: group }) =>
    topic === undefined ? [] : Object.keys(group).map((name) => [name, topic] as const),
  ),
);

/** The topics of `aipack help`, in the order of the table. */
export const HELP_TOPICS: readonly string[] = [...new Set(TOPICS.values())];

function takes(verb: Verb, { command }: Row): boolean {
  return command?.flag.startsWith('-') === true && command.verbs.includes(verb);
}

/** The topic under which an option is told, where the help of a verb itself doesn't have it. */
export function topicApart(verb: Verb, name: string, { often }: CommandPlace): string | undefined {
  if (often === true || rows.filter(([, row]) => takes(verb, row)).length <= FEW) return undefined;
  return TOPICS.get(name);
}

/** Which topics have further options of a verb, at the end of its help; empty where it has them all. */
export function furtherOptions(verb: Verb): string {
  const apart = new Map<string, string[]>();
  for (const [name, row] of rows) {
    if (row.command === undefined || !takes(verb, row)) continue;
    const topic = topicApart(verb, name, row.command);
    if (topic !== undefined) apart.set(topic, [...(apart.get(topic) ?? []), longFlag(row.command.flag)]);
  }
  if (apart.size === 0) return '';
  const lines = [...apart].map(([topic, flags]) => `  ${topic.padEnd(14)}${someOf(flags)}`);
  return ['', 'Further options, told by aipack help TOPIC:', ...lines].join('\n');
}

/** As many as fit in a line of the usual width. */
function someOf(flags: readonly string[]): string {
  const shown = flags.filter((_, i) => flags.slice(0, i + 1).join(' ').length < USUAL - 20);
  return [...shown, ...(shown.length < flags.length ? ['…'] : [])].join(' ');
}

function longFlag(flag: string): string {
  return /--[a-z-]+/.exec(flag)?.[0] ?? flag;
}

/** How options are told: a default that says nothing is left out. */
export const helpStyle: Partial<Help> = {
  subcommandTerm: (command) =>
    [
      command.name(),
      ...command.registeredArguments.map((argument) => (argument.required ? `<${argument.name()}>` : '')),
    ]
      .join(' ')
      .trim(),
  optionDescription: ({ description, argChoices, defaultValue }: Option): string => {
    const value: unknown = defaultValue;
    if (argChoices !== undefined) {
      const words = argChoices.map((choice) => (choice === value ? `${choice} (default)` : choice));
      return `${description}: ${words.join(', ')}`;
    }
    const known = typeof value === 'string' || typeof value === 'number' ? ` (default: ${value})` : '';
    return `${description}${known}`;
  },
};

/** How wide help is on a terminal of this width. */
export function helpWidth(columns: number | undefined): number {
  return columns === undefined ? USUAL : Math.min(columns, WIDEST);
}

/** What a topic of `aipack help` prints; undefined for a word that is none. */
export function topicHelp(topic: string, program: Command, optionsOf: OptionsOf): string | undefined {
  if (topic === 'exit-codes') return EXIT_CODES;
  const groups = GROUPS.filter((group) => group.topic === topic);
  if (groups.length === 0) return undefined;
  const page = new Command().copyInheritedSettings(program).helpOption(false).usage('VERB [options]');
  for (const { title, rows: group } of groups) {
    for (const row of Object.values(group)) {
      const { command } = row;
      if (command?.flag.startsWith('-') !== true) continue;
      for (const option of optionsOf(row, command)) {
        option.description += ` [${command.verbs.join(' ')}]`;
        page.addOption(option.helpGroup(`${title}:`));
      }
    }
  }
  return `${page.helpInformation().replace(/^.*\n\n/, '')}\nBehind each option: the verbs that take it.\n`;
}

type OptionsOf = (row: Row, place: CommandPlace) => readonly Option[];
