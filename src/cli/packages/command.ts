import { InvalidArgumentError, Option, type Command } from 'commander';
import { append, withPackageSource } from '../options.ts';
import type { CliSurroundings } from '../surroundings.ts';
import type { PackagesOptions, SearchOptions, StreamsOptions } from './options.ts';

/** `aipack packages …`: questions to the package index. What answers them is loaded when one is asked. */
export function addPackagesCommand(program: Command, surroundings: CliSurroundings): void {
  const packages = program.command('packages').description('Asks the package index.');
  question(packages, 'search', '<word...>', 'Finds packages by name, by what they provide, or by description')
    .option('--limit <number>', 'most packages to show', count, 20)
    .action(async (words: readonly string[], options: SearchOptions) => {
      const { search } = await import('./search.ts');
      return search(words, options, surroundings);
    });
  question(
    packages,
    'validate',
    '<name...>',
    'Tells which names are packages, and what was meant by those that are not',
  ).action(async (names: readonly string[], options: PackagesOptions) => {
    const { validate } = await import('./validate.ts');
    return validate(names, options, surroundings);
  });
  question(packages, 'resolve', '<name...>', 'Lists what installing packages would install, as apk does')
    .addHelpText('after', '\nNames are written as for apk: NAME, NAME=VERSION, NAME~VERSION, "NAME<VERSION", "!NAME".')
    .action(async (names: readonly string[], options: PackagesOptions) => {
      const { resolveWorld } = await import('./resolve.ts');
      return resolveWorld(names, options, surroundings);
    });
  question(packages, 'streams', '[family...]', 'Lists the versions that languages and tools are offered in')
    .option('--range <range>', 'tell which one a project gets that asks for this, such as ^22 or ">=3.11,<4"')
    .option('--max-package-age <days>', 'days after which a stream counts as no longer maintained', count)
    .addOption(new Option('--wish <range>', 'the old name of --range').hideHelp())
    .action(async (families: readonly string[], options: StreamsOptions) => {
      const { streams } = await import('./streams.ts');
      return streams(families, options, surroundings);
    });
}

function question(packages: Command, name: string, argument: string, summary: string): Command {
  const command = packages
    .command(name)
    .summary(summary)
    .description(`${summary}.`)
    .argument(argument)
    .option('--arch <architecture>', 'x86_64 or aarch64; default: this machine')
    .option('--index <file>', 'answer from an APKINDEX.tar.gz on disk, several by repeating', append, []);
  return withPackageSource(command);
}

function count(value: string): number {
  if (!/^[1-9]\d{0,8}$/.test(value)) throw new InvalidArgumentError('It is not a whole number above 0.');
  return Number(value);
}
