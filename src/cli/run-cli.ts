import { Command, CommanderError } from 'commander';
import { useNetwork } from '../host/use-network.ts';
import { TOOL_VERSION } from '../host/version.ts';
import { printableLines, say } from '../untrusted/printable.ts';
import { diffCommand, TROUBLE } from './diff-verb.ts';
import { exitCodeOf, explain, failureJson, problemsOf, USAGE } from './failure.ts';
import { Ended } from './ended.ts';
import { addHelpCommand } from './help-command.ts';
import { helpStyle, helpWidth } from './help.ts';
import { lineCommands } from './line-commands.ts';
import { addOwnVerbs } from './own-verbs.ts';
import { addPackagesCommand } from './packages/command.ts';
import type { CliSurroundings } from './surroundings.ts';

/** Runs `aipack` with the given arguments and returns its exit code. */
export async function runCli(args: readonly string[], given: CliSurroundings): Promise<number> {
  const isJson = wantsJson(args);
  let answered = false;
  const surroundings: CliSurroundings = {
    ...given,
    stdout: (text) => {
      answered = true;
      given.stdout(text);
    },
  };
  const { signal, stderr } = surroundings;
  // Standard output has one document: where the answer stands there already, what is wrong is only told to people.
  const tellJson = (...failure: Parameters<typeof failureJson>): void => {
    if (isJson && !answered) given.stdout(say`${failureJson(...failure)}\n`);
  };
  const program = new Command('aipack')
    .description('Builds a small, attested container image from a repository that has no Dockerfile.')
    .version(TOOL_VERSION)
    .exitOverride()
    .configureHelp(helpStyle)
    .configureOutput({
      writeOut: (text) => surroundings.stdout(printableLines(text)),
      writeErr: (text) => stderr(printableLines(text)),
      getOutHelpWidth: () => helpWidth(given.width?.()),
      getErrHelpWidth: () => helpWidth(given.width?.()),
    });
  const asked = args[0] === undefined ? [] : lineCommands(surroundings, args[0]);
  for (const verb of asked.length > 0 ? asked : lineCommands(surroundings)) {
    program.addCommand(verb.copyInheritedSettings(program));
  }
  if (asked.length === 0) {
    program.addCommand(diffCommand(surroundings).copyInheritedSettings(program));
    addPackagesCommand(program, surroundings);
    addOwnVerbs(program, surroundings);
    addHelpCommand(program, surroundings);
  }
  try {
    await useNetwork(surroundings.environment);
    await (args.length === 0 ? look(surroundings) : program.parseAsync(args, { from: 'user' }));
    return 0;
  } catch (error) {
    if (error instanceof Ended) return error.exitCode;
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return 0;
      tellJson(USAGE, [{ code: 'USAGE', message: error.message.replace(/^error: /, '') }]);
      return USAGE;
    }
    const known = exitCodeOf(error, signal);
    const exitCode = known === 1 && args[0] === 'diff' ? TROUBLE : known;
    tellJson(exitCode, problemsOf(error, signal));
    stderr(say`${explain(error, signal)}\n`);
    return exitCode;
  }
}

/** Whether failures are to be told as the answer would be, also where the command line can't be read. */
function wantsJson(args: readonly string[]): boolean {
  return args.some((arg, i) => arg === '--format=json' || (arg === '--format' && args[i + 1] === 'json'));
}

/** Without a verb. */
async function look(surroundings: CliSurroundings): Promise<void> {
  const { runLook } = await import('./look-command.ts');
  return runLook(surroundings);
}
