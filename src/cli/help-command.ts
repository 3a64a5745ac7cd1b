import { Argument, type Command } from 'commander';
import { printableLines } from '../untrusted/printable.ts';
import { topicHelp, HELP_TOPICS } from './help.ts';
import { optionsOf } from './options.ts';
import type { CliSurroundings } from './surroundings.ts';

/** `aipack help`: of a verb, or of options that many verbs have. */
export function addHelpCommand(program: Command, { stdout }: Pick<CliSurroundings, 'stdout'>): void {
  const words = [...HELP_TOPICS, 'exit-codes'];
  program
    .helpCommand(false)
    .addHelpText(
      'after',
      `\nMore: aipack VERB --help, or aipack help TOPIC, where a topic is one of\n${words.join(', ')}.`,
    )
    .command('help')
    .summary('Tells how a verb is used, or what options many verbs have')
    .addArgument(new Argument('[words...]', 'a verb, or a topic'))
    .action((given: readonly string[]) => {
      const text = given.length === 1 ? topicHelp(given[0] ?? '', program, optionsOf) : undefined;
      if (text !== undefined) {
        stdout(printableLines(text));
        return;
      }
      const found = given.reduce<Command | undefined>(
        (above, word) => above?.commands.find((below) => below.name() === word),
        program,
      );
      if (found === undefined) program.error(`error: no verb and no topic is called '${given.join(' ')}'`);
      else found.outputHelp();
    });
}
