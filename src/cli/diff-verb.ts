import type { Command } from 'commander';
import { readCommandOptions } from '../options/read-command.ts';
import { examplesOf } from './examples.ts';
import { bareCommand } from './options.ts';
import type { CliSurroundings } from './surroundings.ts';

/** What `aipack diff` ends with where something could not be compared, as diff does. */
export const TROUBLE = 2;

const SIDES = `
A and B are images in a registry, OCI layouts (folders or archives), or plans: files that
"aipack plan" or "aipack detect" printed as JSON, or folders.
It ends with 0 where both are the same, 1 where they differ, 2 where they can't be compared.`;

/** `aipack diff A B`. */
export function diffCommand(surroundings: CliSurroundings): Command {
  return bareCommand('diff', 'Compares two images or two plans: packages, dependencies, files, settings')
    .argument('<a>', 'image, layout, plan or folder')
    .argument('<b>', 'what it is compared with')
    .addHelpText('after', SIDES)
    .addHelpText('after', examplesOf('diff'))
    .action(async (a: string, b: string, given: Readonly<Record<string, unknown>>) => {
      const { runDiffCommand } = await import('./diff-command.ts');
      return runDiffCommand(a, b, await readCommandOptions('diff', given, surroundings.environment), surroundings);
    });
}
