import * as core from '@actions/core';
import { exitCodeOfSignal, Interrupted, listenToSignals } from '../host/interrupts.ts';
import { describeDropped, dropRelativePlaces } from '../host/own-places.ts';
import * as log from './log.ts';
import { runAction } from './run-action.ts';

for (const message of describeDropped(dropRelativePlaces(process.env))) log.warning(log.told(message));
const cancel = new AbortController();
// The runner sends SIGINT, and SIGTERM some seconds later, to a step that is cancelled.
const interrupts = listenToSignals(process, (name) => cancel.abort(new Interrupted(name)));

await runAction({
  environment: process.env,
  directory: process.env.GITHUB_WORKSPACE ?? process.cwd(),
  signal: cancel.signal,
  interrupts,
});
// Idle connections of the HTTP client would keep the step for seconds after it has done its work.
const code = process.exitCode ?? core.ExitCode.Success;
process.exit(code !== 0 && cancel.signal.aborted ? exitCodeOfSignal(cancel.signal.reason) : code);
