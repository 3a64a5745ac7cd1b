import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { cacheFolder } from '../host/cache-folder.ts';
import { exitCodeOfSignal, Interrupted, listenToSignals } from '../host/interrupts.ts';
import { describeDropped, dropRelativePlaces } from '../host/own-places.ts';

for (const message of describeDropped(dropRelativePlaces(process.env))) process.stderr.write(`warning: ${message}\n`);
// Most of a short run's time is the reading of this program: what V8 made of it is kept for the next one.
enableCompileCache(join(cacheFolder(process.env), 'compiled'));
const { runCli } = await import('./run-cli.ts');
const { watchOutputs } = await import('./closed-pipe.ts');

const cancel = new AbortController();
// The first Ctrl-C asks the daemon to stop and cleans up; whoever is in a hurry presses it again.
const interrupts = listenToSignals(process, (name) => {
  const reason = new Interrupted(name);
  if (cancel.signal.aborted) process.exit(exitCodeOfSignal(reason));
  cancel.abort(reason);
});

const outputs = watchOutputs([process.stdout, process.stderr], (message) => {
  if (message !== undefined) process.stderr.write(`error: ${message}\n`);
  process.exitCode = outputs.exitCode();
  cancel.abort(new Error('the output is closed'));
});
/** Once nobody reads the output, that the work was ended for it is nothing to tell. */
const isOpen = (): boolean => outputs.exitCode() === undefined;

const exitCode = await runCli(process.argv.slice(2), {
  environment: process.env,
  directory: process.cwd(),
  stdout: (text) => isOpen() && process.stdout.write(text),
  ...(process.stdout.isTTY ? { width: () => process.stdout.columns || 80 } : { bytes: process.stdout }),
  stderr: (text) => isOpen() && process.stderr.write(text),
  ...(process.stderr.isTTY && process.env.TERM !== 'dumb' ? { columns: () => process.stderr.columns || 80 } : {}),
  signal: cancel.signal,
  interrupts,
});
process.exitCode = outputs.exitCode() ?? exitCode;
