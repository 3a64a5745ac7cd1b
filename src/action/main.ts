import * as core from '@actions/core';
import { dirname, join } from 'node:path';
import { describeDropped, dropRelativePlaces } from '../host/own-places.ts';
import { useProxies } from '../host/proxies.ts';
import { runAction } from './run-action.ts';

for (const message of describeDropped(dropRelativePlaces(process.env))) core.warning(message);
useProxies(process.env);
const cancel = new AbortController();
// The runner sends SIGINT, and SIGTERM some seconds later, to a step that is cancelled.
for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => cancel.abort());

await runAction({
  environment: process.env,
  directory: process.env.GITHUB_WORKSPACE ?? process.cwd(),
  signal: cancel.signal,
  cacheProgram: join(dirname(process.argv[1] ?? ''), '../cache/index.js'),
});
// Idle connections of the HTTP client would keep the step for seconds after it has done its work.
process.exit(process.exitCode ?? core.ExitCode.Success);
