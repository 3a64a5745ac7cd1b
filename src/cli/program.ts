import { Command } from 'commander';
import { TOOL_VERSION } from '../host/version.ts';
import { printableLines } from '../untrusted/printable.ts';
import { diffCommand } from './diff-verb.ts';
import { addHelpCommand } from './help-command.ts';
import { helpStyle, helpWidth } from './help.ts';
import { lineCommands } from './line-commands.ts';
import { addOwnVerbs } from './own-verbs.ts';
import { addPackagesCommand } from './packages/command.ts';
import type { CliSurroundings } from './surroundings.ts';

/**
 * The command with all of its verbs: what it says of itself goes where the surroundings say.
 * @param asked the first word of the line: where it is a verb of the line, the others are not made
 */
export function programOf(surroundings: CliSurroundings, asked?: string): Command {
  const { stdout, stderr, width } = surroundings;
  const program = new Command('aipack')
    .description('Builds a small, attested container image from a repository that has no Dockerfile.')
    .version(TOOL_VERSION)
    .exitOverride()
    .configureHelp(helpStyle)
    .configureOutput({
      writeOut: (text) => stdout(printableLines(text)),
      writeErr: (text) => stderr(printableLines(text)),
      getOutHelpWidth: () => helpWidth(width?.()),
      getErrHelpWidth: () => helpWidth(width?.()),
    });
  const only = asked === undefined ? [] : lineCommands(surroundings, asked);
  for (const verb of only.length > 0 ? only : lineCommands(surroundings))
    program.addCommand(verb.copyInheritedSettings(program));
  if (only.length > 0) return program;
  program.addCommand(diffCommand(surroundings).copyInheritedSettings(program));
  addPackagesCommand(program, surroundings);
  addOwnVerbs(program, surroundings);
  addHelpCommand(program, surroundings);
  return program;
}
