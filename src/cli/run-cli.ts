import { CommanderError } from 'commander';
import { useNetwork } from '../host/use-network.ts';
import { say } from '../untrusted/printable.ts';
import { TROUBLE } from './diff-verb.ts';
import { exitCodeOf, explain, failureJson, problemsOf, USAGE } from './failure.ts';
import { Ended } from './ended.ts';
import { programOf } from './program.ts';
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
  const program = programOf(surroundings, args[0]);
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
