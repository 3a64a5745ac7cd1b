import type { Command } from 'commander';
import { readCommandOptions } from '../../options/read-command.ts';
import type { QUESTIONS } from '../../options/row.ts';
import type { Options } from '../../options/table.ts';
import { examplesOf } from '../examples.ts';
import { questionCommand } from '../options.ts';
import type { CliSurroundings } from '../surroundings.ts';

type Ask = (words: readonly string[], options: Options, surroundings: CliSurroundings) => Promise<void>;

/** `aipack packages …`: questions to the package index. What answers them is loaded when one is asked. */
export function addPackagesCommand(program: Command, surroundings: CliSurroundings): void {
  const packages = program
    .command('packages')
    .helpCommand(false)
    .summary('Asks the package index')
    .description('Asks the package index.');
  const question = (
    verb: (typeof QUESTIONS)[number],
    argument: string,
    summary: string,
    load: () => Promise<Ask>,
  ): Command => {
    const command = questionCommand(verb, argument, summary)
      .copyInheritedSettings(packages)
      .addHelpText('after', examplesOf(verb));
    packages.addCommand(command);
    return command.action(async (words: readonly string[], given: Readonly<Record<string, unknown>>) => {
      const [options, ask] = await Promise.all([readCommandOptions(verb, given, surroundings.environment), load()]);
      return ask(words, options, surroundings);
    });
  };
  question(
    'packages search',
    '<word...>',
    'Finds packages by name, by what they provide, or by description',
    async () => (await import('./search.ts')).search,
  );
  question(
    'packages validate',
    '<name...>',
    'Tells which names are packages, and what was meant by those that are not',
    async () => (await import('./validate.ts')).validate,
  );
  question(
    'packages resolve',
    '<name...>',
    'Lists what installing packages would install, as apk does',
    async () => (await import('./resolve.ts')).resolveWorld,
  ).addHelpText('after', '\nNames are written as for apk: NAME, NAME=VERSION, NAME~VERSION, "NAME<VERSION", "!NAME".');
  question(
    'packages streams',
    '[family...]',
    'Lists the versions that languages and tools are offered in',
    async () => (await import('./streams.ts')).streams,
  );
}
