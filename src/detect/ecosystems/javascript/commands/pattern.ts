import { commandsOf } from '../../../core/start-line.ts';

/** One way to call a tool. A word that ends in `*` stands for all that begin so. */
export interface CommandPattern {
  readonly command: string;
  /** What its first arguments are, each one word or several; anything where it is not said. */
  readonly then?: readonly string[];
  /** Whether it also fits with no argument at all, where no other command follows. */
  readonly alone?: boolean;
  /** First arguments that make it something else. */
  readonly except?: readonly string[];
  /** Options one of which has to be there. */
  readonly flags?: readonly string[];
  readonly why: string;
}

/** The first row that a command line's first command fits; `words` are that command, without what only goes before it. */
export function fitting<T extends CommandPattern>(
  rows: readonly T[],
  words: readonly string[],
  followed = false,
): T | undefined {
  const [command = '', ...args] = words;
  return rows.find((row) => fits(row.command, command) && argumentsFit(row, args, followed));
}

function argumentsFit({ then, alone, except, flags }: CommandPattern, args: readonly string[], followed: boolean) {
  const starts = (text: string) => text.split(' ').every((word, index) => fits(word, args[index] ?? ''));
  if (except?.some(starts) === true) return false;
  if (flags !== undefined && !hasFlag(args, flags)) return false;
  return then === undefined || then.some(starts) || (alone === true && args.length === 0 && !followed);
}

/** Whether one of these options is among arguments, with a value in the same word or not. */
export function hasFlag(args: readonly string[], flags: readonly string[]): boolean {
  return args.some((arg) => flags.some((flag) => fits(flag, arg) || arg.startsWith(`${flag}=`)));
}

/** The value of the first of these options, in the next word or in the same one. */
export function flagValue(args: readonly string[], flags: readonly string[]): string | undefined {
  for (const [index, arg] of args.entries()) {
    const flag = flags.find((each) => arg === each || arg.startsWith(`${each}=`));
    if (flag !== undefined) return arg === flag ? args[index + 1] : arg.slice(flag.length + 1);
  }
  return undefined;
}

/** Whether a line names a command anywhere, or a tool that begins or ends with its name: `npx electron-forge start`. */
export function mentions(line: string, command: string): boolean {
  return commandsOf(line)
    .flat()
    .flatMap((word) => word.split(/[^\w-]+/))
    .some((name) => name === command || name.startsWith(`${command}-`) || name.endsWith(`-${command}`));
}

function fits(pattern: string, word: string): boolean {
  return pattern.endsWith('*') ? word.startsWith(pattern.slice(0, -1)) : word === pattern;
}
