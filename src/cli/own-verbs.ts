import { Argument, type Command } from 'commander';
import { examplesOf } from './examples.ts';
import type { CliSurroundings } from './surroundings.ts';

/** Verbs that tell of the program itself, and look at nothing else. */
export function addOwnVerbs(program: Command, { stdout }: Pick<CliSurroundings, 'stdout'>): void {
  program
    .command('schema')
    .summary('Prints a JSON Schema, for editors')
    .addArgument(
      new Argument('[file]', 'which file it is for').choices(['aipack.yml', 'universal-build']).default('aipack.yml'),
    )
    .description('Prints a JSON Schema, for editors.')
    .addHelpText('after', examplesOf('schema'))
    .action(async (file: string) => {
      const { schemaText } = await import('./schema-command.ts');
      stdout(schemaText(file));
    });
  const summary = 'Prints a script that has a shell complete verbs, options and their values';
  program
    .command('completion')
    .summary(summary)
    .description(`${summary}.`)
    .addArgument(new Argument('<shell>', 'which shell it is for').choices(['bash', 'zsh', 'fish']))
    .addHelpText('after', examplesOf('completion'))
    .action(async (shell: string) => {
      const { completionScript } = await import('./completion/command.ts');
      stdout(completionScript(shell, program));
    });
}
