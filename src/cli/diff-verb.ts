import type { Command } from 'commander';
import { readCommandOptions } from '../options/read-command.ts';
import { bareCommand } from './options.ts';
import type { CliSurroundings } from './surroundings.ts';

/** What `aipack diff` ends with where something could not be compared, as diff does. */
export const TROUBLE = 2;

const EXAMPLES = `
A and B are names of images in a registry, OCI layouts (folders or archives), or plans: files that "aipack plan" or
"aipack detect" printed as JSON, or folders.
It ends with 0 where both are the same, 1 where they differ, 2 where they can't be compared.

Examples:
  $ aipack diff ghcr.io/me/app:1.1 ghcr.io/me/app:1.2
  $ aipack diff app.tar ghcr.io/me/app@sha256:0123… --format json
  $ aipack plan --format json > before.json; git pull; aipack diff before.json .`;

/** `aipack diff A B`. */
export function diffCommand(surroundings: CliSurroundings): Command {
  return bareCommand('diff', 'Compares two images or two plans: packages, dependencies, files, settings')
    .argument('<a>', 'image, layout, plan or folder')
    .argument('<b>', 'what it is compared with')
    .addHelpText('after', EXAMPLES)
    .action(async (a: string, b: string, given: Readonly<Record<string, unknown>>) => {
      const { runDiffCommand } = await import('./diff-command.ts');
      return runDiffCommand(a, b, await readCommandOptions('diff', given, surroundings.environment), surroundings);
    });
}
